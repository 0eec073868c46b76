"""The end of certificates."""

from __future__ import annotations

from datetime import date, datetime, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from migrator.link.certificate import last_day
from migrator.link.summary import summarise
from migrator.parse.read import parse
from migrator.prefilter import COMPANIONS, Level, PlainPrefilter
from migrator.rules.chosen import Chosen


def certificate(end: date) -> str:
    """A self-signed certificate, PEM, that ends on a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=timezone.utc))
        .not_valid_after(datetime(end.year, end.month, end.day, 12, tzinfo=timezone.utc))
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def test_last_of_several_certificates_counts() -> None:
    """Any certificate bound to the credential may sign, so the latest end decides."""
    assert last_day(certificate(date(2022, 9, 14)) + certificate(date(2023, 9, 14))) == date(2023, 9, 14)


def test_damaged_certificate_is_passed_over() -> None:
    """What cannot be read has no end, and does no harm to the next one."""
    damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    assert last_day(damaged) is None
    assert last_day(damaged + certificate(date(2022, 9, 14))) == date(2022, 9, 14)
    assert last_day("-----BEGIN CERTIFICATE-----\n" * 1000) is None


def test_summary_of_a_certificate_knows_its_end() -> None:
    """The end of a certificate travels in the summary of its file."""
    document = parse("certificate_pub.crt", certificate(date(2022, 9, 14)).encode())
    assert summarise(document).not_after == date(2022, 9, 14)


def test_certificate_is_looked_at_where_a_finding_is() -> None:
    """The prefilter takes a certificate for a companion: not worth a look alone, worth one beside a finding."""
    wanted = Chosen(()).words(weak=COMPANIONS)
    assert PlainPrefilter(wanted).level(certificate(date(2022, 9, 14)).encode()) is Level.WEAK
