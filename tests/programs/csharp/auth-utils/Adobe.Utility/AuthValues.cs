namespace Adobe.Utility
{
    using System;
    using System.Collections.Generic;

    /// <summary>What is needed to sign in.</summary>
    public class AuthValues
    {
        public AuthValues(string clientId, string clientSecret, string organizationId, string technicalAccountId, string certificatePath, string certificatePassword)
        {
            ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));
            ClientSecret = clientSecret ?? throw new ArgumentNullException(nameof(clientSecret));
            OrganizationId = organizationId;
            TechnicalAccountId = technicalAccountId ?? throw new ArgumentNullException(nameof(technicalAccountId));
            CertificatePath = certificatePath ?? throw new ArgumentNullException(nameof(certificatePath));
            CertificatePassword = certificatePassword;
        }

        public string ClientId { get; }

        public string ClientSecret { get; }

        public string OrganizationId { get; }

        public string TechnicalAccountId { get; }

        public string CertificatePath { get; }

        public string CertificatePassword { get; }

        public IReadOnlyList<string> MetaScopes { get; set; } = new[] { "ent_user_sdk" };
    }
}
