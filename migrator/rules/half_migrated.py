"""Credentials that hold both the old and the new form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import METASCOPES, PRIVATE_KEY, squash
from migrator.rules.common.search import line_bounds
from migrator.rules.common.signals import EXCHANGE_PATH, signals
from migrator.rules.common.words import ANY_ADOBE, ANY_METASCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span

_OAUTH = frozenset({"scopes", "clientsecrets", "oauthenabled", "oauthservertoserver"})
_SHAPES = frozenset({"config", "mapping", "keyword"})


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if not known.adobe:
        return
    lines: set[int] = set()
    for entries in _blocks(region).values():
        names = {squash(entry.name): entry for entry in entries}
        found = _both(names) or _override(names)
        if found is None:
            continue
        entry, message = found
        line = line_bounds(region.text, entry.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield Match(
                entry.name_span,
                message,
                f"both:{squash(entry.name)}",
                standalone=known.ims,
                exempt=known.aem_cloud,
                identifiers=(Identifier("config_key", entry.name),),
            )


def _blocks(region: Region) -> dict[tuple[Span, tuple[str, ...]], list[Entry]]:
    blocks: dict[tuple[Span, tuple[str, ...]], list[Entry]] = {}
    for entry in region.facts.entries:
        if entry.shape in _SHAPES:
            blocks.setdefault((entry.container, entry.path), []).append(entry)
    return blocks


def _both(names: dict[str, Entry]) -> tuple[Entry, str] | None:
    new = next(
        (entry for name, entry in names.items() if name in _OAUTH and (entry.value or "").lower() != "false"), None
    )
    key = next((entry for name, entry in names.items() if PRIVATE_KEY.search(name)), None)
    scopes = next((entry for name, entry in names.items() if METASCOPES.search(name)), None)
    old = key or scopes
    if new is None or old is None:
        return None
    return old, (
        f"`{old.name}` stands beside `{new.name}`: half migrated, and most Adobe tools sign in with JWT while the "
        f"old keys are there"
    )


def _override(names: dict[str, Entry]) -> tuple[Entry, str] | None:
    """User Sync: an endpoint left over beside the new method (facts.md 6.7)."""
    for name in ("imsendpointjwt", "authendpoint"):
        entry = names.get(name)
        if entry is not None and EXCHANGE_PATH.search(entry.value or "") and "granttype" in names:
            return (
                entry,
                f"`{entry.name}` still points at the JWT exchange and overrides the endpoint of the new method",
            )
    return None


RULE = Rule(
    id="half-migrated",
    title="Half-migrated credential",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=("client_secrets", "oauth_enabled", "oauth_server_to_server", "meta_scopes", "metascopes"),
    weak_literals=(*ANY_ADOBE, *ANY_METASCOPE),
    summary="A block that names scopes or client secrets beside a private key or metascopes.",
    why=(
        "Adobe's libraries decide by the keys that they find: aio-lib-ims and aepp 0.3 sign in with JWT as long as "
        "the key is there, so a migration that only added keys changed nothing."
    ),
    remedy="Remove the private key, its pass phrase and the metascopes from the block once the OAuth keys are in it.",
    sources=("npm @adobe/aio-lib-ims 8.1.2 README", "PyPI aepp 0.3.14 connector.py"),
    matches=(
        Example(
            "ims.json",
            """{
  "ims": {
    "contexts": {
      "nightly": {
        "client_id": "4a1c",
        "client_secrets": ["x"],
        "technical_account_id": "9F1@techacct.adobe.com",
        "ims_org_id": "D4B@AdobeOrg",
        "scopes": ["openid"],
        "private_key": "private.key"
      }
    }
  }
}
""",
            (10,),
            "aio context",
        ),
        Example(
            "report.py",
            """import aepp

aepp.configure(
    org_id="D4B@AdobeOrg",
    client_id="4a1c",
    secret="x",
    scopes="openid",
    path_to_key="private.key",
)
""",
            (8,),
            "aepp",
        ),
        Example(
            "adobe.yaml",
            """adobe:
  org: D4B@AdobeOrg
  scopes: openid,AdobeID
  metascopes: ent_user_sdk
""",
            (4,),
            "metascopes beside scopes",
        ),
    ),
    silent=(
        Example(
            "google.json",
            '{"type": "service_account", "private_key": "x", "scopes": ["drive"]}\n',
            note="another system",
        ),
        Example(
            "ims.yaml",
            """org: D4B@AdobeOrg
client_secrets: [x]
scopes: openid
""",
            note="migrated",
        ),
    ),
    detect=_detect,
)
