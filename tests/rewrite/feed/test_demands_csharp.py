"""C#: what only demands the settings of an assertion goes with them, however it is written."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_LOGIN = """
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using Jose;

class Login
{{
    {members}

    public static void Check(IConfiguration config, IServiceCollection services)
    {{
        {check}
    }}

    public async Task<HttpResponseMessage> Token(IConfiguration config, HttpClient http)
    {{
        var claims = new Dictionary<string, object>
        {{
            ["sub"] = {account},
            ["aud"] = "https://ims-na1.adobelogin.com/c/" + {client},
        }};
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {{
            ["client_id"] = {client},
            ["client_secret"] = {secret},
            ["jwt_token"] = JWT.Encode(claims, Keys.Read({key}), JwsAlgorithm.RS256),
        }});
        return await http.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form);
    }}
}}
"""
_NAMES = {"client": "ClientId", "secret": "ClientSecret", "account": "TechnicalAccountId", "key": "PrivateKeyPath"}


def _login(read: str, check: str = "", members: str = "") -> str:
    return _LOGIN.format(check=check, members=members, **{name: read.format(word) for name, word in _NAMES.items()})


_EACH = """foreach (var name in {0})
        {{
            if (string.IsNullOrEmpty({1})) throw new InvalidOperationException(name);
        }}"""
_LIST = '{ "ClientId", "ClientSecret", "TechnicalAccountId", "PrivateKeyPath" }'
_SETTINGS = "\n    ".join(f"public string {name} {{ get; set; }}" for name in _NAMES.values())
_DEMANDS = {
    "a list of the keys of a section": _login(
        'config["Adobe:{}"]', _EACH.format(f"new[] {_LIST}", 'config["Adobe:" + name]')
    ),
    "a list of variables": _login(
        'Environment.GetEnvironmentVariable("{}")',
        _EACH.format(f"new List<string> {_LIST}", "Environment.GetEnvironmentVariable(name)"),
    ),
    "a value that is thrown away": _login(
        'config["{}"]',
        '_ = config["PrivateKeyPath"] ?? throw new InvalidOperationException("no key");\n'
        '        _ = config["TechnicalAccountId"] ?? throw new InvalidOperationException("no account");',
    ),
    "a condition on options": _login(
        "this.{}",
        "services.AddOptions<Login>().Bind(config).Validate(one => !string.IsNullOrEmpty(one.PrivateKeyPath)"
        ' && one.TechnicalAccountId != null, "incomplete").ValidateOnStart();',
        _SETTINGS,
    ),
    "rules of a validator": _login(
        "this.{}",
        members=_SETTINGS
        + "\n\n    class Rules : AbstractValidator<Login>\n    {\n        public Rules()\n        {\n"
        + "".join(
            f'            RuleFor(one => one.{name}).NotEmpty().WithMessage("missing");\n' for name in _NAMES.values()
        )
        + "        }\n    }",
    ),
    "parameters that are refused where they are null": _login(
        "this.{}",
        members=_SETTINGS
        + "\n\n    public Login(string id, string secret, string subject, string path)\n    {\n"
        + "        ArgumentNullException.ThrowIfNull(secret);\n        ArgumentNullException.ThrowIfNull(subject);\n"
        + "        ArgumentException.ThrowIfNullOrEmpty(path);\n"
        + "        ClientId = id;\n        ClientSecret = secret;\n        TechnicalAccountId = subject;\n"
        + "        PrivateKeyPath = path;\n    }\n\n"
        + '    public static Login Make() => new Login("a", "b", "c", "d");',
    ),
    "a record that is made without its name": _login(
        "Given.{}",
        members="record Account("
        "string ClientId, string ClientSecret, string TechnicalAccountId, string PrivateKeyPath)\n"
        "    {\n"
        "        public static Account Read() => new(\n"
        '            Need("ADOBE_ID"), Need("ADOBE_SECRET"), Need("TECHNICAL_ACCOUNT"), Need("PRIVATE_KEY"));\n'
        "    }\n\n"
        "    private static readonly Account Given = Account.Read();\n\n"
        "    private static string Need(string name) =>\n"
        "        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name);",
    ),
}


@pytest.mark.parametrize("before", _DEMANDS.values(), ids=_DEMANDS)
def test_nothing_demands_what_no_sign_in_needs(before: str) -> None:
    """Key and account go with the demand for them; those of client and secret stay."""
    after = rewrite({"Login.cs": before}, unsafe=False).files["Login.cs"]
    assert "client_credentials" in after
    assert "Account" not in after.replace("Account(", "").replace("Account Read", "").replace(
        "Account Given", ""
    ).replace("Account.Read", "")
    assert "Private" not in after
    assert "PRIVATE" not in after
    assert "ACCOUNT" not in after
    assert "ClientSecret" in after
    assert rewrite({"Login.cs": after}).files["Login.cs"] == after


@pytest.mark.parametrize(
    "condition",
    [
        "!string.IsNullOrEmpty(one.ClientId) && !string.IsNullOrEmpty(one.PrivateKeyPath)",
        "!string.IsNullOrEmpty(one.PrivateKeyPath) && !string.IsNullOrEmpty(one.ClientId)",
        "one.TechnicalAccountId != null && !string.IsNullOrEmpty(one.ClientId) && one.PrivateKeyPath != null",
    ],
)
def test_a_condition_on_options_asks_about_the_others_as_before(condition: str) -> None:
    """Only the side about the key goes, whichever it is."""
    check = f'services.AddOptions<Login>().Bind(config).Validate(one => {condition}, "incomplete").ValidateOnStart();'
    after = rewrite({"Login.cs": _login("this.{}", check, _SETTINGS)}, unsafe=False).files["Login.cs"]
    assert '.Validate(one => !string.IsNullOrEmpty(one.ClientId), "incomplete")' in after
    assert "PrivateKeyPath" not in after


def test_a_value_is_thrown_away_for_something_else() -> None:
    """What the statement demands besides is needed as before."""
    check = (
        '_ = Keys.Warm(config["PrivateKeyPath"], config["Cache"]) ?? throw new InvalidOperationException("no cache");'
    )
    after = rewrite({"Login.cs": _login('config["{}"]', check)}).files["Login.cs"]
    assert check in after


def test_a_construction_of_an_unknown_type_keeps_the_record() -> None:
    """What `new(…)` makes as an argument is told by no declaration, so no component of a record may go."""
    before = _DEMANDS["a record that is made without its name"].replace(
        "Account.Read();", 'Account.Read();\n    private static readonly object Other = Keep(new("a", "b", "c", "d"));'
    )
    after = rewrite({"Login.cs": before}, unsafe=False).files["Login.cs"]
    assert "string PrivateKeyPath" in after
