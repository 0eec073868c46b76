"""C#: the shapes of a request."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten

CSHARP_RESTSHARP = """
    using RestSharp;

    static class Rest
    {
        /// <summary>Asks for a token.</summary>
        /// <param name="id">API key</param>
        /// <param name="jwt">signed JWT</param>
        internal static string Ask(string id, string secret, string jwt)
        {
            var client = new RestClient("https://ims-na1.adobelogin.com/ims/exchange/jwt");
            var request = new RestRequest(Method.POST);
            request.AlwaysMultipartFormData = true;
            request.AddParameter("client_id", id);
            request.AddParameter("client_secret", secret);
            request.AddParameter("jwt_token", jwt);
            return client.Execute(request).Content;
        }
    }
"""
CSHARP_RESTSHARP_AFTER = """
    using RestSharp;

    static class Rest
    {
        /// <summary>Asks for a token.</summary>
        /// <param name="id">API key</param>
        /// <param name="jwt">signed JWT</param>
        internal static string Ask(string id, string secret, string jwt)
        {
            var client = new RestClient("https://ims-na1.adobelogin.com/ims/token/v3");
            var request = new RestRequest(Method.POST);
            request.AddParameter("client_id", id);
            request.AddParameter("client_secret", secret);
            request.AddParameter("grant_type", "client_credentials");
            request.AddParameter("scope", "openid,AdobeID,read_organizations");
            return client.Execute(request).Content;
        }
    }
"""

CSHARP_MODERN = """
    using System.Net.Http.Json;
    using System.Security.Cryptography;
    using System.Text;
    using Jose;

    namespace Acme.Tokens;

    public sealed record AdobeOptions(string ClientId, string ClientSecret, string OrgId, string PrivateKey);

    public sealed class TokenClient(HttpClient http, AdobeOptions options)
    {
        public async Task<string> GetAsync()
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = options.ClientId,
                ["client_secret"] = options.ClientSecret,
                ["jwt_token"] = Sign(),
            });
            using var response = await http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", content);
            var token = await response.Content.ReadFromJsonAsync<Token>();
            return token!.AccessToken;
        }

        private string Sign()
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(options.PrivateKey);
            Dictionary<string, object> claims = new()
            {
                ["iss"] = options.OrgId,
                ["https://ims-na1.adobelogin.com/s/ent_user_sdk"] = true,
            };
            return JWT.Encode(claims, rsa, JwsAlgorithm.RS256);
        }

        public static AdobeOptions FromEnvironment() => new AdobeOptions(
            Environment.GetEnvironmentVariable("ADOBE_CLIENT_ID")!,
            Environment.GetEnvironmentVariable("ADOBE_CLIENT_SECRET")!,
            Environment.GetEnvironmentVariable("ADOBE_ORG_ID")!,
            Environment.GetEnvironmentVariable("ADOBE_PRIVATE_KEY")!);
    }
"""
CSHARP_MODERN_AFTER = """
    using System.Net.Http.Json;
    using System.Text;

    namespace Acme.Tokens;

    public sealed record AdobeOptions(string ClientId, string ClientSecret);

    public sealed class TokenClient(HttpClient http, AdobeOptions options)
    {
        public async Task<string> GetAsync()
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = options.ClientId,
                ["client_secret"] = options.ClientSecret,
                ["grant_type"] = "client_credentials",
                ["scope"] = (Environment.GetEnvironmentVariable("ADOBE_SCOPES") ?? "openid,AdobeID,read_organizations"),
            });
            using var response = await http.PostAsync("https://ims-na1.adobelogin.com/ims/token/v3", content);
            var token = await response.Content.ReadFromJsonAsync<Token>();
            return token!.AccessToken;
        }

        public static AdobeOptions FromEnvironment() => new AdobeOptions(
            Environment.GetEnvironmentVariable("ADOBE_CLIENT_ID")!,
            Environment.GetEnvironmentVariable("ADOBE_CLIENT_SECRET")!);
    }
"""


def test_restsharp_no_longer_sends_parts() -> None:
    """The switch that made the body multipart goes, and the words about the parameter that went."""
    check_rewritten(CSHARP_RESTSHARP, CSHARP_RESTSHARP_AFTER, "Rest.cs")


def test_syntax_of_today() -> None:
    """File-scoped namespaces, positional records, primary constructors and `using` declarations."""
    check_rewritten(CSHARP_MODERN, CSHARP_MODERN_AFTER, "Tokens.cs")
