"""What the rules saw becomes findings: one place, one meaning, one finding, weighed by where it stands."""

from __future__ import annotations

import json

import pytest

from migrator.detect import detect
from migrator.model import Category, Finding, Severity
from migrator.parse.read import parse
from migrator.rules.registry import load

RULES = load()
CALL = 'requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=body)'
PEM_BODY = "\n".join("Zq7Kw2Xv9Tn4MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIB" for _ in range(4))
PEM = f"-----BEGIN PRIVATE KEY-----\n{PEM_BODY}\n-----END PRIVATE KEY-----"


def found(path: str, text: str, rule: str = "") -> list[Finding]:
    """The findings of one file, of one rule where it is named."""
    return [one for one in detect(parse(path, text.encode()), RULES) if rule in {"", one.rule_id}]


@pytest.mark.parametrize(
    ("path", "text", "severity"),
    [
        ("app.py", f"import requests\n\n{CALL}\n", Severity.ERROR),
        ("app.py", f"# {CALL}\n", Severity.NOTE),
        ("tests/test_app.py", f"import requests\n\n{CALL}\n", Severity.WARNING),
        ("docs/setup.md", f"Call it:\n\n```python\n{CALL}\n```\n", Severity.WARNING),
        (
            "src/Auth.vue",
            "<script>\nfetch('https://ims-na1.adobelogin.com/ims/exchange/jwt');\n</script>\n",
            Severity.ERROR,
        ),
        ("CHANGELOG.md", "- no more calls of /ims/exchange/jwt\n", Severity.NOTE),
        ("release_users.py", f"import requests\n\n{CALL}\n", Severity.ERROR),
        ("news/history.go", f"package news\n\nvar _ = {CALL}\n", Severity.ERROR),
        (".github/workflows/release.yml", "env:\n  IMS: https://x/ims/exchange/jwt\n", Severity.ERROR),
        ("changelog.yaml", "1.2: no more calls of /ims/exchange/jwt\n", Severity.NOTE),
        ("App.java", "/** Posts to /ims/exchange/jwt. */\nclass App {}\n", Severity.WARNING),
        ("App.java", "class App { // was /ims/exchange/jwt\n}\n", Severity.NOTE),
    ],
    ids=(
        "code",
        "comment",
        "test",
        "fenced block",
        "component",
        "history",
        "program for releases",
        "program for a history",
        "pipeline for releases",
        "history as data",
        "documentation comment",
        "trailing comment",
    ),
)
def test_the_surroundings_cap_how_loud_a_finding_is(path: str, text: str, severity: Severity) -> None:
    """Only what runs is an error; what documents it is a warning, what is only remembered a note."""
    (finding,) = found(path, text, "exchange-endpoint")
    assert finding.severity is severity
    assert severity is Severity.ERROR or finding.evidence
    assert (finding.category is Category.BREAKS) == (severity is Severity.ERROR)


def test_aem_as_a_cloud_service_is_exempt() -> None:
    """Service credentials of the AEM Developer Console give notes alone."""
    text = json.dumps(
        {
            "integration": {
                "imsEndpoint": "ims-na1.adobelogin.com",
                "metascopes": "ent_aem_cloud_api",
                "technicalAccount": {"clientId": "cm-p1-e2", "clientSecret": "x"},
                "privateKey": PEM,
            },
            "statusCode": 200,
        },
        indent=1,
    )
    findings = found("service_token.json", text)
    assert findings
    assert {(one.severity, one.exempt) for one in findings} == {(Severity.NOTE, True)}


@pytest.mark.parametrize(
    ("path", "host", "client"),
    [
        ("a.kt", "c.integration.imsHost", "c.integration.technicalAccount.clientId"),
        ("A.java", "c.getIntegration().getImsHost()", "c.getIntegration().getTechnicalAccount().getClientId()"),
        ("a.go", "c.Integration.ImsEndpoint", "c.Integration.TechnicalAccount.ClientID"),
        ("a.php", "$c->integration->imsHost", "$c->integration->technicalAccount->clientId"),
        ("a.py", "c['integration']['privateKey']", "c['integration']['technicalAccount']['clientId']"),
    ],
)
def test_code_that_reads_service_credentials_is_exempt(path: str, host: str, client: str) -> None:
    """The parts of the file tell, in whatever way a language reaches them."""
    call = f"post({host}, '/ims/exchange/jwt', {client})\n"
    assert {(one.severity, one.exempt) for one in found(path, call)} == {(Severity.NOTE, True)}


def test_an_integration_with_an_account_id_is_not_exempt() -> None:
    """User Sync and others call their credential an integration too."""
    call = "post('/ims/exchange/jwt', integration.technical_account_id, integration.client_id)\n"
    assert [one.exempt for one in found("a.rb", call)] == [False]
    call = "post('/ims/exchange/jwt', integration.technicalAccount.clientId, integration.technicalAccount.privateKey)\n"
    assert {one.exempt for one in found("a.js", call)} == {False}


def test_an_embedded_script_is_reported_once_and_in_the_outer_file() -> None:
    """A Postman script speaks for itself, at its line of the collection."""
    script = ["const body = {", "  client_id: id,", "  client_secret: secret,", "  jwt_token: assertion", "};"]
    collection = {
        "info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
            {
                "name": "Token",
                "event": [{"listen": "prerequest", "script": {"exec": script}}],
                "request": {"method": "POST", "url": {"raw": "https://{{IMS}}/ims/exchange/jwt"}},
            }
        ],
    }
    text = json.dumps(collection, indent=2)
    (finding,) = found("ims.postman_collection.json", text, "jwt-token-parameter")
    assert finding.place.line == next(at for at, line in enumerate(text.split("\n"), 1) if "jwt_token" in line)
    assert finding.place.region


def test_a_fingerprint_survives_a_move_and_tells_twins_apart() -> None:
    """New lines above change nothing; the same match twice gives two prints; another path gives another print."""
    before = found("app.py", f"{CALL}\n", "exchange-endpoint")
    after = found("app.py", f"import requests\n\n\n{CALL}\n", "exchange-endpoint")
    twins = found("app.py", f"{CALL}\n{CALL}\n", "exchange-endpoint")
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert twins[0].fingerprint == before[0].fingerprint != twins[1].fingerprint
    assert found("other.py", f"{CALL}\n", "exchange-endpoint")[0].fingerprint != before[0].fingerprint


def test_a_key_given_in_place_is_material_and_no_reference() -> None:
    """One place has one meaning: the key itself outranks its name."""
    text = json.dumps({"META_SCOPE": "ent_user_sdk", "PRIVATE_KEY": PEM, "org": "D4B@AdobeOrg"}, indent=1)
    rules = [one.rule_id for one in found("adobe.json", text) if one.place.line == 3]
    assert "private-key-material" in rules
    assert len(rules) == len(set(rules))


def test_nothing_secret_is_in_a_finding() -> None:
    """Neither the excerpt nor any other field holds the key, however near to it the place is."""
    text = f'ORG = "D4B@AdobeOrg"\nSCOPE = "ent_user_sdk"\nclient_secret = "p8e-Zq7Kw2Xv9Tn4"\nKEY = """{PEM}"""\n'
    findings = found("settings.py", text)
    assert {one.rule_id for one in findings} >= {"metascope", "private-key-material"}
    assert all("Zq7Kw2Xv9Tn4" not in repr(one) for one in findings)


def test_an_excerpt_of_a_very_long_line_is_short() -> None:
    """A minified line does not end up in a report."""
    text = "var a=1;" * 20_000 + f'fetch("{CALL}")\n'
    for finding in found("bundle.js", text):
        assert all(len(line) <= 200 for line in finding.snippet.lines)


def test_weak_evidence_is_marked() -> None:
    """A signature without a word of Adobe waits for linking to support it."""
    text = "import jwt\n\n\ndef sign(claims, private_key):\n    return jwt.encode(claims, private_key, 'RS256')\n"
    assert all(not one.standalone for one in found("sign.py", text))


def test_public_names_travel_with_a_finding() -> None:
    """Client, organisation and account of the file are what linking joins by."""
    text = (
        "client_id: a64f5f10849a410a97ffdac8ae1df2ab\norg_id: 8C6767C25245AD1A0A490D4C@AdobeOrg\n"
        "metascopes: ent_user_sdk\n"
    )
    (finding,) = found("adobe.yaml", text, "metascope")
    names = {(one.kind, one.value) for one in finding.identifiers}
    assert ("client_id", "a64f5f10849a410a97ffdac8ae1df2ab") in names
    assert ("org_id", "8C6767C25245AD1A0A490D4C@AdobeOrg") in names
    assert any(kind == "metascope" for kind, _ in names)


def test_places_beyond_the_first_five_hundred_are_counted() -> None:
    """A log of calls gives a report that can be read, and the last finding says what it leaves out."""
    text = "2021-03-04 POST https://ims-na1.adobelogin.com/ims/exchange/jwt 200\n" * 700
    found = [one for one in detect(parse("access.log", text.encode()), load()) if one.rule_id == "exchange-endpoint"]
    assert [one.place.line for one in found] == list(range(1, 501))
    assert found[-1].message.endswith("; 200 more places like it follow in this file")
    assert "more places" not in found[-2].message
