// RS256 with the interface of System.IdentityModel.Tokens.Jwt.
using System;
using System.Collections.Generic;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Web.Script.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.IdentityModel.Tokens
{
    public static class SecurityAlgorithms { public const string RsaSha256 = "RS256"; }

    public class SecurityKey { public RSA Key; }

    public class X509SecurityKey : SecurityKey
    {
        public X509SecurityKey(X509Certificate2 certificate) { Key = certificate.GetRSAPrivateKey(); }
    }

    public class RsaSecurityKey : SecurityKey
    {
        public RsaSecurityKey(RSA key) { Key = key; }
    }

    public class SigningCredentials
    {
        public readonly SecurityKey Key;

        public SigningCredentials(SecurityKey key, string algorithm) { Key = key; }
    }
}

namespace System.IdentityModel.Tokens.Jwt
{
    public class JwtSecurityToken
    {
        internal readonly Dictionary<string, object> Payload = new Dictionary<string, object>();
        internal readonly SigningCredentials Credentials;

        public JwtSecurityToken(string issuer = null, string audience = null, IEnumerable<Claim> claims = null,
            DateTime? notBefore = null, DateTime? expires = null, SigningCredentials signingCredentials = null)
        {
            Payload["iss"] = issuer;
            Payload["aud"] = audience;
            Payload["exp"] = new DateTimeOffset(expires.Value).ToUnixTimeSeconds();
            foreach (var claim in claims)
            {
                Payload[claim.Type] = claim.ValueType == ClaimValueTypes.Boolean ? (object)(claim.Value == "true") : claim.Value;
            }
            Credentials = signingCredentials;
        }
    }

    public class JwtSecurityTokenHandler
    {
        public string WriteToken(JwtSecurityToken token)
        {
            var text = Part(Encoding.UTF8.GetBytes("{\"alg\":\"RS256\"}")) + "."
                + Part(Encoding.UTF8.GetBytes(new JavaScriptSerializer().Serialize(token.Payload)));
            var signature = token.Credentials.Key.Key.SignData(
                Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return text + "." + Part(signature);
        }

        private static string Part(byte[] data)
        {
            return Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }
    }
}
