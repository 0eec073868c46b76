namespace TargetSync.Adobe
{
    public class AdobeOptions
    {
        public const string Exchange = "/ims/exchange/jwt";

        public string ImsHost { get; set; } = "https://ims-na1.adobelogin.com";
        public string ClientId { get; set; }
        public string ClientSecret { get; set; }
        public string OrgId { get; set; }
        public string TechnicalAccountId { get; set; }
        public string CertificatePath { get; set; }
        public string CertificatePassword { get; set; }
        public string MetaScope { get; set; } = "ent_marketing_sdk";
    }
}
