using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;

namespace Gate
{
    class ImsGate : ITokenGate
    {
        static readonly HttpClient Client = new HttpClient();

        public async Task<string> Open(string id, string secret, string jwt)
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", id },
                { "client_secret", secret },
                { "jwt_token", jwt },
            });
            var answer = await Client.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
