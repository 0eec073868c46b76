"""What another file asks of the configuration for the assertion's sake goes; what it asks for the rest stays."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_PYTHON = """
import json

import jwt
import requests

from check import check


def login():
    conf = json.load(open("conf.json"))
    check(conf)
    claims = {"iss": conf["org_id"], "sub": conf["technical_account_id"]}
    claims["aud"] = "https://ims-na1.adobelogin.com/c/" + conf["client_id"]
    token = jwt.encode(claims, open(conf["private_key_path"]).read(), algorithm="RS256")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
        "client_id": conf["client_id"], "client_secret": conf["client_secret"], "jwt_token": token,
    }).json()
"""
_JAVASCRIPT = """
const fs = require('fs')
const jwt = require('jsonwebtoken')
const check = require('./check')
const conf = require('./conf.json')

async function login () {
  check(conf)
  const key = fs.readFileSync(conf.privateKeyPath)
  const audience = 'https://ims-na1.adobelogin.com/c/' + conf.clientId
  const claims = { iss: conf.orgId, sub: conf.technicalAccountId, aud: audience }
  const token = jwt.sign(claims, key, { algorithm: 'RS256' })
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    body: new URLSearchParams({ client_id: conf.clientId, client_secret: conf.clientSecret, jwt_token: token })
  })
}
module.exports = login
"""
_JAVA = """
import io.jsonwebtoken.Jwts;
import java.util.Properties;
import okhttp3.FormBody;
import okhttp3.RequestBody;

class Client {
    RequestBody form(Properties conf) throws Exception {
        Check.check(conf);
        return new FormBody.Builder()
                .add("client_id", conf.getProperty("client.id"))
                .add("client_secret", conf.getProperty("client.secret"))
                .add("jwt_token", assertion(conf))
                .build();
    }

    String url() {
        return "https://ims-na1.adobelogin.com/ims/exchange/jwt";
    }

    private String assertion(Properties conf) throws Exception {
        return Jwts.builder()
                .setIssuer(conf.getProperty("org.id"))
                .setSubject(conf.getProperty("technical.account"))
                .setAudience("https://ims-na1.adobelogin.com/c/" + conf.getProperty("client.id"))
                .signWith(Keys.of(conf.getProperty("private.key.path")))
                .compact();
    }
}
"""
_CSHARP = """
using System.Collections.Generic;
using System.IO;
using System.Net.Http;

class Client {
    HttpContent Form(Dictionary<string, string> conf) {
        Check.Validate(conf);
        return new FormUrlEncodedContent(new Dictionary<string, string> {
            ["client_id"] = conf["ClientId"],
            ["client_secret"] = conf["ClientSecret"],
            ["jwt_token"] = Assertion(conf),
        });
    }

    string Url => "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    string Assertion(Dictionary<string, string> conf) {
        var claims = new Dictionary<string, object> {
            ["iss"] = conf["OrgId"],
            ["sub"] = conf["TechnicalAccountId"],
            ["aud"] = "https://ims-na1.adobelogin.com/c/" + conf["ClientId"],
        };
        return Sign(claims, File.ReadAllText(conf["PrivateKeyPath"]));
    }
}
"""
_MAIN = {
    "check.py": ("login.py", _PYTHON),
    "check.js": ("login.js", _JAVASCRIPT),
    "Check.java": ("Client.java", _JAVA),
    "Check.cs": ("Client.cs", _CSHARP),
}
_CASES = {
    "a lookup with a default": """check.py
-if not os.path.exists(conf.get("private_key_path", "")):
-    raise SystemExit("no key")
 os.sync()
""",
    "whether a key is there": """check.py
-if "private_key_path" not in conf:
-    raise SystemExit("no key")
 os.sync()
""",
    "one of two lookups": """check.py
-if not conf.get("client_id") or not conf.get("private_key_path"):
+if not conf.get("client_id"):
     os.abort()
""",
    "complaints": """check.py
 problems = []
 if not conf["client_id"]:
     problems.append("no id")
-if not os.path.isfile(conf["private_key_path"]):
-    problems.append(f"no key at {conf['private_key_path']}")
 if problems:
     os.abort()
""",
    "names that a loop goes through": """check.py
-names = ("client_id", "private_key_path", "client_secret")
+names = ("client_id", "client_secret")
 for name in names:
     os.environ[name] = conf[name]
""",
    "a key of an object": """check.js
-if (!('privateKeyPath' in conf)) throw new Error('no key')
""",
    "complaints without braces": """check.js
 const problems = []
 if (!conf.clientId) problems.push('no id')
-if (!conf.privateKeyPath) problems.push('no key')
 if (problems.length) throw new Error(problems.join())
""",
    "names of which each is asked": """check.js
-const names = ['clientId', 'privateKeyPath']
+const names = ['clientId']
 names.forEach(name => { if (!conf[name]) throw new Error(name) })
""",
    "a property of two": """Check.java
-if (conf.getProperty("technical.account") == null || conf.getProperty("client.id") == null) {
+if (conf.getProperty("client.id") == null) {
     throw new IllegalStateException("no");
 }
""",
    "an array": """Check.java
-String[] names = {"client.id", "private.key.path"};
+String[] names = {"client.id"};
 for (String name : names) {
     ask(conf, name);
 }
""",
    "an index": """Check.cs
-if (string.IsNullOrEmpty(conf["TechnicalAccountId"])) throw new Exception("no account");
 if (string.IsNullOrEmpty(conf["ClientId"])) throw new Exception("no id");
""",
    "a filter": """Check.cs
-var missing = new[] { "ClientId", "PrivateKeyPath" }.Where(one => !conf.ContainsKey(one)).ToList();
+var missing = new[] { "ClientId" }.Where(one => !conf.ContainsKey(one)).ToList();
 if (missing.Any()) throw new Exception(missing[0]);
""",
}
"""The path of a file, and its lines: `-` before alone, `+` after alone."""
_FRAMES = {
    "check.py": ("import os", "", "", "def check(conf):", "    {}", "    show(conf)"),
    "check.js": ("module.exports = conf => {", "  {}", "  show(conf)", "}"),
    "Check.java": (
        "import java.util.Properties;",
        "",
        "class Check {",
        "    static void check(Properties conf) {",
        "        {}",
        "        show(conf);",
        "    }",
        "}",
    ),
    "Check.cs": (
        "using System;",
        "using System.Collections.Generic;",
        "using System.Linq;",
        "",
        "class Check {",
        "    public static void Validate(Dictionary<string, string> conf) {",
        "        {}",
        "        Show(conf);",
        "    }",
        "}",
    ),
}


def _framed(path: str, lines: list[str]) -> str:
    """A file with these lines in its function."""
    framed: list[str] = []
    for line in _FRAMES[path]:
        framed += [line.replace("{}", inner) for inner in lines] if line.strip() == "{}" else [line]
    return "\n".join(framed) + "\n"


def _case(case: str) -> tuple[str, str, str]:
    """Path, file before, file after."""
    path, *lines = case.splitlines()
    before, after = ([line[1:] for line in lines if line[0] in {" ", sign}] for sign in "-+")
    return path, _framed(path, before), _framed(path, after)


@pytest.mark.parametrize("case", _CASES.values(), ids=_CASES)
def test_another_file_asks_for_no_key_any_more(case: str) -> None:
    """However it asks; once more, nothing changes."""
    path, before, after = _case(case)
    main, text = _MAIN[path]
    result = rewrite({main: text, path: before}, unsafe=False)
    assert result.files[path] == after
    assert "client_credentials" in result.files[main]
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize("case", _CASES.values(), ids=_CASES)
def test_checks_without_a_sign_in_are_kept(case: str) -> None:
    """They are somebody else's."""
    path, before, _ = _case(case)
    check_kept(before, path)


def test_a_parameter_that_takes_a_key_out_of_its_argument() -> None:
    """`({ clientId, privateKeyPath }) =>`: the name goes with what asks about it."""
    check = """
    module.exports = ({ clientId, privateKeyPath }) => {
      if (!clientId) throw new Error('no id')
      if (!privateKeyPath) throw new Error('no key')
    }
    """
    after = rewrite({"login.js": _JAVASCRIPT, "check.js": check}, unsafe=False).files["check.js"]
    assert after == "module.exports = ({ clientId }) => {\n  if (!clientId) throw new Error('no id')\n}\n"


def test_a_row_of_values_keeps_its_places() -> None:
    """What is paired with something else by its place stays."""
    lines = ['names = ("client_id", "private_key_path")', 'conf.update(zip(names, open("row").read().split()))']
    check = _framed("check.py", lines)
    assert rewrite({"login.py": _PYTHON, "check.py": check}).files["check.py"] == check


def test_what_reads_the_key_for_itself_is_told() -> None:
    """A read by key that is no check may fail: the rewrite needs a look."""
    lines = ['copy = open(conf["private_key_path"]).read()', "print(len(copy), upload(copy))"]
    result = rewrite({"login.py": _PYTHON, "check.py": _framed("check.py", lines)}, unsafe=False)
    assert result.plan.files == ()
    assert any("check.py:5 still asks for private_key_path" in one.reason for one in result.plan.withdrawn)


_ASKED = """
import jwt
import requests

REQUIRED = ["id", "secret", "account", "key"]


def token(settings):
    missing = [name for name in REQUIRED if not settings.get(name)]
    if missing:
        raise SystemExit("not set: " + ", ".join(missing))
    claims = {"iss": "x@AdobeOrg", "sub": settings["account"], "https://ims-na1.adobelogin.com/s/ent_user_sdk": True}
    form = {
        "client_id": settings["id"],
        "client_secret": settings["secret"],
        "jwt_token": jwt.encode(claims, settings["key"], "RS256"),
    }
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]
"""


def test_plain_keys_are_required_no_more() -> None:
    """`key` and `account` beside a secret: nothing reads them any more, so nobody has to give them."""
    after = rewrite({"token.py": _ASKED}).files["token.py"]
    assert 'REQUIRED = ["id", "secret"]' in after


def test_plain_keys_that_something_else_reads_are_required() -> None:
    """Another reader keeps the first; a list that names no secret is about something else."""
    more = '\n\nCOLUMNS_REQUIRED = ["name", "key"]\n\n\ndef owner(settings):\n    return settings["account"]\n'
    after = rewrite({"token.py": _ASKED + more}).files["token.py"]
    assert 'REQUIRED = ["id", "secret", "account"]' in after
    assert 'COLUMNS_REQUIRED = ["name", "key"]' in after
