using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Jose;

namespace TargetSync.Adobe
{
    /// <summary>Obtains access tokens for the Target API and keeps them until they expire.</summary>
    public class AdobeTokenClient
    {
        private readonly HttpClient _http;
        private readonly AdobeOptions _options;
        private readonly X509Certificate2 _certificate;
        private string _token;
        private DateTime _expires = DateTime.MinValue;

        public AdobeTokenClient(HttpClient http, AdobeOptions options)
        {
            if (string.IsNullOrEmpty(options.ClientId)) throw new ArgumentException("ClientId is missing");
            if (string.IsNullOrEmpty(options.ClientSecret)) throw new ArgumentException("ClientSecret is missing");
            if (string.IsNullOrEmpty(options.CertificatePath)) throw new ArgumentException("CertificatePath is missing");

            _http = http;
            _options = options;
            _certificate = new X509Certificate2(options.CertificatePath, options.CertificatePassword);
        }

        public async Task<string> GetTokenAsync()
        {
            if (_token != null && DateTime.UtcNow < _expires.AddMinutes(-1))
            {
                return _token;
            }

            using (var form = new MultipartFormDataContent())
            {
                form.Add(new StringContent(_options.ClientId), "client_id");
                form.Add(new StringContent(_options.ClientSecret), "client_secret");
                form.Add(new StringContent(CreateAssertion()), "jwt_token");

                using (var response = await _http.PostAsync(_options.ImsHost + AdobeOptions.Exchange, form))
                {
                    var json = await response.Content.ReadAsStringAsync();
                    if (!response.IsSuccessStatusCode)
                    {
                        throw new InvalidOperationException("IMS: " + json);
                    }
                    _token = Regex.Match(json, "\"access_token\"\\s*:\\s*\"([^\"]+)\"").Groups[1].Value;
                    var expiresIn = long.Parse(Regex.Match(json, "\"expires_in\"\\s*:\\s*(\\d+)").Groups[1].Value);
                    _expires = DateTime.UtcNow.AddMilliseconds(expiresIn);
                    return _token;
                }
            }
        }

        private string CreateAssertion()
        {
            var claims = new Dictionary<string, object>
            {
                { "exp", DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() },
                { "iss", _options.OrgId },
                { "sub", _options.TechnicalAccountId },
                { "aud", $"{_options.ImsHost}/c/{_options.ClientId}" },
                { $"{_options.ImsHost}/s/{_options.MetaScope}", true }
            };
            return JWT.Encode(claims, _certificate.PrivateKey, JwsAlgorithm.RS256);
        }
    }
}
