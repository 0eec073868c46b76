"""Looks at what is left of the old sign-in: private keys, certificates, assertions. Nothing is ever printed of a key.

`cryptography` and `jwt` are imported here, so import this module only where there is something to look at.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import warnings
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import jwt
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12

from migrator.ims.token import decode
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMIT = 64 * 1024
"""Bytes of a key or certificate file; a key of 4096 bits has some three thousand."""

_PEM = b"-----BEGIN"
_UNREADABLE = (ValueError, UnsupportedAlgorithm, x509.InvalidVersion)
_HOST = "https://ims-na1.adobelogin.com"


class KeyProblemError(ValueError):
    """A key, certificate or assertion cannot be used; the message says why and shows nothing of it."""


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A private key, without the key. `identity` is a digest of its public half, the same for its certificate."""

    kind: str
    bits: int
    identity: str


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate: its life in UTC, its key, and how it is signed."""

    not_before: datetime
    not_after: datetime
    bits: int
    identity: str
    hash_name: str


@dataclass(frozen=True, slots=True)
class AssertionFacts:
    """The claims of an assertion (adobe-dev-console JWT/index.md as of @054aa705^). Absent ones are empty or None."""

    algorithm: str
    issuer: str
    subject: str
    client_id: str
    metascopes: tuple[str, ...]
    expires: datetime | None


def read_key(data: bytes, passphrase: Secret | None = None) -> KeyFacts:
    """A private key in PEM, DER or base64 of DER (PKCS#1, PKCS#8), or a PKCS#12 file. Raises KeyProblemError."""
    key = _load_key(data, passphrase)
    if not isinstance(key, RSAPrivateKey):
        raise KeyProblemError("is no RSA key; the assertion was signed with RS256")
    return KeyFacts("RSA", key.key_size, _identity(key.public_key()))


def _load_key(data: bytes, passphrase: Secret | None) -> object:
    if len(data) > LIMIT:
        raise KeyProblemError("is too large for a private key")
    password = passphrase.reveal().encode() if passphrase else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an odd old key is looked at, not relied on
        return _open_key(_armoured(data), password)


def _open_key(data: bytes, password: bytes | None) -> object:
    try:
        if _PEM in data:
            return serialization.load_pem_private_key(data, password, unsafe_skip_rsa_key_validation=True)
        return serialization.load_der_private_key(data, password, unsafe_skip_rsa_key_validation=True)
    except TypeError:
        raise KeyProblemError(_passphrase_problem(password)) from None
    except _UNREADABLE:
        pass
    key = _from_pkcs12(data, password)
    if key is None:
        encrypted = b"ENCRYPTED" in data
        raise KeyProblemError("cannot be opened with this passphrase" if encrypted else "is no private key, or cut off")
    return key


def _passphrase_problem(password: bytes | None) -> str:
    return "needs a passphrase" if password is None else "is not encrypted, yet a passphrase was given"


def _from_pkcs12(data: bytes, password: bytes | None) -> object:
    try:
        return pkcs12.load_pkcs12(data, password).key
    except _UNREADABLE:
        return None


def _armoured(data: bytes) -> bytes:
    r"""PEM whose line feeds were written as `\n`, and base64 without armour, as environment variables hold them."""
    if _PEM in data:
        return data.replace(b"\\n", b"\n").strip() + b"\n"
    try:
        return base64.b64decode(data.strip(), validate=True)
    except binascii.Error:
        return data


def _identity(key: RSAPublicKey) -> str:
    encoded = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(encoded).hexdigest()


def read_certificate(data: bytes) -> CertificateFacts:
    """The first certificate of a PEM, DER, PKCS#7 or PKCS#12 file without passphrase. Raises KeyProblemError."""
    try:
        return _facts(_load_certificate(data))
    except KeyProblemError:
        raise
    except _UNREADABLE:
        raise KeyProblemError("is a damaged certificate") from None


def _facts(certificate: x509.Certificate) -> CertificateFacts:
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        raise KeyProblemError("is no certificate of an RSA key")
    algorithm = certificate.signature_hash_algorithm
    return CertificateFacts(
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        bits=key.key_size,
        identity=_identity(key),
        hash_name=algorithm.name if algorithm else "",
    )


def _load_certificate(data: bytes) -> x509.Certificate:
    if len(data) > LIMIT:
        raise KeyProblemError("is too large for a certificate")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an odd old certificate is looked at, not relied on
        return _open_certificate(_armoured(data))


def _open_certificate(data: bytes) -> x509.Certificate:
    try:
        if _PEM in data:
            return x509.load_pem_x509_certificate(data)
        return x509.load_der_x509_certificate(data)
    except _UNREADABLE:
        pass
    found = _bundled(data)
    if not found:
        raise KeyProblemError("is no certificate, or cut off")
    return found[0]


def _bundled(data: bytes) -> Sequence[x509.Certificate]:
    try:
        own = pkcs12.load_pkcs12(data, None).cert
        if own:
            return [own.certificate]
    except _UNREADABLE:
        pass
    try:
        return pkcs7.load_der_pkcs7_certificates(data)
    except _UNREADABLE:
        return []


def read_assertion(text: str) -> AssertionFacts:
    """The claims of an assertion; its signature is not looked at. Raises KeyProblemError."""
    decoded = decode(text.strip())
    if decoded is None:
        raise KeyProblemError("is no signed JWT")
    header, claims = decoded
    audience = claims.get("aud")
    named = audience if isinstance(audience, list) else [audience]
    return AssertionFacts(
        algorithm=_text(header, "alg"),
        issuer=_text(claims, "iss"),
        subject=_text(claims, "sub"),
        client_id=next((str(one).rsplit("/c/", 1)[1] for one in named if "/c/" in str(one)), ""),
        metascopes=tuple(name.rsplit("/s/", 1)[1] for name in claims if "/s/" in name),
        expires=_moment(claims.get("exp")),
    )


def _text(mapping: Mapping[str, object], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    """Seconds since 1970; anything else was an error of the exchange too."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    try:
        return datetime.fromtimestamp(value, timezone.utc)
    except (OverflowError, OSError, ValueError):
        return None


def sign(claims: Mapping[str, object], data: bytes, passphrase: Secret | None = None) -> Secret:
    """An assertion for one probe of the old exchange. Raises KeyProblemError."""
    key = _load_key(data, passphrase)
    if not isinstance(key, RSAPrivateKey):
        raise KeyProblemError("is no RSA key; the assertion was signed with RS256")
    return Secret(jwt.encode(dict(claims), key, algorithm="RS256"))


def assertion_claims(
    client_id: str, org_id: str, technical_account_id: str, metascopes: Sequence[str], expires: datetime
) -> dict[str, object]:
    """The claims of an assertion, as adobe-dev-console JWT/index.md (@054aa705^) asks for them."""
    return {
        "exp": int(expires.timestamp()),
        "iss": org_id,
        "sub": technical_account_id,
        "aud": f"{_HOST}/c/{client_id}",
        **{f"{_HOST}/s/{name.rsplit('/s/', 1)[-1]}": True for name in metascopes},
    }
