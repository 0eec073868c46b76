namespace Adobe.Utility
{
    using System.Collections.Generic;
    using System.Net.Http;
    using System.Threading.Tasks;
    using System.Web.Script.Serialization;

    internal static class HttpClientExtensions
    {
        internal static async Task<IDictionary<string, object>> PostFormAsync(this HttpClient client, string url, IDictionary<string, string> fields)
        {
            using (var content = new FormUrlEncodedContent(fields))
            using (var response = await client.PostAsync(url, content))
            {
                var text = await response.Content.ReadAsStringAsync();
                if (!response.IsSuccessStatusCode)
                {
                    throw new HttpRequestException($"{url} answered {(int)response.StatusCode}: {text}");
                }

                return new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(text);
            }
        }
    }
}
