// As much of RestSharp 106 as the programs use.
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace RestSharp
{
    public enum Method { GET, POST }
    public enum ParameterType { GetOrPost, RequestBody }

    public interface IRestResponse { string Content { get; } }

    public class RestResponse : IRestResponse { public string Content { get; set; } }

    public class RestRequest
    {
        internal readonly Dictionary<string, string> Fields = new Dictionary<string, string>();
        internal string BodyType;
        internal string Body;

        public RestRequest(Method method) { }
        public void AddHeader(string name, string value) { }
        public void AddParameter(string name, string value) { Fields[name] = value; }
        public void AddParameter(string name, object value, ParameterType type) { BodyType = name; Body = (string)value; }
    }

    public class RestClient
    {
        private readonly string url;

        public RestClient(string url) { this.url = url; }

        public IRestResponse Execute(RestRequest request)
        {
            HttpContent content;
            if (request.Body != null)
            {
                content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
                content.Headers.TryAddWithoutValidation("Content-Type", request.BodyType);
            }
            else
            {
                content = new FormUrlEncodedContent(request.Fields);
            }
            var response = new HttpClient().PostAsync(url, content).Result;
            return new RestResponse { Content = response.Content.ReadAsStringAsync().Result };
        }
    }
}
