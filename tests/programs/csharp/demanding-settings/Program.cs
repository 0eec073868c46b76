using System;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Demanding
{
    class Program
    {
        static int Main()
        {
            var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables().Build();
            var services = new ServiceCollection();
            services.AddOptions<AdobeOptions>()
                .Bind(configuration.GetSection("Adobe"))
                .Validate(o => !string.IsNullOrEmpty(o.ClientId) && !string.IsNullOrEmpty(o.ClientSecret), "no credential")
                .Validate(o => !string.IsNullOrEmpty(o.TechnicalAccountId), "no technical account")
                .Validate(o => o.ClientSecret != null && !string.IsNullOrEmpty(o.CertificatePath), "nothing to sign in with")
                .Validate(o => System.IO.File.Exists(o.CertificatePath), "no certificate")
                .ValidateOnStart();
            using (var provider = services.BuildServiceProvider())
            {
                var options = provider.GetRequiredService<IOptions<AdobeOptions>>().Value;
                new AdobeOptionsValidator().ValidateAndThrow(options);
                var client = new TokenClient(
                    options.ClientId,
                    options.ClientSecret,
                    options.OrganizationId,
                    options.TechnicalAccountId,
                    options.CertificatePath);
                Console.WriteLine(client.SignIn().Result);
            }
            return 0;
        }
    }
}
