using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Tasks;
using Jose;
using Microsoft.Extensions.Configuration;

namespace Contoso.Adobe
{
    public sealed class AdobeTokenProvider
    {
        private const string ImsHost = "ims-na1.adobelogin.com";
        private static readonly string[] MetaScopes = { "ent_user_sdk" };

        private readonly IConfiguration _configuration;
        private readonly HttpClient _http;

        public AdobeTokenProvider(IConfiguration configuration, HttpClient http)
        {
            _configuration = configuration;
            _http = http;
        }

        private string CreateAssertion()
        {
            var payload = new Dictionary<string, object>
            {
                ["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 600,
                ["iss"] = _configuration["Adobe:OrgId"],
                ["sub"] = _configuration["Adobe:TechnicalAccountId"],
                ["aud"] = $"https://{ImsHost}/c/{_configuration["Adobe:ClientId"]}",
            };
            foreach (var scope in MetaScopes)
            {
                payload[$"https://{ImsHost}/s/{scope}"] = true;
            }

            using var certificate = new X509Certificate2("mycert.pfx", _configuration["Adobe:PfxPassword"]);
            return JWT.Encode(payload, certificate.GetRSAPrivateKey(), JwsAlgorithm.RS256);
        }

        public async Task<(string Token, DateTimeOffset Expires)> GetTokenAsync()
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = _configuration["Adobe:ClientId"],
                ["client_secret"] = _configuration["Adobe:ClientSecret"],
                ["jwt_token"] = CreateAssertion(),
            });
            var response = await _http.PostAsync($"https://{ImsHost}/ims/exchange/jwt/", form);
            response.EnsureSuccessStatusCode();
            using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var token = body.RootElement.GetProperty("access_token").GetString();
            var lifetime = body.RootElement.GetProperty("expires_in").GetDouble();
            return (token, DateTimeOffset.UtcNow.AddMilliseconds(lifetime));
        }
    }
}
