using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using System.Web.Script.Serialization;
using Jose;

namespace ConsentSync.Tokens
{
    public sealed class AdobeIoTokenSource : ITokenSource, IDisposable
    {
        private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
        private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(5);

        private readonly Configuration configuration;
        private readonly X509Certificate2 certificate;
        private readonly HttpClient http;
        private string token;
        private DateTimeOffset expiry = DateTimeOffset.MinValue;

        public AdobeIoTokenSource(Configuration configuration)
        {
            this.configuration = configuration;
            certificate = new X509Certificate2(Convert.FromBase64String(configuration.Certificate), configuration.CertificatePassword);
            http = new HttpClient { BaseAddress = new Uri(configuration.ImsUrl), Timeout = TimeSpan.FromSeconds(20) };
        }

        public async Task<string> GetTokenAsync()
        {
            if (DateTimeOffset.UtcNow + Skew >= expiry)
            {
                await RenewAsync();
            }
            return token;
        }

        public void Dispose()
        {
            http.Dispose();
            certificate.Dispose();
        }

        private async Task RenewAsync()
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", configuration.ClientId },
                { "client_secret", configuration.ClientSecret },
                { "jwt_token", CreateAssertion() },
            });
            for (var attempt = 1; ; attempt++)
            {
                var response = await http.PostAsync("ims/exchange/jwt", form);
                var body = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode)
                {
                    var answer = new JavaScriptSerializer().Deserialize<TokenAnswer>(body);
                    token = answer.access_token;
                    // IMS answers in milliseconds
                    expiry = DateTimeOffset.UtcNow.Add(TimeSpan.FromMilliseconds(answer.expires_in));
                    return;
                }
                if (attempt == 3 || (int)response.StatusCode < 500)
                {
                    throw new InvalidOperationException($"Adobe IMS: {(int)response.StatusCode} {body}");
                }
                await Task.Delay(TimeSpan.FromSeconds(attempt));
            }
        }

        private string CreateAssertion()
        {
            var issued = DateTimeOffset.UtcNow;
            var claims = new Dictionary<string, object>
            {
                { "iss", configuration.Organization },
                { "sub", configuration.TechnicalAccount },
                { "iat", issued.ToUnixTimeSeconds() },
                { "exp", issued.Add(AssertionLifetime).ToUnixTimeSeconds() },
                { "aud", configuration.ImsUrl + "/c/" + configuration.ClientId },
            };
            configuration.Metascopes.Split(',').Select(scope => scope.Trim()).ToList()
                .ForEach(scope => claims.Add(configuration.ImsUrl + "/s/" + scope, true));
            return JWT.Encode(claims, certificate.PrivateKey, JwsAlgorithm.RS256);
        }

        private class TokenAnswer
        {
            public string access_token { get; set; }
            public long expires_in { get; set; }
        }
    }
}
