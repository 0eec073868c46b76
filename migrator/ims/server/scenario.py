"""What the local IMS knows and how it misbehaves: credentials, scopes and faults, from a file.

credentials:
  - client_id: 5f1c0a7be94d4c2f8a3b6d90e12f7c44
    client_secrets: [rehearsal-secret-one]
    org_id: ABC@AdobeOrg
    technical_account_id: DEF@techacct.adobe.com
    scopes: [openid, AdobeID, read_organizations]
    products: [experience-platform]          # all when absent
    sandboxes: [prod, dev]
    metascopes: [ent_dataservices_sdk]       # of the old binding
    certificates: [certificate_pub.crt]      # beside this file
    entitled: true
    token_life: 3600                         # instead of the one below; negative for tokens that are dead
exchange: ended                              # or former: the old behaviour, with a real check of the assertion
latency: 0                                   # seconds, for every answer
token_life: 86399                            # seconds
faults:
  - {call: token, kind: throttle, retry_after: 2, times: 1}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import yaml

from migrator.catalogue.fields import Fields
from migrator.catalogue.load import products
from migrator.errors import UsageError
from migrator.ims.credentials.reading import read_bytes
from migrator.ims.server.faults import KINDS, PLACES, Fault
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from migrator.ims.credentials import OAuthCredential

LIFE = 86_399
"""Seconds; what adobe-dev-console S2S/implementation.md shows."""

ORG_ID = "0123456789ABCDEF01234567@AdobeOrg"
TECHNICAL_ACCOUNT_ID = "89ABCDEF0123456789ABCDEF@techacct.adobe.com"

ExchangeMode = Literal["ended", "former"]


@dataclass(frozen=True, slots=True)
class Client:
    """One credential as the local IMS knows it. `products` None means every API; `certificates` hold PEM or DER."""

    client_id: str
    secrets: tuple[Secret, ...]
    org_id: str = ORG_ID
    technical_account_id: str = TECHNICAL_ACCOUNT_ID
    scopes: tuple[str, ...] = ("openid", "AdobeID")
    products: tuple[str, ...] | None = None
    sandboxes: tuple[str, ...] = ("prod",)
    metascopes: tuple[str, ...] = ()
    certificates: tuple[bytes, ...] = ()
    entitled: bool = True
    """False: the organisation does not know this credential (403025)."""
    token_life: int | None = None
    """Seconds, instead of the scenario's; a negative one makes tokens that are already dead."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Everything a local IMS is told. Times in seconds."""

    clients: tuple[Client, ...]
    exchange: ExchangeMode = "ended"
    latency: float = 0.0
    token_life: int = LIFE
    faults: tuple[Fault, ...] = ()


def load_scenario(path: Path) -> Scenario:
    """A scenario from its YAML or JSON file. Raises UsageError or CredentialError, naming file and key."""
    name = path.name
    try:
        data = yaml.load(read_bytes(path, "scenario"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader, in C
    except (yaml.YAMLError, ValueError, RecursionError):
        raise UsageError(f"{name}: is no YAML") from None
    top = Fields.of(data, name)
    scenario = Scenario(
        clients=tuple(_client(row, path.parent) for row in top.items("credentials")),
        exchange=cast("ExchangeMode", top.one_of("exchange", ("ended", "former"), "ended")),
        latency=_number(top, "latency", 0.0),
        token_life=int(_number(top, "token_life", LIFE)),
        faults=tuple(_fault(row) for row in top.items("faults")),
    )
    top.done()
    if not scenario.clients:
        raise UsageError(f"{name}: credentials: a local IMS without any credential answers nobody; add one")
    return scenario


def _client(row: Fields, folder: Path) -> Client:
    default = Client("", ())
    client = Client(
        client_id=row.text("client_id"),
        secrets=tuple(Secret(secret) for secret in row.texts("client_secrets")),
        org_id=row.text("org_id", default.org_id),
        technical_account_id=row.text("technical_account_id", default.technical_account_id),
        scopes=row.texts("scopes") or default.scopes,
        products=tuple(_product(row, name) for name in row.texts("products")) if row.has("products") else None,
        sandboxes=row.texts("sandboxes") or default.sandboxes,
        metascopes=row.texts("metascopes"),
        certificates=tuple(read_bytes(folder / name, "certificate") for name in row.texts("certificates")),
        entitled=row.flag("entitled") if row.has("entitled") else True,
        token_life=int(_number(row, "token_life", 0)) if row.has("token_life") else None,
    )
    row.done()
    return client


def _product(row: Fields, name: str) -> str:
    if name not in products():
        raise UsageError(f"{row.where}: products: {name!r} is no product of the catalogue")
    return name


def _fault(row: Fields) -> Fault:
    fault = Fault(
        call=row.one_of("call", (*PLACES, *products()), "any"),
        kind=row.one_of("kind", KINDS),
        client_id=row.text("client_id", ""),
        times=int(_number(row, "times", 0)),
        status=int(_number(row, "status", 0)),
        seconds=_number(row, "seconds", 0.0),
        retry_after=_text(row, "retry_after"),
        error=row.text("error", ""),
        description=row.text("description", ""),
    )
    row.done()
    return fault


def _text(row: Fields, key: str) -> str:
    """A text, or a number written as one."""
    value = row.raw(key)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else row.text(key, "")


def _number(row: Fields, key: str, default: float) -> float:
    value = row.raw(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 10**12:
        raise UsageError(f"{row.where}: {key}: expected a number")
    return float(value)


def rehearsal(credentials: Iterable[OAuthCredential]) -> Scenario:
    """A scenario in which every given credential works: the quickest way to rehearse a program."""
    return Scenario(
        tuple(
            Client(
                client_id=one.client_id,
                secrets=one.client_secrets,
                org_id=one.org_id or ORG_ID,
                technical_account_id=one.technical_account_id or TECHNICAL_ACCOUNT_ID,
                scopes=one.scopes or ("openid", "AdobeID"),
            )
            for one in credentials
        )
    )
