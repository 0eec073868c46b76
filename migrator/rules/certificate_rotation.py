"""Jobs that make or renew the certificate of the JWT credential."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import in_comment, line_bounds, neighbourhood
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_OWN = lazy(r"\baio\s+certificate[:\s](?:generate|verify|fingerprint)\b|\brake\s+adobe:generate_jwt\b")
"""Commands of Adobe's own tools."""
_MAKES = lazy(
    r"\bopenssl[\"',\s]{1,6}req\b[^\n]{0,160}-x509\b|\bopenssl[\"',\s]{1,6}genrsa\b|\bopenssl[\"',\s]{1,6}pkcs(?:8|12)\b[^\n]{0,160}-(?:topk8|export)\b"
    r"|\bkeytool\b[^\n]{0,80}-genkeypair\b|\bNew-SelfSignedCertificate\b|\b(?:resource\s+\"?)tls_(?:self_signed_cert|private_key)\b"
)
_OWN_WORDS = ("aio", "rake")
_MAKING_WORDS = ("openssl", "keytool", "New-SelfSignedCertificate", "tls_")
"""Whatever an expression matches holds one of its words; megabytes without them are passed over."""
_NAMES = lazy(
    r"certificate_pub|private\.key|secret\.key|adobe|ims[-_]|aio\b|umapi|user-?sync|\baem\b|techacct", re.IGNORECASE
)


_FOREIGN = lazy(
    r"(?<![a-z])(?:ssh|bastion|eks|aks|gke|cluster|deploy|github|gitlab|git|server|nginx|ingress|vpn|jump|runner|web|tls|ssl|https?|ca"
    r"|localhost|dkim|jenkins|saml|sso|snowflake|salesforce|docusign|google)(?![a-z])",
    re.IGNORECASE,
)
"""What other keys and certificates are for."""
_FAR = 200


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    lines: set[int] = set()
    for pattern, words in ((_OWN, _OWN_WORDS), (_MAKES, _MAKING_WORDS)):
        for match in pattern.finditer(region.text) if any(word in region.text for word in words) else ():
            span = Span(match.start(), match.end())
            line = line_bounds(region.text, span.start)[0]
            named = _NAMES.search(neighbourhood(region.text, span, 3)) is not None
            if line in lines or (known.foreign and not known.ims) or _is_foreign(region.text, span):
                continue
            lines.add(line)
            told = in_comment(region, span.start) is not None
            yield Match(
                span,
                f"`{' '.join(match.group().split())[:60]}` makes a key or certificate that no Adobe credential takes "
                f"any more",
                f"certificate:{' '.join(match.group().lower().split())[:60]}",
                confidence=Confidence.HIGH if pattern is _OWN else Confidence.MEDIUM,
                severity=Severity.NOTE if told and region.kind == "code" else None,
                standalone=pattern is _OWN
                or (known.adobe and named and (known.ims or "certificate_pub" in region.text)),
                exempt=known.aem_cloud,
            )


def _is_foreign(text: str, span: Span) -> bool:
    """True where the line names what the key is for, and it is something else."""
    start, end = line_bounds(text, span.start)
    line = text[max(start, span.start - _FAR) : min(end, span.end + _FAR)]
    return _FOREIGN.search(line) is not None and _NAMES.search(line) is None


RULE = Rule(
    id="certificate-rotation",
    title="Certificate made for the JWT credential",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=(
        "certificate:generate",
        "certificate generate",
        "certificate:verify",
        "adobe:generate_jwt",
        "certificate_pub",
    ),
    weak_literals=("openssl", "keytool", "new-selfsignedcertificate", "tls_self_signed_cert", "tls_private_key"),
    summary=(
        "A script or job that makes the key pair and certificate of the JWT credential, or renews them before they "
        "expire."
    ),
    why="The Console takes no certificate for this credential since 30 June 2025, so the job renews something dead.",
    remedy="Delete the job, its schedule and its alerts; a client secret is rotated in the Console or by its API.",
    sources=(
        "adobe-dev-console S2S/migration.md",
        "adobe-dev-console JWT/jwt-certificate.md (last full text before 2025-06-27)",
    ),
    matches=(
        Example(
            "scripts/rotate.sh",
            """#!/bin/sh
# yearly: new certificate for the Adobe Developer Console
openssl req -x509 -sha256 -nodes -days 365 -newkey rsa:2048 \\
  -keyout private.key -out certificate_pub.crt
echo "upload certificate_pub.crt at https://console.adobe.io"
""",
            (3,),
            "OpenSSL",
        ),
        Example(
            ".github/workflows/certificate.yml",
            """on:
  schedule:
    - cron: '0 3 1 * *'
jobs:
  renew:
    runs-on: ubuntu-latest
    steps:
      - run: aio certificate:generate --days 365
""",
            (8,),
            "aio",
        ),
        Example(
            "adobe.tf",
            """resource "tls_private_key" "adobe_ims" {
  algorithm = "RSA"
}

# audience https://ims-na1.adobelogin.com
resource "tls_self_signed_cert" "adobe_ims" {
  validity_period_hours = 8760
}
""",
            (1, 6),
            "Terraform",
        ),
    ),
    silent=(
        Example(
            "bastion.tf",
            """# beside the token of Adobe, https://ims-na1.adobelogin.com/ims/exchange/jwt
resource "tls_private_key" "bastion" {
  algorithm = "RSA"
}
""",
            note="a key of another resource",
        ),
        Example(
            "tls.sh",
            """openssl req -x509 -newkey rsa:4096 -keyout key.pem -out cert.pem -days 365 -subj /CN=localhost
""",
            note="a web server",
        ),
        Example(
            "github.sh",
            """openssl genrsa -out app.pem 2048
curl https://api.github.com/app
""",
            note="another system",
        ),
    ),
    detect=_detect,
)
