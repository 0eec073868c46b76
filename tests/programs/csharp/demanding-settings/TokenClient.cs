using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Jose;

namespace Demanding
{
    public class TokenClient
    {
        const string Ims = "https://ims-na1.adobelogin.com";

        readonly HttpClient _http = new HttpClient();
        readonly string _id;
        readonly string _secret;
        readonly string _org;
        readonly string _account;
        readonly string _certificate;

        public TokenClient(string id, string secret, string org, string account, string certificate)
        {
            ArgumentNullException.ThrowIfNull(id);
            ArgumentNullException.ThrowIfNull(secret);
            ArgumentNullException.ThrowIfNull(account);
            ArgumentNullException.ThrowIfNull(certificate);
            _id = id;
            _secret = secret;
            _org = org;
            _account = account;
            _certificate = certificate;
        }

        public async Task<string> SignIn()
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", _id },
                { "client_secret", _secret },
                { "jwt_token", Assertion() },
            });
            var answer = await _http.PostAsync(Ims + "/ims/exchange/jwt", form);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }

        string Assertion()
        {
            var claims = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600 },
                { "iss", _org },
                { "sub", _account },
                { "aud", Ims + "/c/" + _id },
                { Ims + "/s/ent_user_sdk", true }
            };
            return JWT.Encode(claims, new X509Certificate2(_certificate, "password").PrivateKey, JwsAlgorithm.RS256);
        }
    }
}
