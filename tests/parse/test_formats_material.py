"""Keys, certificates and keystores."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from migrator.parse.read import parse

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())
NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "throwaway")])
PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER
PKCS8, TRADITIONAL = serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL
OPEN, LOCKED = serialization.NoEncryption(), serialization.BestAvailableEncryption(b"x")
START = dt.datetime(2020, 1, 1, tzinfo=dt.timezone.utc)
CERTIFICATE = (
    x509.CertificateBuilder()
    .subject_name(NAME)
    .issuer_name(NAME)
    .public_key(RSA.public_key())
    .serial_number(7)
    .not_valid_before(START)
    .not_valid_after(START + dt.timedelta(days=365))
    .sign(RSA, hashes.SHA256())
)
REQUEST = x509.CertificateSigningRequestBuilder().subject_name(NAME).sign(RSA, hashes.SHA256())
KEYSTORE = pkcs12.serialize_key_and_certificates(b"a", RSA, CERTIFICATE, None, LOCKED)

BINARY = [
    (RSA.private_bytes(DER, PKCS8, OPEN), "der", "PRIVATE KEY"),
    (RSA.private_bytes(DER, PKCS8, LOCKED), "der", "ENCRYPTED PRIVATE KEY"),
    (RSA.private_bytes(DER, TRADITIONAL, OPEN), "der", "RSA PRIVATE KEY"),
    (EC.private_bytes(DER, TRADITIONAL, OPEN), "der", "EC PRIVATE KEY"),
    (EC.private_bytes(DER, PKCS8, OPEN), "der", "PRIVATE KEY"),
    (RSA.public_key().public_bytes(DER, serialization.PublicFormat.SubjectPublicKeyInfo), "der", "PUBLIC KEY"),
    (CERTIFICATE.public_bytes(DER), "der", "CERTIFICATE"),
    (CERTIFICATE.public_bytes(DER) + b"\n", "der", "CERTIFICATE"),
    (REQUEST.public_bytes(DER), "der", "CERTIFICATE REQUEST"),
    (KEYSTORE, "pkcs12", "PKCS12 KEYSTORE"),
    (b"\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x00", "jks", "JKS KEYSTORE"),
    (b"\xce\xce\xce\xce\x00\x00\x00\x02", "jks", "JCEKS KEYSTORE"),
]


@pytest.mark.parametrize(("data", "language", "label"), BINARY)
@pytest.mark.parametrize("path", ["deploy/secret", "private.key", "notes.txt"])
def test_binary_material_is_told_by_its_bytes(data: bytes, language: str, label: str, path: str) -> None:
    """Whatever its name, a binary key, certificate or keystore is material, and its bytes come back."""
    document = parse(path, data)
    (region,) = document.regions
    assert (region.language, region.kind) == (language, "material")
    assert [(entry.name, entry.value) for entry in region.facts.entries] == [(label, None)]
    assert document.text.encode(document.encoding) == data


@pytest.mark.parametrize(
    "data", [b"0", b"0\x80", b"0\x84\xff\xff\xff\xff", b"0\x03\x02\x01\x00", b"0hello", b"0 = 1\n"]
)
def test_bytes_that_only_begin_alike_are_not(data: bytes) -> None:
    """A text that begins with the byte of a sequence is a text."""
    assert parse("a", data).regions[0].language == "text"


PEMS = [
    (RSA.private_bytes(PEM, PKCS8, OPEN), ["PRIVATE KEY"]),
    (RSA.private_bytes(PEM, TRADITIONAL, OPEN), ["RSA PRIVATE KEY"]),
    (RSA.private_bytes(PEM, PKCS8, LOCKED), ["ENCRYPTED PRIVATE KEY"]),
    (CERTIFICATE.public_bytes(PEM) + RSA.private_bytes(PEM, PKCS8, OPEN), ["CERTIFICATE", "PRIVATE KEY"]),
]


@pytest.mark.parametrize(("data", "labels"), PEMS)
def test_pem_blocks_are_told_by_their_labels(data: bytes, labels: list[str]) -> None:
    """Each block of a file is an entry with its label; the value is what stands between the marks."""
    document = parse("some/file", data)
    (region,) = document.regions
    entries = region.facts.entries
    assert (region.language, [entry.name for entry in entries]) == ("pem", labels)
    for entry in entries:
        block = document.text[entry.span.start : entry.span.end]
        assert block.startswith(f"-----BEGIN {entry.name}-----")
        assert block.endswith(f"-----END {entry.name}-----")
        assert entry.value is not None
        assert entry.value in block


def test_a_placeholder_and_its_surroundings_are_kept() -> None:
    """A key file that waits for its key says so, and the words around the block are comments."""
    text = "Bag Attributes\n    x: y\n-----BEGIN PRIVATE KEY-----\nPASTE HERE\n"
    facts = parse("private.key", text.encode()).regions[0].facts
    assert [(entry.name, entry.value) for entry in facts.entries] == [("PRIVATE KEY", "PASTE HERE")]
    assert [comment.text for comment in facts.comments] == ["Bag Attributes\n    x: y"]


def test_a_key_file_without_a_key_is_searched_as_text() -> None:
    """The name promises a key; what is there instead is read, and said."""
    document = parse("private.key", b"put your key here\n")
    assert [text.value for text in document.regions[0].facts.texts] == ["put your key here"]
    assert document.problems == ("no PEM block: searched as text",)
