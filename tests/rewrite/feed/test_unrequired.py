"""A library that nothing imports any more leaves the manifests, where the build cannot miss it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PYTHON = """
import time
import jwt
import requests

def token(client_id, secret, org, account, key):
    claims = {
        "exp": int(time.time()) + 300,
        "iss": org,
        "sub": account,
        "aud": "https://ims-na1.adobelogin.com/c/" + client_id,
        "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": True,
    }
    assertion = jwt.encode(claims, key, algorithm="RS256")
    answer = requests.post(
        "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        data={"client_id": client_id, "client_secret": secret, "jwt_token": assertion},
    )
    return answer.json()["access_token"]
"""
_JAVASCRIPT = """
const jwt = require('jsonwebtoken')

async function token (id, secret, org, account, key) {
  const claims = {
    exp: Math.round(Date.now() / 1000) + 300,
    iss: org,
    sub: account,
    aud: `https://ims-na1.adobelogin.com/c/${id}`,
    'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk': true
  }
  const assertion = jwt.sign(claims, key, { algorithm: 'RS256' })
  const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })
  const answer = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
  return (await answer.json()).access_token
}
module.exports = { token }
"""
_JAVA = """
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;

class Ims {
    String token(String id, String secret, String org, String account, RSAPrivateKey key) {
        String jwt = JWT.create()
            .withIssuer(org)
            .withSubject(account)
            .withAudience("https://ims-na1.adobelogin.com/c/" + id)
            .withClaim("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true)
            .sign(Algorithm.RSA256(null, key));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", id);
        form.add("client_secret", secret);
        form.add("jwt_token", jwt);
        Map body = http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, Map.class);
        return (String) body.get("access_token");
    }
}
"""
_CSHARP = """
using System.Collections.Generic;
using System.Net.Http;
using Jose;

class Ims
{
    string Token(string id, string secret, string org, string account, RSA key)
    {
        var claims = new Dictionary<string, object>
        {
            { "iss", org },
            { "sub", account },
            { "aud", "https://ims-na1.adobelogin.com/c/" + id },
            { "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true },
        };
        var assertion = JWT.Encode(claims, key, JwsAlgorithm.RS256);
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            { "client_id", id },
            { "client_secret", secret },
            { "jwt_token", assertion },
        });
        var answer = client.PostAsync("https://ims-na1.adobelogin.com/ims/exchange/jwt", form).Result;
        return (string)JObject.Parse(answer.Content.ReadAsStringAsync().Result)["access_token"];
    }
}
"""
_GO = """
package main

import (
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt/v4"
)

func token(id, secret, org, account string, key interface{}) (*http.Response, error) {
	claims := jwt.MapClaims{
		"iss": org,
		"sub": account,
		"aud": "https://ims-na1.adobelogin.com/c/" + id,
		"https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": true,
	}
	assertion, err := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
	if err != nil {
		return nil, err
	}
	form := url.Values{"client_id": {id}, "client_secret": {secret}, "jwt_token": {assertion}}
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", form)
}
"""
PROGRAMS = {
    "ims.py": _PYTHON,
    "ims.js": _JAVASCRIPT,
    "Ims.java": _JAVA,
    "Ims.cs": _CSHARP,
    "main.go": _GO,
}
CASES = {
    "requirements.txt": ("ims.py", "requests==2.28.1\nPyJWT[crypto]==2.4.0  # signs\n", "requests==2.28.1\n"),
    "pyproject.toml": (
        "ims.py",
        '[project]\nname = "feed"\ndependencies = ["requests>=2", "PyJWT[crypto]>=2.4"]\n',
        '[project]\nname = "feed"\ndependencies = ["requests>=2"]\n',
    ),
    "Pipfile": ("ims.py", '[packages]\nrequests = "*"\npyjwt = "*"\n', '[packages]\nrequests = "*"\n'),
    "setup.py": (
        "ims.py",
        """
        from setuptools import setup

        setup(
            install_requires=[
                'PyJWT>=2',
                'requests',
            ],
        )
        """,
        """
        from setuptools import setup

        setup(
            install_requires=[
                'requests',
            ],
        )
        """,
    ),
    "setup.cfg": (
        "ims.py",
        "[options]\ninstall_requires =\n    requests\n    PyJWT>=2\n",
        "[options]\ninstall_requires =\n    requests\n",
    ),
    "package.json": (
        "ims.js",
        '{\n  "dependencies": {\n    "axios": "^1.2.0",\n    "jsonwebtoken": "^9.0.0"\n  }\n}\n',
        '{\n  "dependencies": {\n    "axios": "^1.2.0"\n  }\n}\n',
    ),
    "pom.xml": (
        "Ims.java",
        """
        <project>
          <dependencies>
            <!-- signs the JWT -->
            <dependency>
              <groupId>com.auth0</groupId>
              <artifactId>java-jwt</artifactId>
              <version>3.19.2</version>
            </dependency>
            <dependency>
              <groupId>org.json</groupId>
              <artifactId>json</artifactId>
              <version>20220320</version>
            </dependency>
          </dependencies>
        </project>
        """,
        """
        <project>
          <dependencies>
            <dependency>
              <groupId>org.json</groupId>
              <artifactId>json</artifactId>
              <version>20220320</version>
            </dependency>
          </dependencies>
        </project>
        """,
    ),
    "build.gradle": (
        "Ims.java",
        """
        dependencies {
            implementation 'com.auth0:java-jwt:3.19.2'
            implementation 'org.json:json:20220320'
        }
        """,
        """
        dependencies {
            implementation 'org.json:json:20220320'
        }
        """,
    ),
    "Ims.csproj": (
        "Ims.cs",
        """
        <Project>
          <ItemGroup>
            <PackageReference Include="jose-jwt" Version="3.2.0" />
            <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />
          </ItemGroup>
        </Project>
        """,
        """
        <Project>
          <ItemGroup>
            <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />
          </ItemGroup>
        </Project>
        """,
    ),
    "go.mod": (
        "main.go",
        "module acme/sync\n\ngo 1.19\n\nrequire github.com/golang-jwt/jwt/v4 v4.4.2\n",
        "module acme/sync\n\ngo 1.19\n",
    ),
}


@pytest.mark.parametrize("manifest", CASES)
def test_it_leaves_the_manifest(manifest: str) -> None:
    """With the line or element that it has, and nothing else."""
    path, before, after = CASES[manifest]
    result = rewrite({path: PROGRAMS[path], manifest: before}, unsafe=False)
    assert result.files[manifest] == dedent(after).lstrip("\n")
    assert rewrite(result.files).plan.files == ()


@pytest.mark.parametrize("manifest", CASES)
def test_it_stays_while_something_imports_it(manifest: str) -> None:
    """Another file of the tree, which has nothing to do with IMS."""
    path, before, _ = CASES[manifest]
    others = {
        "ims.py": ("webhook.py", "import jwt\n\n\ndef check(body, secret):\n    return jwt.decode(body, secret)\n"),
        "ims.js": ("hook.js", "const jwt = require('jsonwebtoken')\nmodules.exports = (b, s) => jwt.verify(b, s)\n"),
        "Ims.java": (
            "Hook.java",
            "import com.auth0.jwt.JWT;\n\nclass Hook { Object of(String t) { return JWT.decode(t); } }\n",
        ),
        "Ims.cs": ("Hook.cs", "using Jose;\n\nclass Hook { string Of(string t, byte[] s) => JWT.Decode(t, s); }\n"),
        "main.go": (
            "hook.go",
            'package main\n\nimport "github.com/golang-jwt/jwt/v4"\n\nvar parser = jwt.NewParser()\n',
        ),
    }
    other, text = others[path]
    result = rewrite({path: PROGRAMS[path], manifest: before, other: text})
    assert result.files[manifest] == dedent(before).lstrip("\n")
    assert "client_credentials" in result.files[path]


@pytest.mark.parametrize(
    ("path", "manifest", "text", "lock"),
    [
        ("ims.py", "pyproject.toml", '[tool.poetry.dependencies]\npyjwt = "^2.4"\n', "poetry.lock"),
        ("ims.py", "requirements.txt", "pyjwt==2.4.0 \\\n    --hash=sha256:00\n", ""),
        ("ims.py", "requirements.txt", "pyjwt==2.4.0\n    # via msal\n", ""),
        ("ims.js", "package.json", '{"dependencies": {"jsonwebtoken": "^9.0.0"}}\n', "yarn.lock"),
        (
            "main.go",
            "go.mod",
            "module a\n\nrequire (\n\tgithub.com/golang-jwt/jwt/v4 v4.4.2\n\tgolang.org/x/text v0.3.0\n)\n",
            "",
        ),
    ],
)
def test_where_a_lock_has_to_follow_it_is_said(path: str, manifest: str, text: str, lock: str) -> None:
    """The rewrite of the code is no less safe for it."""
    files = {path: PROGRAMS[path], manifest: text, **({lock: ""} if lock else {})}
    result = rewrite(files, unsafe=False)
    assert result.files[manifest] == text
    assert "client_credentials" in result.files[path]
    assert any(manifest in note and "any more" in note for note in result.plan.notes)


@pytest.mark.parametrize("project", ["", "old.csproj"])
def test_a_project_that_points_at_the_assembly_has_to_follow(project: str) -> None:
    """The package alone is not all of it then."""
    manifest = '<packages>\n  <package id="jose-jwt" version="2.4.0" />\n</packages>\n'
    hint = r"<Project><Reference><HintPath>packages\jose-jwt.2.4.0\lib\jose-jwt.dll</HintPath></Reference></Project>"
    result = rewrite({"Ims.cs": _CSHARP, "packages.config": manifest, **({project: hint} if project else {})})
    assert ("jose-jwt" in result.files["packages.config"]) == bool(project)
    assert any("packages.config" in note for note in result.plan.notes) == bool(project)


def test_the_types_of_a_library_go_with_it() -> None:
    """Nothing else has a use for them."""
    manifest = """
    {
      "dependencies": {
        "jsonwebtoken": "^9.0.0"
      },
      "devDependencies": {
        "@types/jsonwebtoken": "^9.0.0"
      }
    }
    """
    result = rewrite({"ims.js": _JAVASCRIPT, "package.json": manifest}, unsafe=False)
    assert result.files["package.json"] == '{\n  "dependencies": {},\n  "devDependencies": {}\n}\n'


def test_two_libraries_side_by_side_go() -> None:
    """With one comma less."""
    program = "const FormData = require('form-data')\n" + _JAVASCRIPT.replace(
        "new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion })", "new FormData()"
    ).replace(
        "  const answer",
        "  body.append('client_id', id)\n  body.append('client_secret', secret)\n"
        "  body.append('jwt_token', assertion)\n  const answer",
    )
    manifest = '{"dependencies": {"axios": "^1.0.0", "form-data": "^4.0.0", "jsonwebtoken": "^9.0.0"}}\n'
    result = rewrite({"ims.js": program, "package.json": manifest}, unsafe=False)
    assert result.files["package.json"] == '{"dependencies": {"axios": "^1.0.0"}}\n'


def test_an_import_that_was_never_used() -> None:
    """A library that signs leaves with the assertion, though nothing named it; one that others use stays."""
    login = """
    import cryptography
    import jwt
    import requests

    def login(client_id, secret, key):
        claims = {"aud": "https://ims-na1.adobelogin.com/c/" + client_id}
        assertion = jwt.encode(claims, key, algorithm="RS256")
        form = {"client_id": client_id, "client_secret": secret, "jwt_token": assertion}
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]
    """
    asked = "PyJWT==2.4.0\ncryptography==3.4.8\nrequests==2.22.0\n"
    result = rewrite({"login.py": login, "requirements.txt": asked})
    assert result.files["login.py"].startswith("import requests\n")
    assert result.files["requirements.txt"] == "requests==2.22.0\n"
    vault = "import cryptography\n\nprint(cryptography.__version__)\n"
    result = rewrite({"login.py": login, "vault.py": vault, "requirements.txt": asked})
    assert result.files["vault.py"] == vault
    assert result.files["requirements.txt"] == "cryptography==3.4.8\nrequests==2.22.0\n"
