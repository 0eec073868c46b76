using System;
using FluentValidation;

namespace Demanding
{
    public class AdobeOptions
    {
        public string ClientId { get; set; }
        public string ClientSecret { get; set; }
        public string OrganizationId { get; set; }
        public string TechnicalAccountId { get; set; }
        public string CertificatePath { get; set; }
    }

    public class AdobeOptionsValidator : AbstractValidator<AdobeOptions>
    {
        public AdobeOptionsValidator()
        {
            RuleFor(x => x.ClientId).NotEmpty();
            RuleFor(x => x.ClientSecret).NotEmpty().WithMessage("the secret is missing");
            RuleFor(x => x.TechnicalAccountId)
                .NotEmpty()
                .Must(one => one.EndsWith("@techacct.adobe.com"))
                .WithMessage("the technical account is missing");
            RuleFor(x => x.CertificatePath).NotEmpty().WithMessage("the certificate is missing");
        }
    }
}
