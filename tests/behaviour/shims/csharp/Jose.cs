// RS256 with the interface of jose-jwt.
using System;
using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Web.Script.Serialization;

namespace Jose
{
    public enum JwsAlgorithm { RS256 }

    public static class JWT
    {
        public static string Encode(IDictionary payload, object key, JwsAlgorithm algorithm)
        {
            var json = new StringBuilder("{");
            foreach (DictionaryEntry claim in payload)
            {
                json.Append(json.Length > 1 ? "," : "").Append('"').Append(claim.Key).Append("\":");
                json.Append(new JavaScriptSerializer().Serialize(claim.Value));
            }
            var input = Part(Encoding.UTF8.GetBytes("{\"alg\":\"RS256\"}")) + "." + Part(Encoding.UTF8.GetBytes(json + "}"));
            var signature = ((RSA)key).SignData(Encoding.UTF8.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return input + "." + Part(signature);
        }

        private static string Part(byte[] data)
        {
            return Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }
    }
}
