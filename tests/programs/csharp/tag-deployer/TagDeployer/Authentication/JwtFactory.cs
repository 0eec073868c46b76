using System;
using System.Collections.Generic;
using System.IdentityModel.Tokens.Jwt;
using System.Linq;
using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace TagDeployer.Authentication
{
    public class JwtFactory : IJwtFactory
    {
        private readonly AdobeAuthOptions _options;

        public JwtFactory(IOptions<AdobeAuthOptions> options)
        {
            _options = options.Value;
        }

        public string Create()
        {
            var certificate = new X509Certificate2(_options.CertificateFile, _options.CertificatePassword);
            var credentials = new SigningCredentials(new X509SecurityKey(certificate), SecurityAlgorithms.RsaSha256);
            var claims = new List<Claim> { new Claim("sub", _options.TechnicalAccountId) };
            claims.AddRange(_options.Metascopes.Select(
                scope => new Claim($"{_options.Authority}/s/{scope}", "true", ClaimValueTypes.Boolean)));

            var token = new JwtSecurityToken(
                issuer: _options.OrganizationId,
                audience: $"{_options.Authority}/c/{_options.ClientId}",
                claims: claims,
                expires: DateTime.UtcNow.AddMinutes(5),
                signingCredentials: credentials);
            return new JwtSecurityTokenHandler().WriteToken(token);
        }
    }
}
