using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using System.Web.Script.Serialization;

class Program
{
    static string Base64Url(byte[] data)
    {
        return Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    static string BuildJwt(Settings settings)
    {
        var cert = new X509Certificate2(settings["Certificate"], "password", X509KeyStorageFlags.Exportable);
        var claims = new Dictionary<string, object>();
        claims["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600;
        claims["iss"] = settings["OrgId"];
        claims["sub"] = settings["TechnicalAccount"];
        claims["aud"] = "https://ims-na1.adobelogin.com/c/" + settings["ClientId"];
        claims[settings["Scope"]] = true;
        var serializer = new JavaScriptSerializer();
        var input = Base64Url(Encoding.UTF8.GetBytes("{\"alg\":\"RS256\"}")) + "."
            + Base64Url(Encoding.UTF8.GetBytes(serializer.Serialize(claims)));
        var signature = ((RSA)cert.PrivateKey).SignData(Encoding.UTF8.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return input + "." + Base64Url(signature);
    }

    static async Task<string> SignIn(Settings settings, string jwt)
    {
        var values = new List<KeyValuePair<string, string>>
        {
            new KeyValuePair<string, string>("client_id", settings["ClientId"]),
            new KeyValuePair<string, string>("client_secret", Settings.Secret),
            new KeyValuePair<string, string>("jwt_token", jwt)
        };
        var request = new HttpRequestMessage(HttpMethod.Post, settings["TokenUrl"]);
        request.Content = new FormUrlEncodedContent(values);
        var response = await new HttpClient().SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        response.EnsureSuccessStatusCode();
        var answer = new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(body);
        Console.Error.WriteLine("valid for {0} s", Convert.ToInt64(answer["expires_in"]) / 1000);
        return (string)answer["access_token"];
    }

    static void Main()
    {
        var settings = new Settings("appsettings.json");
        var jwt = BuildJwt(settings);
        Console.WriteLine(SignIn(settings, jwt).Result);
        Console.Error.WriteLine("organisation " + settings["OrgId"]);
    }
}
