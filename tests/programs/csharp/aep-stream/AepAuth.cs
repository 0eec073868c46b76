using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using System.Web.Script.Serialization;

namespace AepStream
{
    internal static class AepAuth
    {
        internal static async Task<Tuple<string, TimeSpan>> SignInAsync(HttpClient http, AepSettings settings)
        {
            string assertion = Assertion(settings);
            MultipartFormDataContent form = new MultipartFormDataContent("----AepStream" + DateTime.Now.Ticks);
            form.Add(new StringContent(settings.ClientId), "\"client_id\"");
            form.Add(new StringContent(settings.ClientSecret), "\"client_secret\"");
            form.Add(new StringContent(assertion), "\"jwt_token\"");

            HttpResponseMessage response = await http.PostAsync(settings.Endpoint, form);
            response.EnsureSuccessStatusCode();
            string text = await response.Content.ReadAsStringAsync();
            dynamic token = new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(text);
            int expiresIn = token["expires_in"];
            return Tuple.Create((string)token["access_token"], TimeSpan.FromSeconds(expiresIn / 1000));
        }

        private static string Assertion(AepSettings settings)
        {
            int seconds = (int)(DateTime.UtcNow.AddMinutes(30) - new DateTime(1970, 1, 1)).TotalSeconds;
            Dictionary<string, object> claims = new Dictionary<string, object>();
            claims["exp"] = seconds;
            claims["iss"] = settings.ImsOrg;
            claims["sub"] = settings.TechnicalAccount;
            claims["aud"] = "https://ims-na1.adobelogin.com/c/" + settings.ClientId;
            foreach (string scope in settings.Metascopes)
                claims[scope] = true;

            string header = Part("{\"alg\":\"RS256\"}");
            string payload = Part(new JavaScriptSerializer().Serialize(claims));
            X509Certificate2 certificate = new X509Certificate2(settings.CertificateFile, settings.CertificatePassword);
            using (RSA rsa = certificate.GetRSAPrivateKey())
            {
                byte[] hash = SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(header + "." + payload));
                byte[] signed = rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                return header + "." + payload + "." + Convert.ToBase64String(signed).Replace('+', '-').Replace('/', '_').TrimEnd('=');
            }
        }

        private static string Part(string json)
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        }
    }
}
