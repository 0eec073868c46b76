"""Postman collections and environments: whole requests become whole requests."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.rewrite.config.collections import (
    ENVIRONMENT,
    HOST,
    KEEP,
    SIGN,
    VALUES,
    collection,
    environment,
    event,
    form,
    request,
)
from tests.rewrite.harness import SCOPES, check_kept, check_rewritten, rewrite

NAME = "acme.postman_collection.json"
ENVIRONMENT_NAME = "acme.postman_environment.json"
NEW = {
    "client_id": "{{API_KEY}}",
    "client_secret": "{{CLIENT_SECRET}}",
    "grant_type": "client_credentials",
    "scope": "{{SCOPES}}",
}
URL = {"raw": f"{HOST}/ims/token/v3", "protocol": "https", "host": ["{{IMS}}"], "path": ["ims", "token", "v3"]}
VARIABLE = [{"key": "SCOPES", "value": ",".join(SCOPES), "type": "string"}]
BODY = {"mode": "urlencoded", "urlencoded": form(NEW)}


def after(text: str, path: str = NAME) -> Any:  # noqa: ANN401 - JSON is what it is
    """The collection after its rewrite, which a second one leaves alone."""
    result = rewrite({path: text})
    assert rewrite({path: result.files[path]}).plan.files == ()
    return json.loads(result.files[path])


def test_form_address_script_and_variables() -> None:
    """The exported layout is kept to the byte; what only signed is gone; the scopes are declared."""
    before = collection(request(), event("prerequest", *SIGN), event("test", *KEEP))
    wanted = collection(request(body=BODY, url=URL), event("test", *KEEP), variable=VARIABLE)
    result = check_rewritten(before, wanted, NAME)
    assert set(result.dispositions().values()) == {"safe"}


@pytest.mark.parametrize(
    "sign_in",
    [
        request(url=f"{HOST}/ims/exchange/jwt"),
        request(url=f"{HOST}/ims/exchange/v1/jwt/"),
        request(
            url={"raw": f"{HOST}/ims/exchange/v1/jwt", "host": ["{{IMS}}"], "path": ["ims", "exchange", "v1", "jwt"]}
        ),
        request(url={"raw": f"{HOST}/ims/exchange/jwt", "host": ["{{IMS}}"], "path": "/ims/exchange/jwt"}),
        request(body={"mode": "urlencoded", "urlencoded": form()}),
        request(
            header=[
                {"key": "Content-Type", "value": "multipart/form-data"},
                {"key": "cache-control", "value": "no-cache"},
            ]
        ),
        request(
            body={
                "mode": "raw",
                "raw": "client_id={{API_KEY}}&client_secret={{CLIENT_SECRET}}&jwt_token={{JWT_TOKEN}}",
            },
            header=[{"key": "content-type", "value": "text/plain"}],
        ),
        request(
            body=None,
            url={
                "raw": f"{HOST}/ims/exchange/jwt/?client_id={{{{API_KEY}}}}&client_secret={{{{CLIENT_SECRET}}}}"
                "&jwt_token={{JWT_TOKEN}}",
                "host": ["{{IMS}}"],
                "path": ["ims", "exchange", "jwt", ""],
                "query": form(),
            },
        ),
        request(
            method="GET",
            body={},
            url=f"{HOST}/ims/exchange/jwt?client_id={{{{API_KEY}}}}&client_secret={{{{CLIENT_SECRET}}}}&jwt_token=x",
        ),
        request(
            url={
                "raw": f"{HOST}/ims/token/v2?grant_type=client_credentials&client_id={{{{API_KEY}}}}"
                "&client_secret={{CLIENT_SECRET}}&scope={{SCOPES}}",
                "path": ["ims", "token", "v2"],
                "query": form(NEW),
            },
            body=None,
        ),
    ],
)
def test_every_shape_of_the_request(sign_in: dict[str, object]) -> None:
    """Address as one string or in pieces, versions, form, raw body and query: one POST with one urlencoded form."""
    new = after(collection(sign_in))["item"][0]["request"]
    assert new["method"] == "POST"
    assert new["body"]["mode"] == "urlencoded"
    assert {one["key"]: one["value"] for one in new["body"]["urlencoded"]} == NEW
    assert set(new["body"]) == {"mode", "urlencoded"}
    raw = new["url"] if isinstance(new["url"], str) else new["url"]["raw"]
    assert raw in {f"{HOST}/ims/token/v3", f"{HOST}/ims/token/v2"}
    if isinstance(new["url"], dict):
        path = new["url"]["path"]
        assert (path if isinstance(path, str) else "/".join(path)).strip("/") == raw.removeprefix(HOST).strip("/")
        assert "query" not in new["url"]
    types = [one["value"] for one in new.get("header", []) if one["key"].lower() == "content-type"]
    assert types in ([], ["application/x-www-form-urlencoded"])


def test_what_stays_in_a_query() -> None:
    """A parameter that is not the sign-in's stays where it is, in both places."""
    url = {
        "raw": f"{HOST}/ims/exchange/jwt?client_id={{{{API_KEY}}}}&trace=1",
        "path": ["ims", "exchange", "jwt"],
        "query": [{"key": "client_id", "value": "{{API_KEY}}"}, {"key": "trace", "value": "1"}],
    }
    new = after(collection(request(url=url)))["item"][0]["request"]["url"]
    assert new["raw"] == f"{HOST}/ims/token/v3?trace=1"
    assert new["query"] == [{"key": "trace", "value": "1"}]


def test_environment_and_collection_together() -> None:
    """Scopes take the place of the metascope in the environment; key, assertion and library go, the rest stays."""
    texts = {NAME: collection(request(), event("prerequest", *SIGN)), ENVIRONMENT_NAME: ENVIRONMENT}
    result = rewrite(texts)
    values = json.loads(result.files[ENVIRONMENT_NAME])["values"]
    assert [one["key"] for one in values] == [
        *("IMS", "IMS_ORG", "API_KEY", "CLIENT_SECRET", "TECHNICAL_ACCOUNT_ID", "SCOPES", "ACCESS_TOKEN")
    ]
    assert values[5] == {"key": "SCOPES", "value": ",".join(SCOPES), "type": "default", "enabled": True}
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(dict(result.files)).plan.files == ()


def test_the_scopes_take_the_name_of_the_metascopes() -> None:
    """A prefix that tells two credentials apart stays in the new name."""
    old = ENVIRONMENT.replace("META_SCOPE", "EU_META_SCOPES")
    result = rewrite({NAME: collection(request()), ENVIRONMENT_NAME: old})
    assert '"EU_SCOPES"' in result.files[ENVIRONMENT_NAME]
    assert '"{{EU_SCOPES}}"' in result.files[NAME]


def test_a_key_that_is_taken_out_is_named() -> None:
    """A private key in an environment goes, and the reader is told that history still has it."""
    old = ENVIRONMENT.replace('"PRIVATE_KEY",\n\t\t\t"value": ""', '"PRIVATE_KEY",\n\t\t\t"value": "-----BEGIN"')
    result = rewrite({NAME: collection(request()), ENVIRONMENT_NAME: old})
    assert "BEGIN" not in result.files[ENVIRONMENT_NAME]
    assert any(ENVIRONMENT_NAME in note and "purge" in note for note in result.plan.notes)


def test_a_variable_that_others_use_stays() -> None:
    """PRIVATE_KEY, where another request sends it."""
    other = {"name": "Other", "request": {"method": "GET", "url": "https://x.example/?key={{PRIVATE_KEY}}"}}
    text = json.loads(collection(request(), event("prerequest", *SIGN)))
    text["item"].append(other)
    result = rewrite({NAME: json.dumps(text, indent=2), ENVIRONMENT_NAME: ENVIRONMENT})
    assert '"PRIVATE_KEY"' in result.files[ENVIRONMENT_NAME]
    assert '"JWT_TOKEN"' not in result.files[ENVIRONMENT_NAME]


def test_an_environment_alone_needs_a_look() -> None:
    """Without the collection that uses it, nobody knows what that one sends."""
    result = rewrite({ENVIRONMENT_NAME: ENVIRONMENT})
    assert set(result.dispositions().values()) == {"unsafe"}
    assert rewrite({ENVIRONMENT_NAME: ENVIRONMENT}, unsafe=False).plan.files == ()


def test_an_address_in_a_variable() -> None:
    """The variable that holds the exchange's address changes with the request that uses it."""
    old = environment(TOKEN_URL="https://ims-na1.adobelogin.com/ims/exchange/jwt", META_SCOPE="ent_dataservices_sdk")
    result = rewrite({NAME: collection(request(url="{{TOKEN_URL}}")), ENVIRONMENT_NAME: old})
    assert "https://ims-na1.adobelogin.com/ims/token/v3" in result.files[ENVIRONMENT_NAME]
    assert '"url": "{{TOKEN_URL}}"' in result.files[NAME]


def test_loader_requests_and_stored_assertions_go() -> None:
    """A request that only fetches the signing library goes; so do lines that clear the assertion."""
    clear = 'pm.environment.unset("JWT_TOKEN");'
    text = json.loads(collection(request(), event("prerequest", *SIGN), event("test", *KEEP, clear)))
    loader = {"name": "Load", "request": {"method": "GET", "url": "https://kjur.github.io/jsrsasign/jsrsasign.js"}}
    text["item"].insert(0, loader)
    new = after(json.dumps(text, indent=2))
    assert [one["name"] for one in new["item"]] == ["Get token"]
    assert new["item"][0]["event"] == [event("test", *KEEP)]


def test_the_library_behind_a_constant() -> None:
    """Adobe's own sample names the variable of the library by a constant, and loads it in the script that signs."""
    load = (
        'const LIBRARY = "ADOBE_IO_ACCESS_TOKEN__JS_RSA_SIGN_LIBRARY";',
        "pm.sendRequest('https://kjur.github.io/jsrsasign/jsrsasign-latest-all-min.js', (error, response) => {",
        "    pm.environment.set(LIBRARY, response.text());",
        "});",
    )
    assert "event" not in after(collection(request(), event("prerequest", *load, *SIGN)))["item"][0]


def test_signing_for_others_stays() -> None:
    """Another product's assertion, its script, and the library that it needs."""
    script = event(
        "prerequest",
        'eval(pm.globals.get("jsrsasign"));',
        'pm.environment.set("PARTNER_JWT", KJUR.jws.JWS.sign("RS256", header, claims, key));',
    )
    text = json.loads(collection(request(), event("prerequest", *SIGN)))
    other = {"name": "Partner", "event": [script], "request": {"method": "POST", "url": "https://x.example/token"}}
    loader = {"name": "Load", "request": {"method": "GET", "url": "https://kjur.github.io/jsrsasign/jsrsasign.js"}}
    text["item"] += [other, loader]
    new = after(json.dumps(text, indent=2))
    assert new["item"][1:] == [other, loader]
    assert "event" not in new["item"][0]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([event("prerequest", *SIGN, 'pm.globals.set("RUN_ID", "1");')], "also sets 'RUN_ID'"),
        (
            [event("prerequest", *SIGN, "pm.sendRequest({url: 'https://x/ims/exchange/jwt', method: 'POST'});")],
            "asks for the token itself",
        ),
    ],
)
def test_scripts_that_do_more_are_left(events: list[dict[str, object]], said: str) -> None:
    """What else a script does is not thrown away: the collection stays whole, and the reader is told why."""
    text = collection(request(), *events)
    result = rewrite({NAME: text})
    assert result.files[NAME] == text
    assert any(said in one.reason for one in result.plan.withdrawn)


def test_a_request_without_its_credential_is_left() -> None:
    """No client secret in form or query: something else adds it, and that is not guessed."""
    text = collection(request(body={"mode": "formdata", "formdata": form({"jwt_token": VALUES["jwt_token"]})}))
    result = rewrite({NAME: text})
    assert result.files[NAME] == text
    assert "without client_id and client_secret" in result.plan.withdrawn[0].reason


def test_migrated_collections_stay() -> None:
    """The request that Adobe documents, and another product's token request."""
    check_kept(collection(request(body=BODY, url=URL), event("test", *KEEP), variable=VARIABLE), NAME)
    other = {"mode": "formdata", "formdata": form({"client_id": "{{ID}}", "client_secret": "{{SECRET}}"})}
    check_kept(collection(request(body=other, url="https://login.example/oauth/token")), NAME)


def test_spaces_and_one_line() -> None:
    """Layouts that Postman does not write: two blanks, everything in one line."""
    for indent in (2, None):
        text = json.dumps(json.loads(collection(request(), event("prerequest", *SIGN))), indent=indent)
        new = after(text)
        assert new["item"][0]["request"] == request(body=BODY, url=URL)
        assert new["variable"] == VARIABLE
