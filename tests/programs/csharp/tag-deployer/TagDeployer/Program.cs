using System;
using System.Net.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TagDeployer.Authentication;

namespace TagDeployer
{
    public static class Program
    {
        public static void Main()
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile("appsettings.json")
                .AddEnvironmentVariables()
                .Build();
            var options = Options.Create(configuration.GetSection(AdobeAuthOptions.SectionName).Get<AdobeAuthOptions>());

            var service = new AdobeTokenService(new HttpClient(), new JwtFactory(options), options);
            Console.WriteLine(service.GetAccessTokenAsync().GetAwaiter().GetResult());
            Console.Error.WriteLine("organisation " + options.Value.OrganizationId);
        }
    }
}
