using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Options;

namespace TagDeployer.Authentication
{
    public class AdobeTokenService
    {
        private readonly HttpClient _httpClient;
        private readonly IJwtFactory _jwtFactory;
        private readonly AdobeAuthOptions _options;
        private readonly SemaphoreSlim _lock = new SemaphoreSlim(1, 1);

        private TokenResponse _token;
        private DateTimeOffset _issued;

        public AdobeTokenService(HttpClient httpClient, IJwtFactory jwtFactory, IOptions<AdobeAuthOptions> options)
        {
            _httpClient = httpClient;
            _jwtFactory = jwtFactory;
            _options = options.Value;
        }

        public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            await _lock.WaitAsync(cancellationToken);
            try
            {
                if (_token == null || _issued.AddMilliseconds(_token.ExpiresIn) < DateTimeOffset.UtcNow.AddMinutes(5))
                {
                    _token = await RequestTokenAsync(cancellationToken);
                    _issued = DateTimeOffset.UtcNow;
                }
                return _token.AccessToken;
            }
            finally
            {
                _lock.Release();
            }
        }

        private async Task<TokenResponse> RequestTokenAsync(CancellationToken cancellationToken)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, _options.Authority + _options.ExchangePath);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Content = new FormUrlEncodedContent(new List<KeyValuePair<string, string>>
            {
                new KeyValuePair<string, string>("client_id", _options.ClientId),
                new KeyValuePair<string, string>("client_secret", _options.ClientSecret),
                new KeyValuePair<string, string>("jwt_token", _jwtFactory.Create()),
            });

            using (var response = await _httpClient.SendAsync(request, cancellationToken))
            {
                response.EnsureSuccessStatusCode();
                var stream = await response.Content.ReadAsStreamAsync();
                return (TokenResponse)new DataContractJsonSerializer(typeof(TokenResponse)).ReadObject(stream);
            }
        }

        [DataContract]
        private class TokenResponse
        {
            [DataMember(Name = "access_token")]
            public string AccessToken { get; set; }

            [DataMember(Name = "expires_in")]
            public long ExpiresIn { get; set; }
        }
    }
}
