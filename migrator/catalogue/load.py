"""Reads the catalogue. Every function reads its part once, when first asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from migrator.catalogue import compiled
from migrator.catalogue.fields import Fields
from migrator.catalogue.model import Endpoints, Metascope, Metascopes, Probe, Product, Sourced
from migrator.catalogue.packed import unpack
from migrator.model import Confidence

if TYPE_CHECKING:
    from migrator.catalogue.sdk import SdkEntry


def _read(name: str) -> Fields:
    return Fields.of(compiled.read()[name], name)


@cache
def metascopes() -> Metascopes:
    """Every known metascope with the scopes to propose."""
    fields = _read("metascopes.yaml")
    base = fields.texts("base_scopes")
    rows = [_metascope(row, base) for row in fields.items("metascopes")]
    loaded = Metascopes({row.name: row for row in rows}, base, fields.text("base_note"))
    fields.done()
    return loaded


def _metascope(row: Fields, base: tuple[str, ...]) -> Metascope:
    """One row; a row without `scopes` gets the base scopes and is marked as a guess."""
    guess = not row.has("scopes")
    metascope = Metascope(
        name=row.text("name"),
        api=row.text("api"),
        product=row.text("product"),
        source=row.text("source"),
        scopes=base if guess else row.texts("scopes"),
        scopes_source="" if guess else row.text("scopes_source"),
        confidence=Confidence.LOW if guess else row.choice("confidence", Confidence),
        guess=guess,
        exempt=row.flag("exempt"),
        note=row.text("note", ""),
    )
    row.done()
    return metascope


@cache
def products() -> dict[str, Product]:
    """Every product by id."""
    fields = _read("products.yaml")
    rows = [_product(row) for row in fields.items("products")]
    fields.done()
    return {row.id: row for row in rows}


def _product(row: Fields) -> Product:
    probe = row.section("probe")
    product = Product(
        id=row.text("id"),
        name=row.text("name"),
        scopes=row.texts("scopes"),
        scopes_source=row.text("scopes_source", ""),
        probe=None if probe is None else _probe(probe),
        hosts=row.texts("hosts"),
        note=row.text("note", ""),
    )
    row.done()
    return product


def _probe(row: Fields) -> Probe:
    method = row.one_of("method", ("GET", "POST"), "GET")
    probe = Probe(
        method="POST" if method == "POST" else "GET",
        url=row.text("url"),
        headers=row.pairs("headers"),
        needs=row.texts("needs"),
        success=row.text("success", ""),
        source=row.text("source"),
        note=row.text("note", ""),
    )
    row.done()
    return probe


@cache
def endpoints() -> Endpoints:
    """Addresses of IMS and what looks like them."""
    fields = _read("endpoints.yaml")
    hosts = [(row.flag("stage"), _sourced(row, "host")) for row in fields.items("hosts")]
    token = [(row.flag("documented"), _sourced(row, "path")) for row in fields.items("token")]
    claims = Fields.of(fields.raw("claims"), f"{fields.where}: claims")
    loaded = Endpoints(
        exchange_paths=tuple(_sourced(row, "path") for row in fields.items("exchange")),
        hosts=tuple(row for stage, row in hosts if not stage),
        stage_hosts=tuple(row for stage, row in hosts if stage),
        token_paths=tuple(row for _, row in sorted(token, key=lambda pair: not pair[0])),
        token_urls=tuple(_sourced(row, "url") for row in fields.items("token_other_hosts")),
        audience=claims.text("audience"),
        metascope=claims.text("metascope"),
        claims_source=claims.text("source"),
        not_server_to_server=tuple(_sourced(row, "match") for row in fields.items("not_server_to_server")),
    )
    claims.done()
    fields.done()
    return loaded


def _sourced(row: Fields, key: str) -> Sourced:
    sourced = Sourced(row.text(key), row.text("source"), row.text("what", ""))
    row.done()
    return sourced


@cache
def sdks() -> dict[str, SdkEntry]:
    """Every SDK entry by id, in order of id."""
    return {row["id"]: unpack(row) for row in compiled.read()[compiled.SDKS]}
