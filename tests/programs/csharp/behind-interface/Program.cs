using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Jose;

namespace Gate
{
    class Program
    {
        const string Ims = "https://ims-na1.adobelogin.com";

        static int Main()
        {
            Console.WriteLine(Token(new ImsGate()).Result);
            return 0;
        }

        static Task<string> Token(ITokenGate gate)
        {
            var id = Environment.GetEnvironmentVariable("GATE_ID");
            var claims = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.Now.ToUnixTimeSeconds() + 600 },
                { "iss", Environment.GetEnvironmentVariable("GATE_ORG") },
                { "sub", Environment.GetEnvironmentVariable("GATE_ACCOUNT") },
                { "aud", Ims + "/c/" + id },
                { Ims + "/s/ent_user_sdk", true }
            };
            var certificate = new X509Certificate2("gate.pfx", "password");
            var jwt = JWT.Encode(claims, certificate.PrivateKey, JwsAlgorithm.RS256);
            return gate.Open(id, Environment.GetEnvironmentVariable("GATE_SECRET"), jwt);
        }
    }
}
