using System;

namespace AepStream
{
    internal class AepSettings
    {
        public Uri Endpoint = new Uri("https://ims-na1.adobelogin.com/ims/exchange/jwt");
        public string ClientId = Environment.GetEnvironmentVariable("AEP_CLIENT_ID");
        public string ClientSecret = Environment.GetEnvironmentVariable("AEP_CLIENT_SECRET");
        public string ImsOrg = Environment.GetEnvironmentVariable("AEP_IMS_ORG");
        public string TechnicalAccount = Environment.GetEnvironmentVariable("AEP_TECH_ACCOUNT");
        public string CertificateFile = "mycert.pfx";
        public string CertificatePassword = "password";
        public string[] Metascopes = { "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk" };
        public string Sandbox = "prod";
    }
}
