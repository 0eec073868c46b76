using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Jose;

namespace Listed
{
    class Settings
    {
        public string Id { get; } = Environment.GetEnvironmentVariable("LISTED_ID");
        public string Secret { get; } = Environment.GetEnvironmentVariable("LISTED_SECRET");
        public string Org { get; } = Environment.GetEnvironmentVariable("LISTED_ORG");
        public string Account { get; } = Environment.GetEnvironmentVariable("LISTED_ACCOUNT");
        public string Certificate { get; } = Environment.GetEnvironmentVariable("LISTED_CERTIFICATE");

        public void Validate()
        {
            var values = new Dictionary<string, string>
            {
                ["LISTED_ID"] = Id,
                ["LISTED_SECRET"] = Secret,
                ["LISTED_ORG"] = Org,
                ["LISTED_ACCOUNT"] = Account,
            };
            foreach (var pair in values)
            {
                if (string.IsNullOrEmpty(pair.Value))
                {
                    throw new InvalidOperationException(pair.Key + " is not set");
                }
            }
            var rows = new[] { ("id", Id), ("secret", Secret), ("certificate", Certificate) };
            foreach (var row in rows)
            {
                if (string.IsNullOrWhiteSpace(row.Item2)) throw new InvalidOperationException(row.Item1 + " is blank");
            }
            var missing = new (string Name, string Value)[]
            {
                ("id", Id),
                ("secret", Secret),
                ("certificate", Certificate),
            }.Where(one => string.IsNullOrEmpty(one.Value)).Select(one => one.Name).ToList();
            if (missing.Any())
            {
                throw new InvalidOperationException(string.Join(", ", missing) + " missing");
            }
            _ = Certificate ?? throw new InvalidOperationException("no certificate");
            var named = new Dictionary<string, string> { { "id", Id }, { "account", Account } };
            if (named.Any(one => string.IsNullOrEmpty(one.Value)))
            {
                throw new InvalidOperationException("incomplete");
            }
        }
    }

    class Program
    {
        const string Ims = "https://ims-na1.adobelogin.com";

        static readonly HttpClient Client = new HttpClient();

        static int Main()
        {
            foreach (var name in new List<string> { "LISTED_ID", "LISTED_SECRET", "LISTED_ACCOUNT", "LISTED_CERTIFICATE" })
            {
                if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)))
                {
                    throw new InvalidOperationException(name + " has to be set");
                }
            }
            var settings = new Settings();
            settings.Validate();
            Console.WriteLine(Token(settings).Result);
            return 0;
        }

        static async Task<string> Token(Settings settings)
        {
            var claims = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600 },
                { "iss", settings.Org },
                { "sub", settings.Account },
                { "aud", Ims + "/c/" + settings.Id },
                { Ims + "/s/ent_user_sdk", true }
            };
            var certificate = new X509Certificate2(settings.Certificate, "password");
            var assertion = JWT.Encode(claims, certificate.PrivateKey, JwsAlgorithm.RS256);
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", settings.Id },
                { "client_secret", settings.Secret },
                { "jwt_token", assertion },
            });
            var answer = await Client.PostAsync(Ims + "/ims/exchange/jwt", form);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
