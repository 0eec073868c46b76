using System;
using System.Collections.Generic;

namespace ConsentSync
{
    /// <summary>Settings of the function app.</summary>
    public class Configuration
    {
        public string ImsUrl { get; private set; }
        public string ClientId { get; private set; }
        public string ClientSecret { get; private set; }
        public string Organization { get; private set; }
        public string TechnicalAccount { get; private set; }
        public string Certificate { get; private set; }
        public string CertificatePassword { get; private set; }
        public string Metascopes { get; private set; }
        public int PageSize { get; private set; }

        public static Configuration FromEnvironment()
        {
            var missing = new List<string>();
            Func<string, string> Get = name =>
            {
                var value = Environment.GetEnvironmentVariable(name);
                if (string.IsNullOrEmpty(value))
                {
                    missing.Add(name);
                }
                return value;
            };

            var configuration = new Configuration
            {
                ImsUrl = Environment.GetEnvironmentVariable("CONSENT_IMS_URL") ?? "https://ims-na1.adobelogin.com",
                ClientId = Get("CONSENT_CLIENT_ID"),
                ClientSecret = Get("CONSENT_CLIENT_SECRET"),
                Organization = Get("CONSENT_ORG"),
                TechnicalAccount = Get("CONSENT_TECHNICAL_ACCOUNT"),
                Certificate = Get("CONSENT_CERTIFICATE"),
                CertificatePassword = Get("CONSENT_CERTIFICATE_PASSWORD"),
                Metascopes = Environment.GetEnvironmentVariable("CONSENT_METASCOPES") ?? "ent_dataservices_sdk, ent_campaign_sdk",
                PageSize = 100,
            };
            if (missing.Count > 0)
            {
                throw new InvalidOperationException("Missing settings: " + string.Join(", ", missing));
            }
            return configuration;
        }
    }
}
