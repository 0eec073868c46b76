using System;
using Adobe.Utility;

internal static class Program
{
    private static int Main()
    {
        var values = new AuthValues(
            Environment.GetEnvironmentVariable("UMAPI_CLIENT_ID"),
            Environment.GetEnvironmentVariable("UMAPI_CLIENT_SECRET"),
            Environment.GetEnvironmentVariable("UMAPI_ORG"),
            Environment.GetEnvironmentVariable("UMAPI_TECH_ACCOUNT"),
            Environment.GetEnvironmentVariable("UMAPI_CERTIFICATE") ?? "certificate.pfx",
            Environment.GetEnvironmentVariable("UMAPI_CERTIFICATE_PASSWORD"));
        var token = AdobeAuthenticationUtils.GetAccessToken(values).GetAwaiter().GetResult();
        Console.WriteLine($"{token.Item1} until {token.Item2:O}");
        return 0;
    }
}
