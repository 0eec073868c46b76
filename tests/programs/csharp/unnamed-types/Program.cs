using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Jose;

namespace Unnamed
{
    record Account(string Id, string Secret, string Org, string Subject, string Certificate)
    {
        public static Account Read() => new(
            Need("UNNAMED_ID"), Need("UNNAMED_SECRET"), Need("UNNAMED_ORG"), Need("UNNAMED_ACCOUNT"), "unnamed.pfx");

        static string Need(string name) =>
            Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name + " is missing");
    }

    class Program
    {
        const string Ims = "https://ims-na1.adobelogin.com";

        static readonly Account Sandbox = new("sandbox", "none", "sandbox@AdobeOrg", "none", "sandbox.pfx");

        static int Main()
        {
            Account given = new("local", "none", "local@AdobeOrg", "none", "local.pfx");
            Console.Error.WriteLine("not " + Sandbox.Id + ", not " + given.Id);
            Console.WriteLine(Token(Account.Read()).Result);
            return 0;
        }

        static async Task<string> Token(Account account)
        {
            var claims = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600 },
                { "iss", account.Org },
                { "sub", account.Subject },
                { "aud", Ims + "/c/" + account.Id },
                { Ims + "/s/ent_user_sdk", true }
            };
            var key = new X509Certificate2(account.Certificate, "password").PrivateKey;
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", account.Id },
                { "client_secret", account.Secret },
                { "jwt_token", JWT.Encode(claims, key, JwsAlgorithm.RS256) },
            });
            using (HttpClient client = new HttpClient())
            {
                var answer = await client.PostAsync(Ims + "/ims/exchange/jwt", form);
                answer.EnsureSuccessStatusCode();
                return await answer.Content.ReadAsStringAsync();
            }
        }
    }
}
