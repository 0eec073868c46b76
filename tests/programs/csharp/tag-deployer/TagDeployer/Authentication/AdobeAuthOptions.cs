namespace TagDeployer.Authentication
{
    public class AdobeAuthOptions
    {
        public const string SectionName = "AdobeAuth";

        public string Authority { get; set; }
        public string ExchangePath { get; set; }
        public string ClientId { get; set; }
        public string ClientSecret { get; set; }
        public string OrganizationId { get; set; }
        public string TechnicalAccountId { get; set; }
        public string CertificateFile { get; set; }
        public string CertificatePassword { get; set; }
        public string[] Metascopes { get; set; }
    }
}
