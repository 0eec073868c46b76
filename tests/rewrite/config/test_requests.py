"""Request files of REST clients and Insomnia exports: whole requests, and only with a look."""

from __future__ import annotations

import json

import pytest

from tests.rewrite.harness import SCOPES, check_kept, check_rewritten, rewrite

NEW = ",".join(SCOPES)
ADDRESS = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
TOKEN = "https://ims-na1.adobelogin.com/ims/token/v3"
FORM = "application/x-www-form-urlencoded"
BODY = f"client_id={{{{id}}}}&client_secret={{{{secret}}}}&grant_type=client_credentials&scope={NEW}"
OLD_BODY = "client_id={{id}}&client_secret={{secret}}&jwt_token={{jwt}}"
NEXT = "### Next\nGET https://platform.adobe.io/data/foundation/catalog/dataSets\nAuthorization: Bearer {{token}}\n"
MULTIPART = "".join(
    f'--x\nContent-Disposition: form-data; name="{name}"\n\n{{{{{value}}}}}\n'
    for name, value in (("client_id", "id"), ("client_secret", "secret"), ("jwt_token", "jwt"))
)
HEADER = f"Content-Type: {FORM}\n"
SCRIPT = '> {% client.global.set("token", response.body.access_token); %}\n'
FILES = {
    "urlencoded, with a variable for the assertion": (
        f"@host = https://x.test\n@jwt = x\n\n###\nPOST {{{{host}}}}/ims/exchange/jwt/\n{HEADER}\n{OLD_BODY}\n\n{NEXT}",
        f"@host = https://x.test\n\n###\nPOST {{{{host}}}}/ims/token/v3\n{HEADER}\n{BODY}\n\n{NEXT}",
    ),
    "one parameter a line": (
        f"POST {ADDRESS}\n{HEADER}\n" + OLD_BODY.replace("&", "\n&") + "\n",
        f"POST {TOKEN}\n{HEADER}\n" + BODY.replace("&", "\n&").replace("\n&scope", "&scope") + "\n",
    ),
    "everything in the query": (
        f"### Token\nGET {ADDRESS}\n    ?" + OLD_BODY.replace("&", "\n    &") + f"\n\n{NEXT}",
        f"### Token\nPOST {TOKEN}\n{HEADER}\n{BODY}\n\n{NEXT}",
    ),
    "multipart, with a script behind": (
        f"POST {ADDRESS} HTTP/1.1\nContent-Type: multipart/form-data; boundary=x\n\n{MULTIPART}--x--\n\n{SCRIPT}",
        f"POST {TOKEN} HTTP/1.1\n{HEADER}\n{BODY}\n\n{SCRIPT}",
    ),
}


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_request_file(case: str, end: str) -> None:
    """Address, method, headers and body as one; the other requests stay, and a second run changes nothing."""
    before, after = FILES[case]
    result = rewrite({"adobe.http": before.replace("\n", end)})
    assert result.files["adobe.http"] == after.replace("\n", end)
    assert set(result.dispositions().values()) == {"unsafe"}
    assert rewrite(dict(result.files)).plan.files == ()


def test_a_request_without_its_parameters_is_left() -> None:
    """A body from a file: the reader is told what to write."""
    text = f"POST {ADDRESS}\nContent-Type: {FORM}\n\n< ./body.txt\n"
    result = rewrite({"adobe.http": text})
    assert result.files["adobe.http"] == text
    assert "adobe.http:1: send POST to /ims/token/v3" in result.plan.withdrawn[0].reason


def insomnia(script: str, **parts: object) -> str:
    """An export of version 4."""
    params = [
        {"id": f"pair_{name}", "name": name, "value": f"{{{{ _.{name} }}}}"}
        for name in ("client_id", "client_secret", "jwt_token")
    ]
    request = {
        "_id": "req_1",
        "_type": "request",
        "name": "Token",
        "method": "POST",
        "url": ADDRESS,
        "headers": [{"name": "Content-Type", "value": "multipart/form-data"}],
        "body": {"mimeType": "multipart/form-data", "params": params},
        "preRequestScript": script,
        **parts,
    }
    export = {"_type": "export", "__export_format": 4, "resources": [request]}
    return json.dumps(export, indent=2) + "\n"


SIGN = 'const jwt = KJUR.jws.JWS.sign("RS256", header, claims, key);\npm.environment.set("jwt_token", jwt);'


def test_insomnia() -> None:
    """Address, media type, header, form and script change; the layout stays."""
    result = rewrite({"insomnia.json": insomnia(SIGN)})
    form = [
        {"id": "pair_client_id", "name": "client_id", "value": "{{ _.client_id }}"},
        {"id": "pair_client_secret", "name": "client_secret", "value": "{{ _.client_secret }}"},
        {"id": "pair_jwt_token", "name": "grant_type", "value": "client_credentials"},
        {"id": "pair_jwt_token-1", "name": "scope", "value": NEW},
    ]
    after = insomnia(
        "", url=TOKEN, headers=[{"name": "Content-Type", "value": FORM}], body={"mimeType": FORM, "params": form}
    )
    assert result.files["insomnia.json"] == after
    assert set(result.dispositions().values()) == {"unsafe"}
    check_kept(after, "insomnia.json")


@pytest.mark.parametrize(
    "text",
    [
        insomnia(SIGN + '\npm.environment.set("run", 1);'),
        insomnia("", body={"mimeType": "text/plain", "text": "jwt_token={{ _.jwt }}"}),
    ],
)
def test_insomnia_that_is_not_followed(text: str) -> None:
    """A script that does more, and a body as text: left whole, with what to write."""
    result = rewrite({"insomnia.json": text})
    assert result.files["insomnia.json"] == text
    assert any("insomnia.json: this sign-in is left as it is" in note for note in result.plan.notes)


@pytest.mark.parametrize("path", ["other.http", "other.rest"])
def test_other_requests_stay(path: str) -> None:
    """Another product's token, and the migrated request."""
    check_kept(f"POST https://login.example/oauth/token\nContent-Type: {FORM}\n\nclient_id=x&client_secret=y\n", path)
    check_kept(f"POST {TOKEN}\nContent-Type: {FORM}\n\n{BODY}\n", path)


_YAML = """
type: collection.insomnia.rest/5.0
collection:
  - name: Auth
    children:
      - url: https://{{{{ _.host }}}}/ims/{path}
        name: Access token
        method: POST
        body:
          mimeType: {kind}
          params:
            - id: pair_1
              name: client_id
              value: "{{{{ _.id }}}}"
            - id: pair_2
              name: client_secret
              value: "{{{{ _.secret }}}}"
{rest}
        headers:
          - name: Content-Type
            value: {kind}
  - name: Upload
    url: https://platform.adobe.io/upload
    body:
      mimeType: multipart/form-data
"""
_PAIR = "            - id: {}\n              name: {}\n              value: {}"


def test_an_export_of_insomnia_5() -> None:
    """Address, media type, header and form of the one request; the others keep theirs."""
    grant = _PAIR.format("pair_3", "grant_type", "client_credentials")
    scope = _PAIR.format("pair_3-1", "scope", ",".join(SCOPES))
    check_rewritten(
        _YAML.format(
            path="exchange/jwt", kind="multipart/form-data", rest=_PAIR.format("pair_3", "jwt_token", '"{{ _.jwt }}"')
        ),
        _YAML.format(path="token/v3", kind="application/x-www-form-urlencoded", rest=f"{grant}\n{scope}"),
        "Insomnia.yaml",
    )


def test_an_export_of_insomnia_5_that_signs() -> None:
    """A request with a script of its own is left, and told of."""
    text = _YAML.format(path="exchange/jwt", kind="x", rest=_PAIR.format("p", "jwt_token", "x")).replace(
        "        method: POST", "        scripts:\n          preRequest: sign()\n        method: POST"
    )
    result = rewrite({"Insomnia.yaml": text})
    assert result.plan.files == ()
    assert any("this sign-in is left as it is" in note for note in result.plan.notes)
