"""JavaScript: what a command line demanded for the assertion: options, checks, and rounds over metascopes."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import rewrite

_TOKEN = """
const fs = require('fs');
const auth = require('@adobe/jwt-auth');

const METASCOPES = ['ent_dataservices_sdk', 'ent_reactor_admin_sdk'];

module.exports = async ({{ client, secret, privateKeyPath, verbose }}) => {{
  const required = {{ client, secret, privateKeyPath }};
  const missing = {check};
  if (missing.length) {{
    throw new Error(missing.join());
  }}
  for (let i = 0; i < METASCOPES.length; i += 1) {{
    const metaScope = METASCOPES[i];
    if (verbose) {{
      console.error(`trying ${{metaScope}}`);
    }}
    try {{
      const answer = await auth({{
        clientId: client,
        clientSecret: secret,
        privateKey: fs.readFileSync(privateKeyPath),
        metaScopes: [`https://ims-na1.adobelogin.com/s/${{metaScope}}`]
      }});
      return {answer};
    }} catch (e) {{
      const isScopeError = e.message.indexOf('invalid_scope') !== -1;
      if (!isScopeError {joined} i === METASCOPES.length - 1) {{
        throw new Error(`no token: ${{e.message}}`);
      }}
    }}
  }}
}};
"""
_CHECK = "Object.keys(required).filter((name) => !required[name])"
_PLAIN = {"check": _CHECK, "answer": "answer.access_token", "joined": "||"}
_ONCE = """
  try {
    const answer = await auth({
      clientId: client,
      clientSecret: secret,
      scope: 'openid,AdobeID,read_organizations'
    });
    return answer.access_token;
  } catch (e) {
    throw new Error(`no token: ${e.message}`);
  }
};
"""
_OPTIONS = """
const NAMES = {
  '--client': 'client',
  '--private-key': 'privateKeyPath'
};

module.exports = (argv) => {
  const args = {
    client: process.env.CLIENT,
    privateKeyPath: process.env.KEY_FILE
  };
  for (let i = 0; i < argv.length; i += 2) {
    args[NAMES[argv[i]]] = argv[i + 1];
  }
  return args;
};
"""


def _tree(options: str = _OPTIONS, **said: str) -> dict[str, str]:
    main = "const options = require('./options');\nconst token = require('./token');\n\ntoken(options(process.argv));\n"
    return rewrite({"main.js": main, "options.js": options, "token.js": _TOKEN.format(**{**_PLAIN, **said})}).files


def test_rounds_that_are_counted_become_one() -> None:
    """The first round is the last: its condition holds, and what told the errors apart has no use."""
    files = _tree()
    assert _ONCE in files["token.js"]
    assert "verbose" not in files["token.js"]
    assert rewrite(files).files == files


@pytest.mark.parametrize("said", [{"answer": "[metaScope, answer.access_token]"}, {"joined": "&&"}])
def test_rounds_that_mean_something_stay(said: dict[str, str]) -> None:
    """The answer is filed under its metascope, or the condition is not known to hold."""
    assert "for (let i = 0; i < METASCOPES.length; i += 1) {" in _tree(**said)["token.js"]


def test_an_object_of_what_is_demanded() -> None:
    """It is only listed and looked into, so what only the assertion needed leaves it."""
    assert "const required = { client, secret };" in _tree()["token.js"]


def test_an_object_that_is_handed_on_keeps_its_entries() -> None:
    """Somebody else may read them."""
    assert "const required = { client, secret, privateKeyPath };" in _tree(check="check(required)")["token.js"]


def test_an_option_that_nothing_reads() -> None:
    """It leaves the table of options, and the object that the table fills."""
    options = _tree()["options.js"]
    assert "const NAMES = {\n  '--client': 'client'\n};" in options
    assert "const args = {\n    client: process.env.CLIENT\n  };" in options


@pytest.mark.parametrize(
    "more",
    ["module.exports.key = (args) => sign(args.privateKeyPath);\n", "module.exports.names = Object.values(NAMES);\n"],
)
def test_an_option_that_is_read_stays(more: str) -> None:
    """Another part of the program signs with the key, or goes through the table."""
    assert "'--private-key': 'privateKeyPath'" in _tree(_OPTIONS + more)["options.js"]
