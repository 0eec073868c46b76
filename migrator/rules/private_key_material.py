"""Private keys that lie in the tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.kin import is_foreign
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_PEM = lazy(r"-----BEGIN (?P<kind>(?:RSA |ENCRYPTED )?PRIVATE KEY)-----", re.IGNORECASE)
_BASE64 = lazy(
    r"(?<![\w+/])(?:MIIEv[A-Za-z0-9+/]IBADANBgkqh|MIIE[a-zA-Z][A-Za-z0-9+/]IBAAKCAQ|MIIJ[A-Za-z0-9+/]{2}IB[A-Za-z0-9+/]{2,8})[A-Za-z0-9+/=\\\s]{60}"
)
_WRAPPED = lazy(
    r"(?<![\w+/])LS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BSU0EgUFJJVkFURSBLRVkt|BFTkNSWVBURUQgUFJJVkFURSBLRVkt)[A-Za-z0-9+/=]{40}"
)
"""PEM once more in base64, as Kubernetes Secrets and CI variables hold it."""
_BODY = 64
_BODY_WORD = lazy(r"[A-Za-z0-9+/=]{24,}")
_PLACEHOLDER = lazy(
    r"\.\.\.|…|<[\w -]{2,40}>|\byour\b|\bxxx+|\*{3}|\bplaceholder\b|\bexample\b|\bchange.?me\b|\bpaste\b|\breplace\b"
    r"|\bkey here\b|\bsnip\b|\bredacted\b|\{[\w .]{1,40}\}",
    re.IGNORECASE,
)
_KEY_FILE = lazy(r"(?:^|/)[\w-]{0,40}private[\w-]{0,20}\.(?:key|pem)$", re.IGNORECASE)
"""A file for the key, which may hold words in its place."""
_BODY_END = 400
_KEYSTORE = {"pkcs12": "PKCS#12 keystore", "jks": "Java keystore", "der": "DER private key"}
_CERTIFICATE = lazy(r"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----")


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if known.foreign and not known.flow:
        return
    strong = known.flow or (known.ims and not known.oauth)
    own = (Identifier("file", document.path),)
    if region.kind == "material" and region.language in _KEYSTORE:
        yield from _binary(region, own)
        return
    if region.kind == "material" and (certificate := _CERTIFICATE.search(region.text)) is not None:
        yield _public(Span(certificate.start(), certificate.end()), own)
    yield from _stood_for(document, region, own, exempt=known.aem_cloud)
    for match in _frames(region):
        body = region.text[match.end() : match.end() + 400].split("-----END", 1)[0]
        kind = "encrypted private key" if "ENCRYPTED" in match["kind"].upper() else "private key"
        span = Span(match.start(), match.end())
        if sum(len(word) for word in _BODY_WORD.findall(body)) >= _BODY:
            yield _material(span, kind, strong=strong, exempt=known.aem_cloud, own=own)
        elif _PLACEHOLDER.search(body) or _is_file_of_its_own(document, body):
            yield _placeholder(span, strong=strong, exempt=known.aem_cloud, own=own)
    for pattern, kind in ((_BASE64, "private key in base64"), (_WRAPPED, "PEM private key in base64")):
        for match in pattern.finditer(region.text):
            if not re.search(
                r"-----BEGIN [A-Z ]{0,20}KEY-----[\s\\nr\"',+.&|<>`]{0,40}\Z",
                region.text[max(0, match.start() - 90) : match.start()],
            ):
                yield _material(
                    Span(match.start(), match.start() + 10), kind, strong=strong, exempt=known.aem_cloud, own=own
                )


def _stood_for(document: Document, region: Region, own: tuple[Identifier, ...], *, exempt: bool) -> Iterator[Match]:
    """Words in the place of a key, in a file that is meant for it."""
    if _KEY_FILE.search(document.path) and _PLACEHOLDER.search(region.text[:_BODY_END]) and "-----" not in region.text:
        yield _placeholder(Span(0, max(len(region.text.rstrip()), 1)), strong=False, exempt=exempt, own=own)


def _frames(region: Region) -> Iterator[re.Match[str]]:
    """The heads of keys, but those whose section says that they are for something else."""
    for match in _PEM.finditer(region.text):
        holder = _holder(region, match.start())
        if holder is None or not is_foreign(holder):
            yield match


def _holder(region: Region, offset: int) -> Entry | None:
    """The entry of a configuration whose value holds an offset."""
    starts, entries = _values(region)
    at = bisect_right(starts, offset) - 1
    span = entries[at].value_span if at >= 0 else None
    return entries[at] if span is not None and offset < span.end else None


@lru_cache(maxsize=64)
def _values(region: Region) -> tuple[list[int], list[Entry]]:
    entries = [entry for entry in region.facts.entries if entry.shape == "config" and entry.value_span is not None]
    entries.sort(key=lambda entry: entry.value_span or entry.span)
    return [(entry.value_span or entry.span).start for entry in entries], entries


def _binary(region: Region, own: tuple[Identifier, ...]) -> Iterator[Match]:
    """A key, certificate or keystore in binary; its one entry is named like a PEM block."""
    start = Span(0, min(len(region.text), 1))
    label = region.facts.entries[0].name if region.facts.entries else ""
    if label == "CERTIFICATE":
        yield _public(start, own)
    elif label.endswith(("PRIVATE KEY", "KEYSTORE")):
        yield _material(start, _KEYSTORE[region.language], strong=False, exempt=False, own=own)


def _public(span: Span, own: tuple[Identifier, ...]) -> Match:
    return Match(
        span,
        "certificate in the tree: it goes with the private key, OAuth Server-to-Server needs neither",
        "key:certificate",
        severity=Severity.NOTE,
        category=Category.LEFTOVER,
        confidence=Confidence.LOW,
        standalone=False,
        identifiers=own,
    )


def _is_file_of_its_own(document: Document, body: str) -> bool:
    return document.regions[0].kind == "material" and not body.strip()


def _material(span: Span, kind: str, *, strong: bool, exempt: bool, own: tuple[Identifier, ...]) -> Match:
    return Match(
        span,
        f"{kind} in the tree: take it out, purge it from the history, and delete it once the credential is migrated",
        f"key:{kind}",
        confidence=Confidence.HIGH if strong else Confidence.LOW,
        standalone=strong,
        exempt=exempt,
        identifiers=own,
    )


def _placeholder(span: Span, *, strong: bool, exempt: bool, own: tuple[Identifier, ...]) -> Match:
    return Match(
        span,
        "placeholder of a private key; OAuth Server-to-Server needs no key",
        "key:placeholder",
        severity=Severity.WARNING,
        category=Category.LEFTOVER,
        standalone=strong,
        exempt=exempt,
        identifiers=own,
    )


_FAKE = "\n".join("MIIEfakefakefakefakefakefakefakefakefakefakefakefakefakefake0123"[i:] + "A" * i for i in range(3))

RULE = Rule(
    id="private-key-material",
    title="Private key in the tree",
    category=Category.EXPOSED,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=(
        "ibadanbgkq",
        "ibaakcaq",
        "ibaakcag",
        "ls0tls1crudjti",
    ),
    weak_literals=(
        "begin private key",
        "your private key",
        "private key here",
        "begin rsa private key",
        "begin encrypted private key",
        "begin certificate",
        "begin x509 certificate",
        "begin trusted certificate",
    ),
    summary=(
        "A private key of the JWT flow: PEM, PKCS#8 in base64, DER, PKCS#12 or a Java keystore. A key in a file that "
        "has nothing of Adobe's counts only where something of the flow points to it."
    ),
    why=(
        "The key signed assertions that no longer work, and whoever read the repository has it. Deleting the file "
        "leaves it in the history, in images and in build artefacts."
    ),
    remedy=(
        "Delete the key, purge it from the history and from the secret stores, and make sure that nothing else uses it."
    ),
    sources=("adobe-dev-console JWT/jwt-certificate.md (last full text before 2025-06-27)",),
    matches=(
        Example(
            "settings.py",
            'ADOBE_TECH_ACCOUNT = "9F1@techacct.adobe.com"\nPRIVATE_KEY = """-----BEGIN RSA PRIVATE KEY-----\n'
            + _FAKE
            + '\n-----END RSA PRIVATE KEY-----"""\n',
            (2,),
            "PEM in code",
        ),
        Example(
            "postman_environment.json",
            '{\n  "values": [\n    {"key": "META_SCOPE", "value": "ent_dataservices_sdk"},\n    {"key": '
            '"PRIVATE_KEY", "value": "-----BEGIN PRIVATE KEY-----\\n'
            + _FAKE.replace("\n", "\\n")
            + '\\n-----END PRIVATE KEY-----"}\n  ]\n}\n',
            (4,),
            "PEM on one line",
        ),
        Example(
            ".env",
            "AIO_IMS_ORG=ABC@AdobeOrg\nPRIVATE_KEY_B64=LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"
            + "QUJD" * 48
            + "\nSCOPE=ent_user_sdk\n",
            (2,),
            "PEM in base64",
        ),
    ),
    silent=(
        Example(
            "deploy/id_rsa.pem",
            "-----BEGIN RSA PRIVATE KEY-----\n" + _FAKE + "\n-----END RSA PRIVATE KEY-----\n",
            note="a key alone says nothing",
        ),
        Example(
            "certificate_pub.crt",
            "-----BEGIN CERTIFICATE-----\n" + _FAKE + "\n-----END CERTIFICATE-----\n",
            note="a public certificate",
        ),
        Example(
            "google.json",
            '{"type": "service_account", "client_email": "bot@acme.iam.gserviceaccount.com", "private_key": '
            '"-----BEGIN PRIVATE KEY-----\\n' + _FAKE.replace("\n", "\\n") + '\\n-----END PRIVATE KEY-----\\n"}\n',
            note="Google service account",
        ),
        Example(
            "connections.yaml",
            """adobe:
  org_id: 2C2C@AdobeOrg
snowflake:
  conn_type: snowflake
  key_content: |
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    replace
    -----END ENCRYPTED PRIVATE KEY-----
""",
            note="the section of another system",
        ),
    ),
    detect=_detect,
)
