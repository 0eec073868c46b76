using System;
using System.Net.Http;
using TargetSync.Adobe;

namespace TargetSync
{
    public static class Program
    {
        public static void Main()
        {
            var options = new AdobeOptions
            {
                ClientId = Environment.GetEnvironmentVariable("TARGET_CLIENT_ID"),
                ClientSecret = Environment.GetEnvironmentVariable("TARGET_CLIENT_SECRET"),
                OrgId = Environment.GetEnvironmentVariable("TARGET_ORG_ID"),
                TechnicalAccountId = Environment.GetEnvironmentVariable("TARGET_TECH_ACCOUNT"),
                CertificatePath = Environment.GetEnvironmentVariable("TARGET_CERTIFICATE") ?? "mycert.pfx",
                CertificatePassword = "password",
            };
            var client = new AdobeTokenClient(new HttpClient(), options);
            Console.WriteLine(client.GetTokenAsync().GetAwaiter().GetResult());
        }
    }
}
