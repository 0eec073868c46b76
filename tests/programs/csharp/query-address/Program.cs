using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Jose;

namespace Lists
{
    class Program
    {
        const string Ims = "https://ims-na1.adobelogin.com";

        static readonly HttpClient Client = new HttpClient();

        static int Main()
        {
            string id = Environment.GetEnvironmentVariable("LISTS_ID");
            string secret = Environment.GetEnvironmentVariable("LISTS_SECRET");
            Console.WriteLine(Posted(id, secret).Result);
            Console.WriteLine(Sent(id, secret).Result);
            return 0;
        }

        static string Assertion(string id)
        {
            var claims = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600 },
                { "iss", Environment.GetEnvironmentVariable("LISTS_ORG") },
                { "sub", Environment.GetEnvironmentVariable("LISTS_ACCOUNT") },
                { "aud", Ims + "/c/" + id },
                { Ims + "/s/ent_campaign_sdk", true }
            };
            var certificate = new X509Certificate2("lists.pfx", "password");
            return JWT.Encode(claims, certificate.PrivateKey, JwsAlgorithm.RS256);
        }

        static async Task<string> Posted(string id, string secret)
        {
            string jwt = Assertion(id);
            var url = $"{Ims}/ims/exchange/jwt?client_id={id}&client_secret={secret}&jwt_token={jwt}";
            var answer = await Client.PostAsync(url, null);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }

        static async Task<string> Sent(string id, string secret)
        {
            var request = new HttpRequestMessage(
                HttpMethod.Post,
                Ims + "/ims/exchange/jwt?client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + Assertion(id));
            var answer = await Client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
