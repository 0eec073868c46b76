"""Nothing secret survives redaction; what a reader needs does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import migrator.redact as redaction
from migrator.redact import MASK, redact

CANARY = "Zq7Kw2Xv9Tn4"
"""Stands for a secret in every syntax below."""
WORDLIKE = "correcthorsebattery"
PEM = """-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7
Zq7Kw2Xv9Tn4abcdefghijklmnopqrstuvwxyz
-----END PRIVATE KEY-----"""
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJabjRAQWRvYmVPcmcifQ.Zq7Kw2Xv9Tn4_signature"

SHOWN = (
    'client_secret = "{}"',
    "client_secret: '{}'",
    '"client_secret": "{}"',
    '{{"CLIENT_SECRET":"{}"}}',
    '"client_secrets": ["{}"]',
    "clientSecret: `{}`,",
    "CLIENT_SECRET={}",
    "export ADOBE_CLIENT_SECRET={}",
    "$env:CLIENT_SECRET = '{}'",
    "client.secret={}",
    "  client_secret: {}",
    "    - CLIENT_SECRET={}",
    "AIO_ims_contexts_x_client__secret={}",
    "<clientSecret>{}</clientSecret>",
    '<property name="clientSecret" value="{}"/>',
    '{{"key": "CLIENT_SECRET", "value": "{}"}}',
    "- name: CLIENT_SECRET\n  value: {}",
    'params.put("client_secret", "{}");',
    'builder.withClientSecret("{}")',
    '.setPassword("{}")',
    "'client_secret' => '{}',",
    'client_secret := "{}"',
    'let clientSecret: String = "{}"',
    "curl -d client_id=abc -d client_secret={} https://ims",
    "curl -F 'client_secret={}'",
    "https://ims/token?client_id=a&client_secret={}&scope=b",
    "--client-secret {}",
    "--client-secret={}",
    "--password {} --user me",
    "https://user:{}@registry.example.com/x",
    "Authorization: Bearer {}",
    "'Authorization': 'Bearer {}'",
    "p8e-{}abcdef",
    "s8e-{}abcdef",
    "priv_key_pass: {}",
    "passphrase = '{}'",
    "access_token={}",
    '"access_token":"{}"',
    "jwt_token='{}'",
    'client_secret <- "{}"',
    "client%5Fsecret=x&client_secret%3D{}",
    '\\"client_secret\\": \\"{}\\"',
    "os.environ['CLIENT_SECRET'] = '{}'",
    'os.getenv("CLIENT_SECRET", "{}")',
    'process.env.CLIENT_SECRET || "{}"',
    "ENV CLIENT_SECRET {}",
    "ARG CLIENT_SECRET={}",
)


@pytest.mark.parametrize("form", SHOWN)
@pytest.mark.parametrize(
    "secret", [CANARY, CANARY + "+/=="[:2] + CANARY, CANARY.lower()], ids=("mixed", "base64", "lower")
)
def test_a_secret_is_hidden_in_every_syntax(form: str, secret: str) -> None:
    """The value of a secret name is not shown, whatever writes it."""
    shown = redact(form.format(secret))
    assert secret not in shown
    assert MASK in shown
    assert shown.count("\n") == form.count("\n")


@pytest.mark.parametrize("form", [form for form in SHOWN if '"{}"' in form or "'{}'" in form or "={}" in form])
def test_a_secret_made_of_words_is_hidden_too(form: str) -> None:
    """A pass phrase has neither digits nor capitals."""
    if "Bearer" in form:
        pytest.skip("a bearer of letters alone is a variable")
    assert WORDLIKE not in redact(form.format(WORDLIKE))


@pytest.mark.parametrize(
    "text",
    [
        PEM,
        PEM.replace("\n", "\\n"),
        PEM.replace("\n", " "),
        PEM.replace("PRIVATE", "RSA PRIVATE"),
        PEM.split("-----END", maxsplit=1)[0],
        PEM.split("KEY-----\n", 1)[1],
        f"key: |\n  {PEM}".replace("\n", "\n  "),
        f"value {JWT} more",
        "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t" + CANARY * 8,
        "x = '" + CANARY * 8 + "'",
    ],
    ids=range(10),
)
def test_keys_and_tokens_are_hidden_without_a_name(text: str) -> None:
    """PEM bodies, tokens and base64 keys are secret by their own shape; the number of lines stays."""
    shown = redact(text)
    assert CANARY not in shown
    assert "abcdefghijklmnopqrstuvwxyz" not in shown
    assert shown.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        'client_secret = os.environ["ADOBE_CLIENT_SECRET"]',
        "clientSecret: process.env.CLIENT_SECRET,",
        "client_secret: ${CLIENT_SECRET}",
        "client_secret={{CLIENT_SECRET}}",
        "CLIENTSECRET: ${{ secrets.CLIENTSECRET }}",
        'data={"client_secret": client_secret, "jwt_token": assertion}',
        "self.client_secret = client_secret",
        '"client_secret": settings.client_secret,',
        "privateKey = fs.readFileSync(process.env.KEY_PATH)",
        'url = "https://ims-na1.adobelogin.com/ims/exchange/jwt"',
        "8C6767C25245AD1A0A490D4C@AdobeOrg",
        "6657031C5C095BB40A495CE1@techacct.adobe.com",
        'client_id = "a64f5f10849a410a97ffdac8ae1df2ab"',
        "import com.adobe.granite.auth.oauth.accesstoken.provider.internal.AccessTokenProviderImpl",
        "token = get_token(session)",
        "-----BEGIN CERTIFICATE-----",
        '"https://ims-na1.adobelogin.com/s/ent_reactor_extension_developer_sdk": True',
    ],
)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    """References, names, addresses and public identifiers are what the reader came for."""
    assert redact(text) == text


def test_redacting_twice_changes_nothing_more() -> None:
    """A redacted text is a fixed point."""
    once = redact("\n".join(form.format(CANARY) for form in SHOWN) + "\n" + PEM)
    assert redact(once) == once


@pytest.mark.parametrize(
    "unit",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "client_secret",
        "secret=",
        "eyJ",
        "eyJaaaaaa.",
        "key name value ",
        "a" * 50,
        '"',
        "://a:",
        " " * 50,
        "<secret",
        "--$",
    ],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    """300 KB of near-matches take a moment of processor time."""
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    redact(text)
    assert time.process_time() - start < 3


_NAMES = ("client_secret", "key", "Private-Key", "passwd", "TOKEN", "jwt", "x", "path/", ".", "$", "-", "_", "A" * 70)
_AROUND = ("=", ": ", " => ", '"', "'", "\\", "(", ")", "{", "}", ", ", " ", "\n", "a1B2c3d4", "process.env.X", "%3D")
_ODD = ("\u017f", "\u0130", "\u00e9")
"""Letters whose case `re` and `str.lower` see differently, or of another length."""


@given(st.lists(st.sampled_from([*_NAMES, *_AROUND, *_ODD]), max_size=30).map("".join))
def test_trying_names_with_a_telling_word_finds_what_trying_all_finds(text: str) -> None:
    """The shortcut replaces what `sub` replaces, whatever letters, runs and joins the text has."""
    for pattern in (redaction.QUOTED, redaction.METHOD, redaction.BARE):
        assert redaction.after_names(pattern, lambda _: "#", text) == pattern.sub("#", text)


@pytest.mark.parametrize(
    "text",
    [
        "public async Task<AccessToken> Login(string id, string jwt)\n",
        "return serializer.Deserialize<AccessToken>(json);\n",
        'log.fine("JWT Token: " + jwtToken);\n',
        '"&client_secret=" + encode(options.getSecret())\n',
        "byte[] privateKeyContent = Base64.getMimeDecoder().decode(text)\n",
        "$header = array('typ' => 'JWT', 'alg' => $algorithm);\n",
    ],
)
def test_code_that_speaks_of_a_secret_stays_readable(text: str) -> None:
    """Type arguments, what is joined to a literal, and calls hold no secret: a diff is read for them."""
    assert redact(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "<password>hunter2\n",
        "text<password>hunter2</password>\n",
        "<password>hunter2</password>\n",
        "adobe<client_secret>hunter2pass99\n</client_secret>\n",
        "adobe<ClientSecret>hunter2(x)\n",
        "Acme<AccessToken>hunter2;rest\n",
        "client_secret: abc.Zx93kKd82hunter2(1\n",
    ],
)
def test_an_element_hides_its_text_wherever_it_stands(text: str) -> None:
    """Closed or not, behind a word or not: only a type argument is never closed and stands behind a name."""
    assert "hunter2" not in redact(text)
