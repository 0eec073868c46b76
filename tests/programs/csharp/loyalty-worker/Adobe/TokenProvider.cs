using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using System.Web.Script.Serialization;
using Microsoft.Extensions.Configuration;

namespace LoyaltyWorker.Adobe
{
    public class TokenProvider : ITokenProvider
    {
        private readonly HttpClient _client;
        private readonly IConfiguration _configuration;
        private readonly IJwtBuilder _jwtBuilder;
        private string _token;
        private DateTime _validUntil;

        public TokenProvider(HttpClient client, IConfiguration configuration, IJwtBuilder jwtBuilder)
        {
            _client = client;
            _configuration = configuration;
            _jwtBuilder = jwtBuilder;
        }

        public async Task<string> GetTokenAsync()
        {
            if (_token != null && _validUntil > DateTime.UtcNow)
            {
                return _token;
            }

            var url = $"https://{_configuration["Adobe:ImsHost"]}/ims/exchange/jwt";
            var body = new[]
            {
                new KeyValuePair<string, string>("client_id", _configuration["Adobe:ClientId"]),
                new KeyValuePair<string, string>("client_secret", _configuration["Adobe:ClientSecret"]),
                new KeyValuePair<string, string>("jwt_token", _jwtBuilder.Build())
            };
            using (var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(body) })
            using (var response = await _client.SendAsync(request))
            {
                var json = new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(await response.Content.ReadAsStringAsync());
                if (!json.ContainsKey("access_token"))
                {
                    throw new InvalidOperationException($"No token: {json["error"]}");
                }
                var expiresInMs = Convert.ToInt64(json["expires_in"]);
                _validUntil = DateTime.UtcNow.AddSeconds(expiresInMs / 1000 - 60);
                _token = json["access_token"].ToString();
            }
            return _token;
        }
    }
}
