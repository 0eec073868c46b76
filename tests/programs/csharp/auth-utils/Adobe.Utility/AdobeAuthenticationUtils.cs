namespace Adobe.Utility
{
    using System;
    using System.Collections.Generic;
    using System.Net.Http;
    using System.Threading.Tasks;

    public static class AdobeAuthenticationUtils
    {
        private const string ExchangeJwtUrl = "https://ims-na1.adobelogin.com/ims/exchange/jwt/";

        /// <summary>Exchanges a JWT for an access token.</summary>
        /// <param name="authValues">The auth values to use.</param>
        /// <returns>The token and when it runs out.</returns>
        public static async Task<Tuple<string, DateTime>> GetAccessToken(AuthValues authValues)
        {
            using (var client = new HttpClient())
            {
                var requestParams = new Dictionary<string, string>
                {
                    { "client_id", authValues.ClientId },
                    { "client_secret", authValues.ClientSecret },
                    { "jwt_token", JwtFactory.Create(authValues) }
                };

                var result = await client.PostFormAsync(ExchangeJwtUrl, requestParams);
                var lifetime = Convert.ToInt64(result["expires_in"]);
                return Tuple.Create((string)result["access_token"], DateTime.UtcNow.AddMilliseconds(lifetime));
            }
        }
    }
}
