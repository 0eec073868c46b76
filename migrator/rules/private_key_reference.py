"""Names and paths of the private key in code and configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import CLIENT_SECRET, KEY_PATH, METASCOPES, ORG, PRIVATE_KEY, TECHNICAL_ACCOUNT, squash
from migrator.rules.common.search import line_bounds
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_FILE = re.compile(
    r"(?<![\w.-])(?:private|private-?pkcs8|private_?key|private-encrypted|secret|certificate_pub|mycert|adobe[\w-]{0,30}|jwt[\w-]{0,20})"
    r"\.(?:key|pem|pfx|p12|der|jks|crt|cer)(?![\w-])",
    re.IGNORECASE,
)
"""The file names of the Console's download and of Adobe's own samples (facts.md 2.3)."""
_OWN = re.compile(
    r"^(?:adobe|aio|ims|umapi|aem|jwt|reactorio|pdfservices|aanalytics)|imscontexts|privkeypath|privkeydata|pathtokey",
    re.IGNORECASE,
)
_FOREIGN_NAME = re.compile(
    r"ssl|tls|ssh|sftp|github|google|gcp|firebase|snowflake|docusign|apple|apns|box|okta|salesforce|sfdc|zoom|saml|encrypted|cookie|session|vapid|pgp|gpg|stripe|aws|cloudfront|keyid"
)
_SHAPES = frozenset({"config", "mapping", "keyword", "assignment", "member", "call", "builder", "form", "field"})


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if known.foreign and not known.flow:
        return
    lines: set[int] = set()
    for name, span, container in _named(region):
        squashed = squash(name)
        if _FOREIGN_NAME.search(squashed):
            continue
        sure = PRIVATE_KEY.search(squashed) is not None
        if not sure and not KEY_PATH.search(squashed):
            continue
        line = line_bounds(region.text, span.start)[0]
        if line in lines:
            continue
        lines.add(line)
        strong = known.ims and (known.flow or (sure and container is not None and _adobe_shaped(region, container)))
        yield _reference(name, span, strong=strong or (sure and known.ims and not known.oauth), exempt=known.aem_cloud)
    for match in _FILE.finditer(region.text):
        line = line_bounds(region.text, match.start())[0]
        if line not in lines:
            lines.add(line)
            yield _reference_to_file(match, strong=known.flow, exempt=known.aem_cloud)


def _named(region: Region) -> Iterator[tuple[str, Span, Span | None]]:
    for entry in region.facts.entries:
        if entry.shape in _SHAPES:
            yield entry.name, entry.name_span, entry.container
    for reference in region.facts.references:
        yield reference.name.rpartition(".")[2], reference.name_span, None
    for text in region.facts.texts:
        if len(text.value) <= 60 and text.value.isidentifier():  # noqa: PLR2004
            yield text.value, text.span, None


def _adobe_shaped(region: Region, container: Span) -> bool:
    names = [squash(entry.name) for entry in region.facts.entries if entry.container == container]
    kinds = (TECHNICAL_ACCOUNT, METASCOPES, ORG, CLIENT_SECRET)
    return sum(any(kind.search(name) for name in names) for kind in kinds) >= 2  # noqa: PLR2004


def _reference(name: str, span: Span, *, strong: bool, exempt: bool) -> Match:
    return Match(
        span,
        f"`{name}` leads to the private key of a Service Account (JWT) credential; OAuth Server-to-Server needs no key",
        f"name:{squash(name)}",
        confidence=Confidence.HIGH if strong and _OWN.search(squash(name)) else Confidence.MEDIUM,
        standalone=strong,
        exempt=exempt,
        identifiers=(Identifier("config_key", name),),
    )


def _reference_to_file(match: re.Match[str], *, strong: bool, exempt: bool) -> Match:
    return Match(
        Span(match.start(), match.end()),
        f"`{match.group()}` is a key or certificate of the JWT flow; OAuth Server-to-Server needs neither",
        f"file:{match.group().lower()}",
        confidence=Confidence.MEDIUM,
        standalone=strong,
        exempt=exempt,
        identifiers=(Identifier("file", match.group()),),
    )


RULE = Rule(
    id="private-key-reference",
    title="Reference to the private key",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=(
        "priv_key_path",
        "priv_key_data",
        "path_to_key",
        "pathtokey",
        "encoded_pkcs8",
        "private__key",
        "certificate_pub.crt",
    ),
    weak_literals=(
        "private_key",
        "privatekey",
        "private-key",
        "private key",
        "priv_key",
        "key_path",
        "keypath",
        "private.key",
        "secret.key",
        "keyfile",
        "key_file",
        ".pfx",
        ".p12",
        ".jks",
        "certpath",
        "jwt_key",
    ),
    summary="A configuration key, environment variable, option, or file name that leads to the private key or its certificate.",
    why="OAuth Server-to-Server uses no key: the reference is dead, and the secret behind it should be deleted.",
    remedy="Remove the name, its value in the secret store, and the code that reads it.",
    sources=(
        "adobe-dev-console S2S/migration.md",
        "adobe-dev-console JWT/jwt-certificate.md (last full text before 2025-06-27)",
    ),
    matches=(
        Example(
            "config.properties",
            """apiKey=4a1c
technicalAccountId=9F1@techacct.adobe.com
orgId=D4B@AdobeOrg
metascopes=https://ims-na1.adobelogin.com/s/ent_user_sdk
key_path=secret.key
""",
            (5,),
            "properties of Adobe's Java sample",
        ),
        Example(
            "src/config.js",
            """module.exports = {
  clientId: process.env.ADOBE_CLIENT_ID,
  technicalAccountId: process.env.ADOBE_TECH_ACCT_ID,
  orgId: '8C67@AdobeOrg',
  metaScopes: ['ent_campaign_sdk'],
  privateKey: process.env.ADOBE_PRIVATE_KEY,
};
""",
            (6,),
            "option and environment variable on one line",
        ),
        Example(
            "connector-umapi.yml",
            """enterprise:
  org_id: D4B@AdobeOrg
  client_id: 4a1c
  client_secret: x
  tech_acct_id: 9F1@techacct.adobe.com
  priv_key_path: private.key
""",
            (6,),
            "User Sync",
        ),
    ),
    silent=(
        Example(
            "nginx.yaml",
            """ssl_certificate: /etc/tls/cert.pem
ssl_private_key: /etc/tls/private.key
""",
            note="TLS",
        ),
        Example(
            "app.py",
            """PRIVATE_KEY = os.environ["PRIVATE_KEY"]
key_path = "keys/jwt.pem"
""",
            note="no sign of Adobe",
        ),
        Example(
            "snowflake.yml",
            """account: acme.snowflakecomputing.com
private_key_path: rsa_key.p8
private_key_passphrase: x
""",
            note="Snowflake",
        ),
    ),
    detect=_detect,
)
