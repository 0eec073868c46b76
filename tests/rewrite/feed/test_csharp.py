"""C#: what goes with the assertion."""

from __future__ import annotations

from textwrap import dedent

from tests.rewrite.harness import rewrite

CSHARP_CONTAINER_STARTUP = """
    using Microsoft.Extensions.DependencyInjection;

    public class Startup
    {
        public void ConfigureServices(IServiceCollection services)
        {
            services.AddSingleton<IAssertionFactory, AssertionFactory>();
            services.AddHttpClient<TokenClient>();
        }
    }
"""
CSHARP_CONTAINER_STARTUP_AFTER = """
    using Microsoft.Extensions.DependencyInjection;

    public class Startup
    {
        public void ConfigureServices(IServiceCollection services)
        {
            services.AddHttpClient<TokenClient>();
        }
    }
"""

CSHARP_CONTAINER_TOKENCLIENT = """
    using System.Collections.Generic;
    using System.Net.Http;
    using System.Threading.Tasks;

    public class TokenClient
    {
        private readonly HttpClient http;
        private readonly IAssertionFactory assertions;

        public TokenClient(HttpClient http, IAssertionFactory assertions)
        {
            this.http = http;
            this.assertions = assertions;
        }

        public Task<HttpResponseMessage> SendAsync(string id, string secret)
        {
            var form = new Dictionary<string, string>
            {
                ["client_id"] = id,
                ["client_secret"] = secret,
                ["jwt_token"] = assertions.Create(),
            };
            return http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", new FormUrlEncodedContent(form));
        }
    }
"""
CSHARP_CONTAINER_TOKENCLIENT_AFTER = """
    using System.Collections.Generic;
    using System.Net.Http;
    using System.Threading.Tasks;

    public class TokenClient
    {
        private readonly HttpClient http;

        public TokenClient(HttpClient http)
        {
            this.http = http;
        }

        public Task<HttpResponseMessage> SendAsync(string id, string secret)
        {
            var form = new Dictionary<string, string>
            {
                ["client_id"] = id,
                ["client_secret"] = secret,
                ["grant_type"] = "client_credentials",
                ["scope"] = "openid,AdobeID,read_organizations",
            };
            return http.PostAsync("https://ims-na1.adobelogin.com/ims/token/v3", new FormUrlEncodedContent(form));
        }
    }
"""

CSHARP_CONTAINER_ASSERTIONS = """
    using System.Collections.Generic;
    using System.Security.Cryptography.X509Certificates;
    using Jose;

    public interface IAssertionFactory
    {
        string Create();
    }

    public class AssertionFactory : IAssertionFactory
    {
        public string Create()
        {
            var claims = new Dictionary<string, object>
            {
                ["iss"] = "1@AdobeOrg",
                ["https://ims-na1.adobelogin.com/s/ent_user_sdk"] = true,
            };
            return JWT.Encode(claims, new X509Certificate2("my.pfx").PrivateKey, JwsAlgorithm.RS256);
        }
    }
"""


def test_a_type_that_only_the_container_knows() -> None:
    """Interface, class and registration go together, and the constructor that was given it loses the parameter."""
    result = rewrite(
        {
            "Startup.cs": CSHARP_CONTAINER_STARTUP,
            "TokenClient.cs": CSHARP_CONTAINER_TOKENCLIENT,
            "Assertions.cs": CSHARP_CONTAINER_ASSERTIONS,
        }
    )
    assert result.files["Startup.cs"] == dedent(CSHARP_CONTAINER_STARTUP_AFTER).lstrip("\n")
    assert result.files["TokenClient.cs"] == dedent(CSHARP_CONTAINER_TOKENCLIENT_AFTER).lstrip("\n")
    assert [change.path for change in result.plan.files if change.deletes] == ["Assertions.cs"]


_SENDS = """using System.Collections.Generic;
using System.Net.Http;
using Acme.Signing;

namespace Acme.Client
{
    public class Tokens
    {
        private readonly Signer _signer = new Signer();

        public FormUrlEncodedContent Form(string id, string secret)
        {
            return new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = id,
                ["client_secret"] = secret,
                ["jwt_token"] = _signer.Sign()
            });
        }

        public string Address => "https://ims-na1.adobelogin.com/ims/exchange/jwt";
    }
}
"""
_SIGNS = """using System.IdentityModel.Tokens.Jwt;

namespace Acme.Signing
{
    public class Signer
    {
        public string Sign()
        {
            return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken());
        }
    }
}
"""
_USES = """using Acme.Signing;

namespace Acme.App
{
    public class App
    {
        public int Run() => 0;
    }
}
"""


def test_usings_of_a_namespace_that_has_gone_go() -> None:
    """Its only file is deleted: a `using` of it no longer compiles, in whatever file it stands."""
    result = rewrite({"Tokens.cs": _SENDS, "Signer.cs": _SIGNS, "App.cs": _USES})
    assert result.files["Signer.cs"] == ""
    assert "Acme.Signing" not in result.files["Tokens.cs"]
    assert "Acme.Signing" not in result.files["App.cs"]


def test_usings_of_a_namespace_that_another_file_declares_stay() -> None:
    """`Acme.Signing.Keys` declares `Acme.Signing`, too."""
    other = "namespace Acme.Signing.Keys\n{\n    public class Other\n    {\n    }\n}\n"
    result = rewrite({"Tokens.cs": _SENDS, "Signer.cs": _SIGNS, "App.cs": _USES, "Other.cs": other})
    assert result.files["Signer.cs"] == ""
    assert "using Acme.Signing;" in result.files["App.cs"]


def test_a_log_line_of_an_ilogger_goes() -> None:
    """It only shows the technical account; the other one stays."""
    text = """
    class Ims
    {
        string Token()
        {
            log.LogInformation("signing in as {Account}", settings.TechnicalAccountId);
            log.LogDebug("client {Client}", settings.ClientId);
            var claims = new Dictionary<string, object>
            {
                { "sub", settings.TechnicalAccountId },
                { "aud", "https://ims-na1.adobelogin.com/c/" + settings.ClientId },
            };
            var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "client_id", settings.ClientId },
                { "client_secret", settings.ClientSecret },
                { "jwt_token", JWT.Encode(claims, settings.PrivateKey, JwsAlgorithm.RS256) },
            });
            return Read(http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form).Result);
        }
    }
    """
    after = rewrite({"Ims.cs": text}, unsafe=False).files["Ims.cs"]
    assert "TechnicalAccountId" not in after
    assert 'log.LogDebug("client {Client}", settings.ClientId);' in after


def test_a_record_that_is_taken_apart_keeps_its_components() -> None:
    """`var (id, secret, key) = account` counts them."""
    client = """
    using System.Collections.Generic;
    using System.Net.Http;

    record Account(string Id, string Secret, string PrivateKey);

    class Client {
        HttpContent Form(Account account) {
            return new FormUrlEncodedContent(new Dictionary<string, string> {
                ["client_id"] = account.Id,
                ["client_secret"] = account.Secret,
                ["jwt_token"] = Signer.Sign(account.PrivateKey),
            });
        }

        string Url => "https://ims-na1.adobelogin.com/ims/exchange/jwt";
    }
    """
    made = 'var account = new Account(Env("ID"), Env("SECRET"), Env("KEY"));\n'
    after = rewrite({"Client.cs": client, "Program.cs": made}).files
    assert "record Account(string Id, string Secret);" in after["Client.cs"]
    assert 'new Account(Env("ID"), Env("SECRET"));' in after["Program.cs"]
    apart = made + "var (id, secret, key) = account;\nConsole.WriteLine(id);\n"
    after = rewrite({"Client.cs": client, "Program.cs": apart}).files
    assert "record Account(string Id, string Secret, string PrivateKey);" in after["Client.cs"]
    assert after["Program.cs"] == apart
