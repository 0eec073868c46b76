using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace LoyaltyWorker.Adobe
{
    public interface ICertificateLoader
    {
        X509Certificate2 Load();
    }

    public class CertificateLoader : ICertificateLoader
    {
        private readonly IConfiguration _configuration;

        public CertificateLoader(IConfiguration configuration)
        {
            _configuration = configuration;
        }

        public X509Certificate2 Load()
        {
            return new X509Certificate2(_configuration["Adobe:CertificatePath"], _configuration["Adobe:CertificatePassword"]);
        }
    }
}
