"""Keys for the programs, and the mark that these tests need toolchains."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.behaviour.stage import Key


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    """A throwaway key pair."""
    pair = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = tmp_path_factory.mktemp("key") / "private.key"
    private.write_bytes(
        pair.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    public = pair.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Key(private, public.decode(), _pfx(pair))


def _pfx(pair: rsa.RSAPrivateKey) -> bytes:
    """PKCS #12 with the algorithms that old runtimes read."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "programs")])
    start = datetime(2022, 1, 1, tzinfo=timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(pair.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=3650))
        .sign(pair, hashes.SHA256())
    )
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(2000)
        .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA1())
        .build(b"password")
    )
    return pkcs12.serialize_key_and_certificates(b"programs", pair, certificate, None, encryption)
