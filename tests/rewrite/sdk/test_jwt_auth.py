"""`@adobe/jwt-auth` becomes `@adobe/auth-token`, with its dependency."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

CODE = """
const auth = require('@adobe/jwt-auth');
const fs = require('fs');

module.exports = () => auth({
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  technicalAccountId: process.env.TECH_ACCT,
  orgId: process.env.ORG_ID,
  metaScopes: ['ent_user_sdk'],
  privateKey: fs.readFileSync('private.key'),
});
"""
AFTER = """\
const auth = async (options) => (await import('@adobe/auth-token')).auth(options);

module.exports = () => auth({
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  scope: process.env.SCOPES || 'openid,AdobeID,read_organizations',
});
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"dependencies": {"@adobe/jwt-auth": "^1.0.1"}}\n', '{"dependencies": {"@adobe/auth-token": "^1.0.1"}}\n'),
        ('{"dependencies": {"@adobe/jwt-auth": "2.0.0"}}\n', '{"dependencies": {"@adobe/auth-token": "1.0.1"}}\n'),
        (
            '{"dependencies": {"@adobe/auth-token": "^1.0.1", "@adobe/jwt-auth": "^2.0.0"}}\n',
            '{"dependencies": {"@adobe/auth-token": "^1.0.1"}}\n',
        ),
    ],
)
def test_call_and_dependency_move_together(before: str, after: str) -> None:
    """The options that only the assertion needed go; a successor that is there already is not named twice."""
    result = rewrite({"package.json": before, "token.js": CODE})
    assert result.files == {"package.json": after, "token.js": AFTER}
    assert rewrite(result.files).plan.files == ()


def test_the_new_package_stays() -> None:
    """Nothing is left to do."""
    check_kept(AFTER, "token.js")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("module.exports = { sign: connect(auth) };", "hands auth on"),
        ("auth({ clientId, metaScopes: [a], ims: 'https://ims.acme.example' });", "chose the host"),
        ("auth(options());", "not followed"),
    ],
)
def test_what_is_not_followed_needs_a_look(call: str, told: str) -> None:
    """A function that is handed on, a host that is none of Adobe's, options that come from a call."""
    result = rewrite({"a.js": f"const auth = require('@adobe/jwt-auth');\n{call}\n"})
    assert "@adobe/auth-token" in result.files["a.js"]
    assert set(result.dispositions().values()) == {"unsafe"}
    assert told in next(iter(result.plan.rewrites.values())).instruction


def test_a_host_that_is_written_out_needs_none() -> None:
    """Production is the default, and the stage has a name."""
    text = "const auth = require('@adobe/jwt-auth');\nauth({{ clientId, metaScopes: [a], ims: '{}' }});\n"
    stage = rewrite({"a.js": text.format("https://ims-na1-stg1.adobelogin.com")})
    assert "environment: 'stage'" in stage.files["a.js"]
    production = rewrite({"a.js": text.format("https://ims-na1.adobelogin.com")})
    assert "environment" not in production.files["a.js"]
    assert set(production.dispositions().values()) == {"safe"}


@pytest.mark.parametrize("host", ["config.ims", "process.env.IMS || 'https://ims-na1.adobelogin.com'"])
def test_a_host_that_is_looked_up_still_chooses_the_stage(host: str) -> None:
    """What the program asked when it ran, it asks still; the new package has a name for the answer."""
    text = f"const auth = require('@adobe/jwt-auth');\nauth({{ clientId, metaScopes: [a], ims: {host} }});\n"
    result = rewrite({"a.js": text})
    assert f"environment: /stg1/.test({host}) ? 'stage' : 'production'" in result.files["a.js"]
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(result.files).plan.files == ()


def test_options_of_a_field_are_followed() -> None:
    """The key that was put into them goes; the scope is given at the call."""
    before = """
        const auth = require('@adobe/jwt-auth');
        const fs = require('fs');

        module.exports = class {
          constructor(options) {
            this.credentials = options;
            this.credentials.privateKey = fs.readFileSync('private.key');
          }

          token() {
            return auth(this.credentials);
          }
        };
    """
    after = """
        const auth = async (options) => (await import('@adobe/auth-token')).auth(options);

        module.exports = class {
          constructor(options) {
            this.credentials = options;
          }

          token() {
            return auth({ ...this.credentials, scope: 'openid,AdobeID,read_organizations' });
          }
        };
    """
    check_rewritten(before, after, "users.js")


_CONFIG = """
module.exports = {
  ims: {
    clientId: 'abc', // of the integration
    clientSecret: process.env.ACME_CLIENT_SECRET,
    technicalAccountId: 'x@techacct.adobe.com',
    orgId: 'x@AdobeOrg',
    metaScopes: ['ent_user_sdk'], // Metascopes of the integration
  },
  pageSize: 50,
};
"""
_CONFIG_AFTER = """\
module.exports = {
  ims: {
    clientId: 'abc', // of the integration
    clientSecret: process.env.ACME_CLIENT_SECRET,
    orgId: 'x@AdobeOrg',
    scope: process.env.ACME_SCOPES || 'openid,AdobeID,read_organizations', // Scopes of the integration
  },
  pageSize: 50,
};
"""
_USES = {
    "a pattern": ("const { ims } = require('./config');", "auth({ ...ims, privateKey: key() })", "auth({ ...ims })"),
    "a member": (
        "const config = require('./config');",
        "auth({ ...config.ims, privateKey: key() })",
        "auth({ ...config.ims })",
    ),
    "a member of require": (
        "const settings = require('./config.js').ims;",
        "auth({ ...settings, privateKey: key() })",
        "auth({ ...settings })",
    ),
    "a name of its own": (
        "const { ims: credentials } = require('./config');",
        "auth({ ...credentials, privateKey: key() })",
        "auth({ ...credentials })",
    ),
    "the object itself": (
        "const { ims } = require('./config');\nims.privateKey = key();",
        "auth(ims)",
        "auth(ims)",
    ),
}


@pytest.mark.parametrize("name", _USES)
def test_options_of_another_module(name: str) -> None:
    """They name the scopes where they named the metascopes; what others may read of them stays."""
    binding, before, after = _USES[name]
    main = (
        f"const auth = require('@adobe/jwt-auth');\nconst fs = require('fs');\n{binding}\n\n"
        f"const key = () => fs.readFileSync('private.key');\n\nmodule.exports = () => {before};\n"
    )
    result = rewrite({"ims.js": main, "config.js": _CONFIG}, unsafe=False)
    assert result.files["config.js"] == _CONFIG_AFTER
    assert after in result.files["ims.js"]
    assert "private" not in result.files["ims.js"]
    assert rewrite(result.files).plan.files == ()


def test_options_of_a_module_with_exports() -> None:
    """`export const` and `import {…}`."""
    config = _CONFIG.replace("module.exports = {\n  ims: {", "export const ims = {").replace(
        "  },\n  pageSize: 50,", ""
    )
    main = (
        "import auth from '@adobe/jwt-auth';\nimport { ims } from './config.js';\n\nexport default () => auth(ims);\n"
    )
    result = rewrite({"ims.js": main, "config.js": config}, unsafe=False)
    assert "scope: process.env.ACME_SCOPES || 'openid,AdobeID,read_organizations'" in result.files["config.js"]
    assert "auth(ims)" in result.files["ims.js"]


def test_options_that_others_read_the_metascopes_of_are_kept() -> None:
    """Then the call names the scopes."""
    binding = "const { ims } = require('./config');\n"
    main = f"const auth = require('@adobe/jwt-auth');\n{binding}module.exports = () => auth(ims);\n"
    other = f"{binding}module.exports = report(ims.metaScopes.join());\n"
    result = rewrite({"ims.js": main, "config.js": _CONFIG, "other.js": other})
    assert "metaScopes: ['ent_user_sdk']" in result.files["config.js"]
    assert "auth({ ...ims, scope: " in result.files["ims.js"]


def test_a_config_of_something_else_is_kept() -> None:
    """Without a sign-in nothing is renamed."""
    check_kept(_CONFIG.replace("ent_user_sdk", "read"), "config.js")


_HANDED = "const auth = require('@adobe/jwt-auth');\n\n{function}\n\n{calls}\n"
_ASKED = "async function token(creds) {{\n  creds.{line};\n  return (await auth(creds)).access_token;\n}}"


def test_options_that_callers_hand_over() -> None:
    """The function fills them and passes them on; each caller no longer gives what only the assertion needed."""
    before = _HANDED.format(
        function=_ASKED.format(line="metaScopes = ['ent_x_sdk']"),
        calls="token({ clientId: a, clientSecret: b, orgId, technicalAccountId: t, privateKey: k });\n"
        "const other = { clientId: c, clientSecret: d, privateKey: k2 };\ntoken(other);",
    )
    after = _HANDED.format(
        function=_ASKED.format(line="scope = 'openid,AdobeID,read_organizations'"),
        calls="token({ clientId: a, clientSecret: b });\n"
        "const other = { clientId: c, clientSecret: d };\ntoken(other);",
    )
    result = rewrite({"a.js": before})
    assert result.files["a.js"] == after.replace(
        "require('@adobe/jwt-auth')", "async (options) => (await import('@adobe/auth-token')).auth(options)"
    )
    assert rewrite(result.files).files == result.files


def test_options_that_the_function_reads_stay() -> None:
    """A header of the organisation is asked of the same object; it goes on being given."""
    function = _ASKED.format(line="metaScopes = [m];\n  headers.org = creds.orgId")
    calls = "token({ clientId: a, clientSecret: b, orgId: o, privateKey: k });"
    result = rewrite({"a.js": _HANDED.format(function=function, calls=calls)})
    assert "token({ clientId: a, clientSecret: b, orgId: o });" in result.files["a.js"]


@pytest.mark.parametrize("call", ["queue.map(token);", "token(load());"])
def test_options_that_are_not_plain_to_see_stay(call: str) -> None:
    """A function that is handed on, or takes what a call gives: nobody's literal is cut."""
    text = _HANDED.format(function=_ASKED.format(line="metaScopes = [m]"), calls=call)
    assert call in rewrite({"a.js": text}).files["a.js"]


_OF_A_CLASS = {
    "config.js": dedent(
        """
        module.exports = {
          credentials: {
            clientId: 'id',
            clientSecret: 'secret',
            technicalAccountId: 'account',
            metaScopes: 'ent_user_sdk', // Metascopes
          },
          certs: { file: 'private.key' }
        }
        """
    ),
    "app.js": dedent(
        """
        const conf = require('./config');
        const Api = require('./api');
        new Api(conf).token().then(console.log);
        """
    ),
    "api.js": dedent(
        """
        const auth = require('@adobe/jwt-auth');
        const fs = require('fs');

        module.exports = class Api {
          constructor(conf) {
            this.credentials = conf.credentials;
            this.credentials.privateKey = fs.readFileSync(conf.certs.file, 'utf8');
          }

          async token() {
            return (await auth(this.credentials)).access_token;
          }
        }
        """
    ),
}


def test_options_that_the_one_construction_of_a_class_hands_over_name_scopes() -> None:
    """The field holds what the constructor was given, which is a file's: its metascopes become scopes there."""
    result = rewrite(_OF_A_CLASS)
    config = result.files["config.js"]
    assert "scope: 'openid,AdobeID,read_organizations', // Scopes" in config
    assert "technicalAccountId" not in config
    assert "await auth(this.credentials)" in result.files["api.js"]


def test_options_of_several_constructions_are_left_where_they_stand() -> None:
    """Which of them the field holds is not known: the call names the scope, and metascopes that nothing reads go."""
    twice = _OF_A_CLASS["app.js"] + "new Api(require('./other')).token().then(console.log);\n"
    result = rewrite({**_OF_A_CLASS, "app.js": twice})
    assert "metaScopes" not in result.files["config.js"]
    assert "auth({ ...this.credentials, scope: 'openid,AdobeID,read_organizations' })" in result.files["api.js"]


_ACCOUNT = """
const { E2E_ID: clientId, E2E_SECRET: clientSecret, E2E_KEY: privateKey } = process.env;
const known = [clientId, clientSecret, privateKey].every(Boolean);

module.exports = OFFERED;
"""
_ASKS_ACCOUNT = """
const auth = require('@adobe/jwt-auth')
const account = require('./account')

exports.token = () => auth(account)
"""


@pytest.mark.parametrize(
    ("offered", "after"),
    [
        (
            "known ? { clientId, clientSecret, privateKey: privateKey.trim() } : undefined",
            "known ? { clientId, clientSecret } : undefined",
        ),
        ("known && { clientId, clientSecret, privateKey }", "known && { clientId, clientSecret }"),
    ],
)
def test_options_that_are_there_only_where_all_of_them_are(offered: str, after: str) -> None:
    """No key is asked for any more, neither by the options nor by the condition."""
    result = rewrite({"account.js": _ACCOUNT.replace("OFFERED", offered), "token.js": _ASKS_ACCOUNT})
    assert f"module.exports = {after};" in result.files["account.js"]
    assert "[clientId, clientSecret].every(Boolean)" in result.files["account.js"]
    assert "E2E_KEY" not in result.files["account.js"]
    assert "auth({ ...account, scope: 'openid,AdobeID,read_organizations' })" in result.files["token.js"]


def test_options_that_are_one_of_two_are_left_where_they_stand() -> None:
    """Which of them is taken is not known: both stay."""
    offered = "known ? { clientId, clientSecret, privateKey } : { clientId, clientSecret }"
    account = _ACCOUNT.replace("OFFERED", offered)
    result = rewrite({"account.js": account, "token.js": _ASKS_ACCOUNT})
    assert result.files["account.js"] == account.lstrip("\n")
