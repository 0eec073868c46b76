from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import datetime, timezone
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.ims import token as tokens
from migrator.ims.calls import Answer, Call, CallKind
from migrator.ims.reduce_answer import rebuild, reduce_answer
from migrator.ims.reduce_request import reduce_request
from migrator.ims.scrub import scrub
from migrator.ims.wire import RawAnswer, RawRequest
from migrator.secret import Secret

SECRET = "p8e-CanaryCanaryCanaryCanary0123"
AT = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
TOKEN_CALL = Call("token", "abc", grant_type="client_credentials", scopes=("AdobeID", "openid"))
FORM = {"content-type": "application/x-www-form-urlencoded"}
PARAMETERS = f"grant_type=client_credentials&client_id=abc&client_secret={SECRET}&scope="
MULTIPART = "".join(
    f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
    for name, value in [
        ("grant_type", "client_credentials"),
        ("client_id", "abc"),
        ("client_secret", SECRET),
        ("scope", "AdobeID,openid"),
    ]
)

SAME_TOKEN_REQUEST = {
    "v3 body": RawRequest("POST", "https://h/ims/token/v3", FORM, f"{PARAMETERS}openid,AdobeID".encode()),
    "v2 query": RawRequest("POST", f"https://h/ims/token/v2?{PARAMETERS}AdobeID%2Copenid", {}),
    "v4 split": RawRequest(
        "POST", "https://h/ims/token/v4?client_id=abc", FORM, f"{PARAMETERS}openid AdobeID".encode()
    ),
    "slash and blanks": RawRequest("POST", "https://h/ims/token/v3/", FORM, f"{PARAMETERS}openid,+AdobeID".encode()),
    "multipart": RawRequest(
        "POST",
        "https://h/ims/token/v4",
        {"content-type": "multipart/form-data; boundary=b"},
        (MULTIPART + "--b--\r\n").encode(),
    ),
    "another IMS": RawRequest("POST", "http://localhost:1/oauth/token", FORM, f"{PARAMETERS}openid,AdobeID".encode()),
}


@pytest.mark.parametrize("name", SAME_TOKEN_REQUEST)
def test_forms_of_one_token_request_are_one_call(name: str) -> None:
    """Version, slash, query or body, encoding, separator and order of scopes make no difference."""
    reduced = reduce_request(SAME_TOKEN_REQUEST[name])
    assert reduced.call == TOKEN_CALL
    assert reduced.secret == Secret(SECRET)
    assert SECRET not in repr(reduced)


def test_other_calls_have_their_kinds() -> None:
    """The exchange, validate_token and an API call are told apart, and each knows its client."""
    exchange = reduce_request(
        RawRequest(
            "POST", "https://h/ims/exchange/v1/jwt/", FORM, b"client_id=abc&client_secret=s3cr3t&jwt_token=e.y.j"
        )
    )
    assert exchange.call == Call("exchange", "abc")
    assert exchange.sensitive == (Secret("s3cr3t"), Secret("e.y.j"))
    validate = reduce_request(RawRequest("POST", "https://h/ims/validate_token/v1", {"x-ims-clientid": "abc"}))
    assert validate.call == Call("validate", "abc")
    headers = {
        "x-gw-ims-org-id": "o@AdobeOrg",
        "x-api-key": "abc",
        "x-sandbox-name": "dev",
        "authorization": "Bearer t.o.k",
    }
    api = reduce_request(RawRequest("GET", "https://platform.adobe.io/a/b?token=leak", headers))
    assert api.call == Call("api", "abc", path="/a/b", org_id="o@AdobeOrg", sandbox="dev")
    assert Secret("t.o.k") in api.sensitive


def test_an_api_call_without_key_takes_the_client_of_its_token() -> None:
    """Audience Manager wants no x-api-key; the token's claims tell whose call it is, an opaque token tells nobody's."""
    bearer = tokens.encode({"alg": "RS256"}, {"client_id": "abc"})
    url = "https://api.demdex.com/v1/datasources/"
    assert reduce_request(RawRequest("GET", url, {"authorization": f"Bearer {bearer}"})).call.client_id == "abc"
    assert reduce_request(RawRequest("GET", url, {"authorization": "Bearer opaque"})).call.client_id == ""


def _reduce(call: Call, data: object, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return reduce_answer(call, RawAnswer(status, named, body), (Secret(SECRET),), AT)[0]


def test_a_token_is_reduced_to_its_claims() -> None:
    """The signature, unknown claims and unknown fields are dropped; the token itself comes back apart, as a Secret."""
    jws = tokens.encode({"alg": "RS256", "jku": "x"}, {"client_id": "abc", "scope": "a,b", "moi": "dropped"}) + "c2ln"
    data = {"access_token": jws, "expires_in": 86399, "token_type": "bearer", "refresh_token": "r", "sub": "x"}
    answer, token = reduce_answer(TOKEN_CALL, RawAnswer(200, {}, json.dumps(data).encode()), (), AT)
    assert token == Secret(jws)
    assert answer.fields == {
        "access_token": {"header": {"alg": "RS256"}, "claims": {"client_id": "abc", "scope": "a,b"}},
        "expires_in": 86399,
        "token_type": "bearer",
    }


@pytest.mark.parametrize(
    ("body", "content_type", "content"),
    [
        (b"", "", "empty"),
        (b"<html>", "application/json", "html"),
        (b"hello", "text/plain", "text"),
        (b"hello", "application/json", "malformed"),
        (b'{"a": ', "text/html", "malformed"),
        (b"[" * 100_000, "", "malformed"),
        (b'{"expires_in": ' + b"9" * 5000 + b"}", "", "malformed"),
        (b'{"a": 1}', "text/html", "json"),
        (b"\xff\xfe\x00", "", "text"),
    ],
)
def test_a_body_is_what_it_looks_like(body: bytes, content_type: str, content: str) -> None:
    """A captive portal may call its page JSON; nesting and long numbers do no harm."""
    assert _reduce(TOKEN_CALL, body, content_type=content_type).content == content


FORMS = [
    SECRET,
    quote(SECRET, safe=""),
    base64.b64encode(SECRET.encode()).decode(),
    base64.urlsafe_b64encode(SECRET.encode()).decode(),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "key", ["error", "error_description", "message", "reason", "token_type", "expires_in", "scope"]
)
def test_an_echoed_secret_is_taken_out(key: str, form: str) -> None:
    """Whatever field a server puts a secret in, and however it encodes it, it is not kept."""
    kept = _reduce(TOKEN_CALL, {key: f"bad {form} here"}, 400, retry_after=form, location=f"https://{form}/")
    assert SECRET not in repr(kept)
    assert form.rstrip("=") not in repr(kept)


def test_an_echoed_secret_in_a_claim_is_taken_out() -> None:
    """Claims are IDs and pass as they are, but never a secret that was sent."""
    jws = tokens.encode({"kid": SECRET}, {"user_id": SECRET, "scope": f"openid,{SECRET}", "client_id": "5f1c" * 8})
    answer = _reduce(TOKEN_CALL, {"access_token": jws})
    assert SECRET not in repr(answer)
    claims = answer.mapping("access_token")["claims"]
    assert claims == {"user_id": "…", "scope": "openid,…", "client_id": "5f1c" * 8}


def test_token_like_runs_are_taken_out_of_free_text() -> None:
    """A description may hold somebody else's token; words and scopes stay readable."""
    text = scrub("no scope additional_info.projectedProductContext for eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IjEyMzQ1", ())
    assert text == "no scope additional_info.projectedProductContext for …"


def test_sandbox_names_and_counts_are_what_is_kept_of_an_api() -> None:
    """Of lists the length is kept, of sandboxes the names."""
    data = {"sandboxes": [{"name": "prod", "eTag": "x"}, {"name": "Not A Name"}, {}], "results": [1, 2], "private": [1]}
    answer = _reduce(Call("api", "abc", path="/p"), data)
    assert answer.fields == {"counts": {"sandboxes": 3, "results": 2}, "sandboxes": ["prod"]}
    assert _reduce(Call("api", "abc", path="/p"), [1, 2, 3]).fields == {"counts": {"": 3}}


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=60))
FIELDS = st.sampled_from(
    ["error", "error_description", "token_type", "expires_in", "scope", "valid", "reason", "error_code", "message", "x"]
)
CLAIMS = st.dictionaries(st.sampled_from(["client_id", "scope", "created_at", "expires_in", "type", "id"]), SCALARS)
BODIES: st.SearchStrategy[object] = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(FIELDS, SCALARS),
    st.builds(
        lambda fields, claims, opaque: {**fields, "access_token": opaque or tokens.encode({"alg": "none"}, claims)},
        st.dictionaries(FIELDS, SCALARS),
        CLAIMS,
        st.one_of(st.just(""), st.text(min_size=1, max_size=30)),
    ),
    st.dictionaries(
        st.sampled_from(["results", "sandboxes", "data", "other"]), st.lists(st.just({"name": "dev"}), max_size=3)
    ),
)


@settings(max_examples=300, deadline=None)
@given(
    data=BODIES,
    status=st.sampled_from([200, 302, 400, 401, 429, 500]),
    kind=st.sampled_from(["token", "exchange", "validate", "api"]),
    retry=st.one_of(st.just(""), st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=50)),
)
def test_playing_back_gives_the_same_reduced_answer(data: object, status: int, kind: CallKind, retry: str) -> None:
    """Reduce, write as JSON, read, rebuild, reduce: nothing changes, whatever the server said."""
    call = Call(kind, "abc", path="/p" if kind == "api" else "")
    headers = {"retry-after": retry, "date": "Fri, 20 Nov 2026 09:00:00 GMT", "location": "https://portal.example/x"}
    raw = RawAnswer(status, headers, json.dumps(data).encode())
    first, _ = reduce_answer(call, raw, (Secret(SECRET),), AT)
    stored = replace(first, fields=json.loads(json.dumps(dict(first.fields))))
    again, _ = reduce_answer(call, rebuild(stored), (Secret(SECRET),), AT)
    assert again == stored


@pytest.mark.parametrize("body", [b"", b"<html>x", b"plain", b'{"a'])
def test_playing_back_keeps_what_was_no_json(body: bytes) -> None:
    """A web page stays a web page, broken JSON stays broken."""
    first = _reduce(TOKEN_CALL, body)
    assert reduce_answer(TOKEN_CALL, rebuild(first), (), AT)[0] == first
