namespace Adobe.Utility
{
    using System;
    using System.Collections.Generic;
    using System.Security.Cryptography.X509Certificates;
    using Jose;

    internal static class JwtFactory
    {
        private const string Host = "https://ims-na1.adobelogin.com";

        internal static string Create(AuthValues values)
        {
            var payload = new Dictionary<object, object>
            {
                { "exp", DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds() },
                { "iss", values.OrganizationId },
                { "sub", values.TechnicalAccountId },
                { "aud", $"{Host}/c/{values.ClientId}" },
            };
            foreach (var scope in values.MetaScopes)
            {
                payload.Add($"{Host}/s/{scope}", true);
            }

            var certificate = new X509Certificate2(values.CertificatePath, values.CertificatePassword);
            return JWT.Encode(payload, certificate.GetRSAPrivateKey(), JwsAlgorithm.RS256);
        }
    }
}
