"""The end of certificates that lie in the tree."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from cryptography import x509

from migrator.regex import lazy

if TYPE_CHECKING:
    from datetime import date

_PEM = lazy(r"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----")
_MOST = 16


def last_day(text: str) -> date | None:
    """The latest notAfter of the PEM certificates in a text, UTC; None where none can be read."""
    ends = (_end(match.group()) for match in islice(_PEM.finditer(text), _MOST))
    return max((end for end in ends if end is not None), default=None)


def _end(pem: str) -> date | None:
    try:
        return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc.date()
    except ValueError:
        return None
