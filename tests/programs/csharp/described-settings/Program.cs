using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Web.Script.Serialization;
using Jose;

namespace Directory.Source
{
    public static class Program
    {
        private static IList<Setting> Settings()
        {
            List<Setting> settings = new List<Setting>();
            settings.Add(new Setting("Client ID"));
            settings.Add(new Setting("Client Secret"));
            settings.Add(new Setting("Organization"));
            settings.Add(new Setting("Subject"));
            settings.Add(new Setting("P12 File"));
            settings.Add(new Setting("P12 Password"));
            return settings;
        }

        private static string SignIn(Given given)
        {
            var claims = new Dictionary<string, object>
            {
                { "exp", DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 600 },
                { "iss", given["Organization"] },
                { "sub", given["Subject"] },
                { "aud", "https://ims-na1.adobelogin.com/c/" + given["Client ID"] },
                { "https://ims-na1.adobelogin.com/s/ent_user_sdk", true },
            };
            var certificate = new X509Certificate2(given["P12 File"], given["P12 Password"]);
            var assertion = JWT.Encode(claims, certificate.GetRSAPrivateKey(), JwsAlgorithm.RS256);
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", given["Client ID"] },
                { "client_secret", given["Client Secret"] },
                { "jwt_token", assertion },
            });
            using (var http = new HttpClient())
            {
                var answer = http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form).Result;
                answer.EnsureSuccessStatusCode();
                var json = answer.Content.ReadAsStringAsync().Result;
                return (string)new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(json)["access_token"];
            }
        }

        public static void Main()
        {
            var given = new Given(Settings());
            Console.WriteLine(given["Organization"] + ": " + SignIn(given));
        }
    }
}
