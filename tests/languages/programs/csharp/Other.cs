using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using Jose;

namespace Contoso.Graph
{
    public static class Other
    {
        /// <summary>Client assertion of a certificate credential in Entra ID.</summary>
        public static string ClientAssertion(string tenant, string clientId, X509Certificate2 certificate)
        {
            var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            var payload = new Dictionary<string, object>
            {
                ["aud"] = $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
                ["iss"] = clientId,
                ["sub"] = clientId,
                ["exp"] = now + 600,
            };
            return JWT.Encode(payload, certificate.GetRSAPrivateKey(), JwsAlgorithm.RS256);
        }
    }
}
