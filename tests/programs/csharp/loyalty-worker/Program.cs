using System;
using System.Net.Http;
using LoyaltyWorker.Adobe;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyWorker
{
    public static class Program
    {
        public static void Main(string[] args)
        {
            var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").AddEnvironmentVariables().Build();
            var services = new ServiceCollection();
            services.AddSingleton(configuration);
            services.AddSingleton(new HttpClient());
            services.AddSingleton<ICertificateLoader, CertificateLoader>();
            services.AddSingleton<IJwtBuilder, JwtBuilder>();
            services.AddSingleton<ITokenProvider, TokenProvider>();
            using (var provider = services.BuildServiceProvider())
            {
                var tokens = provider.GetRequiredService<ITokenProvider>();
                Console.WriteLine(tokens.GetTokenAsync().GetAwaiter().GetResult());
            }
        }
    }
}
