"""What is left of the old sign-in: keys, certificates, assertions, and what the checks say of them."""

from __future__ import annotations

import base64
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.errors import CredentialError
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.credentials import JwtCredential
from migrator.ims.keys import (
    KeyProblemError,
    assertion_claims,
    read_assertion,
    read_certificate,
    read_key,
    sign,
)
from migrator.ims.leftovers import named
from migrator.ims.live import Network
from migrator.ims.server.faults import Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.ims.target import open_target
from migrator.secret import Secret
from tests.ims.rehearsing import ACCOUNT, CLIENT, CLIENT_ID, CREDENTIAL, FAST, ORG

if TYPE_CHECKING:
    from migrator.model import CheckResult

NOW = datetime(2022, 6, 1, 12, tzinfo=timezone.utc)
TODAY = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CURVE = ec.generate_private_key(ec.SECP256R1())
PLAIN = serialization.NoEncryption()
LOCKED = serialization.BestAvailableEncryption(b"open sesame")
PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER
PKCS8, PKCS1 = serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL
METASCOPES = ("ent_dataservices_sdk",)


def _certificate(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = KEY, end: datetime = NOW + timedelta(days=100)
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW - timedelta(days=265)).not_valid_after(end)
    return builder.sign(key, hashes.SHA256())


CERTIFICATE = _certificate()
P12 = pkcs12.serialize_key_and_certificates(b"adobe", KEY, CERTIFICATE, None, PLAIN)
KEYS = {
    "PKCS#8": KEY.private_bytes(PEM, PKCS8, PLAIN),
    "PKCS#1": KEY.private_bytes(PEM, PKCS1, PLAIN),
    "DER": KEY.private_bytes(DER, PKCS8, PLAIN),
    "base64 of DER": base64.b64encode(KEY.private_bytes(DER, PKCS8, PLAIN)),
    "written line feeds": KEY.private_bytes(PEM, PKCS8, PLAIN).replace(b"\n", b"\\n"),
    "PKCS#12": P12,
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_is_read_in_every_form_it_was_kept_in(name: str) -> None:
    """As the Console gave it, as Java and .NET samples want it, as an environment variable holds it."""
    facts = read_key(KEYS[name])
    assert (facts.kind, facts.bits) == ("RSA", 2048)
    assert facts.identity == read_certificate(CERTIFICATE.public_bytes(PEM)).identity


def test_an_encrypted_key_needs_its_passphrase() -> None:
    """Missing, wrong, right, and one too many."""
    locked = KEY.private_bytes(PEM, PKCS8, LOCKED)
    with pytest.raises(KeyProblemError, match="needs a passphrase"):
        read_key(locked)
    with pytest.raises(KeyProblemError, match="cannot be opened with this passphrase"):
        read_key(locked, Secret("wrong"))
    with pytest.raises(KeyProblemError, match="is not encrypted"):
        read_key(KEYS["PKCS#8"], Secret("open sesame"))
    assert read_key(locked, Secret("open sesame")).bits == 2048


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no private key"),
        (KEYS["PKCS#8"][:400], "is no private key, or cut off"),
        (KEYS["DER"][:400], "is no private key, or cut off"),
        (CERTIFICATE.public_bytes(PEM), "is no private key"),
        (CURVE.private_bytes(PEM, PKCS8, PLAIN), "is no RSA key"),
        (b"A" * 70_000, "is too large"),
    ],
)
def test_what_is_no_key_says_so(data: bytes, words: str) -> None:
    """Cut off, something else, of another kind."""
    with pytest.raises(KeyProblemError, match=words):
        read_key(data)


CERTIFICATES = {
    "PEM": CERTIFICATE.public_bytes(PEM),
    "DER": CERTIFICATE.public_bytes(DER),
    "PKCS#12": P12,
    "PKCS#7": pkcs7.serialize_certificates([CERTIFICATE], DER),
    "PEM after a key": KEYS["PKCS#8"] + CERTIFICATE.public_bytes(PEM),
    "PEM after words": b"subject=CN = test\n" + CERTIFICATE.public_bytes(PEM),
}


@pytest.mark.parametrize("name", CERTIFICATES)
def test_the_end_of_a_certificate_is_read_in_every_form(name: str) -> None:
    """The last day, in UTC."""
    assert read_certificate(CERTIFICATES[name]).not_after.date() == date(2022, 9, 9)


@given(st.one_of(st.binary(max_size=300), st.integers(0, 660).map(lambda cut: CERTIFICATES["DER"][:cut])))
def test_what_is_no_certificate_says_so(data: bytes) -> None:
    """Any bytes at all: one problem, no other exception."""
    with pytest.raises(KeyProblemError):
        read_certificate(data)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 700), st.integers(0, 255))
def test_a_damaged_certificate_does_no_harm(at: int, value: int) -> None:
    """One byte changed anywhere gives facts or one problem."""
    data = bytearray(CERTIFICATES["DER"])
    data[at % len(data)] = value
    try:
        assert read_certificate(bytes(data)).bits > 0
    except KeyProblemError as problem:
        assert "certificate" in str(problem)  # noqa: PT017 - both outcomes are right


def test_the_end_of_the_example() -> None:
    """The certificate of the example ran out in 2022; its key is beside it, once as PEM and once as DER."""
    app = Path("examples/legacy-app")
    certificate = (app / "config/keys/certificate_pub.crt").read_bytes()
    facts = read_certificate(certificate)
    assert facts.not_after.date() == date(2022, 9, 14)
    for key in ("config/keys/private.key", "services/receipts/src/main/resources/secret.key"):
        assert read_key((app / key).read_bytes()).identity == facts.identity


def test_an_assertion_that_is_signed_can_be_read() -> None:
    """Claims as documented, with the metascope as name or as address."""
    for metascopes in (METASCOPES, ("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk",)):
        assertion = sign(assertion_claims(CLIENT_ID, ORG, ACCOUNT, metascopes, NOW), KEYS["PKCS#8"])
        assert jwt.decode(
            assertion.reveal(),
            KEY.public_key(),
            algorithms=["RS256"],
            audience=f"https://ims-na1.adobelogin.com/c/{CLIENT_ID}",
            options={"verify_exp": False},
        )["https://ims-na1.adobelogin.com/s/ent_dataservices_sdk"]
        facts = read_assertion(assertion.reveal())
        assert (facts.algorithm, facts.issuer, facts.subject) == ("RS256", ORG, ACCOUNT)
        assert (facts.client_id, facts.metascopes, facts.expires) == (CLIENT_ID, METASCOPES, NOW)
    with pytest.raises(KeyProblemError, match="is no signed JWT"):
        read_assertion("not.a.jwt")
    with pytest.raises(KeyProblemError, match="is no RSA key"):
        sign({}, CURVE.private_bytes(PEM, PKCS8, PLAIN))


LEFTOVER = JwtCredential(
    origin="old.json",
    client_id=CLIENT_ID,
    org_id=ORG,
    technical_account_id=ACCOUNT,
    metascopes=METASCOPES,
    private_key=Secret(KEYS["PKCS#8"].decode()),
    certificate=CERTIFICATES["PEM"],
)
FORMER = Scenario((replace(CLIENT, metascopes=METASCOPES, certificates=(CERTIFICATES["PEM"],)),), exchange="former")


def _checks(
    leftover: JwtCredential, now: datetime = NOW, scenario: Scenario = FORMER, *, probe: bool = False
) -> dict[str, CheckResult]:
    options = CheckOptions(jwt=(leftover,), probe_jwt=probe)
    with (
        serve(scenario, clock=lambda: now) as running,
        closing(open_target(running.url, Network({}, limits=FAST), lambda: now)) as target,
    ):
        (verdict,) = check_credentials([CREDENTIAL], target, [], now, options)
    assert verdict.status == "valid", "the old side never decides about the new credential"
    return {one.id: one for one in verdict.checks}


def test_a_leftover_that_is_whole() -> None:
    """In 2022: the key can be read, the certificate belongs to it and has days left, nothing was asked."""
    found = _checks(LEFTOVER)
    assert found["private_key"].evidence.startswith("RSA, 2048 bits")
    assert found["certificate"].evidence == "RSA, 2048 bits, ends on 2022-09-09, in 100 days"
    assert (found["assertion"].status, found["jwt_exchange"].status) == ("skipped", "skipped")
    assert "--probe-jwt" in found["jwt_exchange"].remedy
    assert (found["deletion"].status, "24 hours" in found["deletion"].remedy) == ("unknown", True)


def test_a_leftover_of_today() -> None:
    """In 2026: the certificate ended long ago, nothing is to be renewed, the old credential may be deleted."""
    found = _checks(LEFTOVER, TODAY)
    assert (found["certificate"].status, "ended on 2022-09-09" in found["certificate"].evidence) == ("failed", True)
    assert "nothing to renew" in found["certificate"].remedy
    assert found["deletion"].status == "passed"
    assert "the certificate ended on 2022-09-09" in found["deletion"].evidence
    assert "cannot be undone" in found["deletion"].evidence


def test_without_a_certificate_the_end_of_life_counts() -> None:
    """Every JWT token was dead a day after 1 March 2026."""
    bare = JwtCredential("x")
    assert "ended on 2026-03-01" in _checks(bare, TODAY)["deletion"].evidence
    assert _checks(bare, datetime(2026, 3, 2, 12, tzinfo=timezone.utc))["deletion"].status == "unknown"
    assert _checks(bare, datetime(2026, 3, 3, tzinfo=timezone.utc))["deletion"].status == "passed"


def test_parts_that_do_not_fit() -> None:
    """A certificate of another key, a key that is none, an assertion of another client."""
    other = _certificate(OTHER).public_bytes(PEM)
    assert "belongs to another key" in _checks(replace(LEFTOVER, certificate=other))["certificate"].evidence
    broken = _checks(replace(LEFTOVER, private_key=Secret("-----BEGIN PRIVATE KEY-----\nMIIE")))
    assert broken["private_key"].evidence == "the key of old.json is no private key, or cut off"
    assert broken["certificate"].status == "passed"
    claims = assertion_claims("other", "X@AdobeOrg", "nobody", (), NOW)
    assertion = _checks(replace(LEFTOVER, assertion=sign(claims, KEYS["PKCS#8"])))["assertion"]
    for words in (
        "made for client other",
        "another organisation",
        "no technical account",
        "no metascope",
        "it ended at",
    ):
        assert words in assertion.evidence


def test_an_assertion_that_was_found() -> None:
    """Its claims are told, its text is not."""
    text = sign(assertion_claims(CLIENT_ID, ORG, ACCOUNT, METASCOPES, NOW + timedelta(hours=1)), KEYS["PKCS#8"])
    found = _checks(replace(LEFTOVER, assertion=text))["assertion"]
    assert (found.status, "ent_dataservices_sdk" in found.evidence) == ("passed", True)
    assert text.reveal() not in repr(found)
    assert _checks(replace(LEFTOVER, assertion=Secret("garbage")))["assertion"].evidence.endswith("is no signed JWT")


def test_the_probe_of_an_exchange_that_still_answers() -> None:
    """A token of the old kind: said, and the 24 hours begin anew."""
    found = _checks(LEFTOVER, probe=True)
    assert (found["jwt_exchange"].status, "gave a token" in found["jwt_exchange"].evidence) == ("failed", True)
    assert "do not delete before 2022-06-02 12:00 UTC" in found["deletion"].evidence


def test_the_probe_of_an_exchange_that_is_off() -> None:
    """500 internal_error as seen for converted credentials, and a certificate that ended, both mean off."""
    ended = _checks(LEFTOVER, TODAY, replace(FORMER, exchange="ended"), probe=True)
    assert (
        ended["jwt_exchange"].evidence == "the old exchange refuses: HTTP 500, internal_error: Please try again later"
    )
    unbound = _checks(LEFTOVER, TODAY, probe=True)["jwt_exchange"]
    assert (unbound.status, "Could not match JWT signature" in unbound.evidence) == ("passed", True)


def test_the_probe_may_fail_to_tell() -> None:
    """Throttled is unknown; without a key, or with one that cannot sign, nothing is asked."""
    throttled = replace(FORMER, faults=(Fault("throttle", "exchange"),))
    assert _checks(LEFTOVER, scenario=throttled, probe=True)["jwt_exchange"].status == "unknown"
    for unusable in (replace(LEFTOVER, private_key=None), replace(LEFTOVER, private_key=Secret("x"))):
        found = _checks(unusable, probe=True)["jwt_exchange"]
        assert (found.status, "could not be asked" in found.evidence) == ("skipped", True)


def test_files_are_put_into_what_was_found(tmp_path: Path) -> None:
    """Named key, certificate and assertion win over the ones of the credential file; binary keys survive."""
    key, certificate, assertion = tmp_path / "secret.key", tmp_path / "cert.crt", tmp_path / "jwt.txt"
    key.write_bytes(KEYS["DER"])
    certificate.write_bytes(CERTIFICATES["DER"])
    assertion.write_text("a.b.c\n")
    (found,) = named([replace(LEFTOVER, private_key=None, certificate=None)], key=key, certificate=certificate)
    assert found.metascopes == METASCOPES
    checks = _checks(found)
    assert (checks["private_key"].status, checks["certificate"].status) == ("passed", "passed")
    (alone,) = named([], assertion=assertion, passphrase=Secret("x"))
    assert (alone.client_id, alone.assertion, alone.origin) == (None, Secret("a.b.c"), "jwt.txt")
    assert named([LEFTOVER]) == (LEFTOVER,)
    assert named([]) == ()


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    """A missing key, a directory, and a certificate that is none: one line with the file's name."""
    (tmp_path / "no.crt").write_text("x")
    with pytest.raises(CredentialError, match=r"gone.key: there is no such private key"):
        named([], key=tmp_path / "gone.key")
    with pytest.raises(CredentialError, match="is a directory; name the certificate itself"):
        named([], certificate=tmp_path)
    with pytest.raises(CredentialError, match=r"no.crt: is no certificate"):
        named([], certificate=tmp_path / "no.crt")
