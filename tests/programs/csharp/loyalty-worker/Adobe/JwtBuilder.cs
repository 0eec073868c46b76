using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using Jose;
using Microsoft.Extensions.Configuration;

namespace LoyaltyWorker.Adobe
{
    public interface IJwtBuilder
    {
        string Build();
    }

    public class JwtBuilder : IJwtBuilder
    {
        private readonly IConfiguration _configuration;
        private readonly ICertificateLoader _certificateLoader;

        public JwtBuilder(IConfiguration configuration, ICertificateLoader certificateLoader)
        {
            _configuration = configuration;
            _certificateLoader = certificateLoader;
        }

        public string Build()
        {
            var host = _configuration["Adobe:ImsHost"];
            var claims = new Dictionary<string, object>
            {
                ["iss"] = _configuration["Adobe:OrganizationId"],
                ["sub"] = _configuration["Adobe:TechnicalAccountId"],
                ["aud"] = $"https://{host}/c/{_configuration["Adobe:ClientId"]}",
                ["exp"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(),
                [$"https://{host}/s/ent_dataservices_sdk"] = true,
            };
            return JWT.Encode(claims, _certificateLoader.Load().PrivateKey, JwsAlgorithm.RS256);
        }
    }
}
