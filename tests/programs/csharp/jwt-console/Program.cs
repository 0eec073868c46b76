using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using Jose;
using RestSharp;

namespace AdobeJwtConsole
{
    class Program
    {
        static int Main(string[] args)
        {
            string CLIENT_ID = Environment.GetEnvironmentVariable("ADOBE_CLIENT_ID");
            string CLIENT_SECRET = Environment.GetEnvironmentVariable("ADOBE_CLIENT_SECRET");
            string TECH_ACC_ID = Environment.GetEnvironmentVariable("ADOBE_TECH_ACC_ID");
            string ORG_ID = Environment.GetEnvironmentVariable("ADOBE_ORG_ID");
            const string METASCOPES = "https://ims-na1.adobelogin.com/s/ent_reactor_developer_sdk,https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk";

            Dictionary<object, object> payload = new Dictionary<object, object>();
            payload.Add("exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600);
            payload.Add("iss", ORG_ID);
            payload.Add("sub", TECH_ACC_ID);
            payload.Add("aud", "https://ims-na1.adobelogin.com/c/" + CLIENT_ID);
            string[] scopes = METASCOPES.Split(',');

            foreach (string scope in scopes)
            {
                payload.Add(scope, true);
            }

            //A certificate has been generated with
            //openssl pkcs12 -export -out mycert.pfx -inkey private.key -in certificate_pub.crt
            X509Certificate2 cert = new X509Certificate2("mycert.pfx", "password");

            //Signing the JWT with the certificate's key
            string token = JWT.Encode(payload, cert.PrivateKey, JwsAlgorithm.RS256);

            var client = new RestClient("https://ims-na1.adobelogin.com/ims/exchange/jwt/");

            var request = new RestRequest(Method.POST);
            request.AddHeader("cache-control", "no-cache");
            request.AddHeader("content-type", "multipart/form-data; boundary=----boundary");
            request.AddParameter("multipart/form-data; boundary=----boundary",
                "------boundary\r\nContent-Disposition: form-data; name=\"client_id\"\r\n\r\n" + CLIENT_ID +
                "\r\n------boundary\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\n" + CLIENT_SECRET +
                "\r\n------boundary\r\nContent-Disposition: form-data; name=\"jwt_token\"\r\n\r\n" + token +
                "\r\n------boundary--", ParameterType.RequestBody);
            IRestResponse response = client.Execute(request);

            Console.WriteLine(response.Content);
            return response.Content.Contains("access_token") ? 0 : 1;
        }
    }
}
