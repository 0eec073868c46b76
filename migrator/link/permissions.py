"""Products that an integration uses, and the scopes to propose for them."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from migrator.catalogue import load
from migrator.catalogue.sdk import Kind, Role
from migrator.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.catalogue.model import Product
    from migrator.catalogue.sdk import SdkEntry
    from migrator.link.summary import FileSummary

_SHARED_HOSTS = frozenset({"api.adobe.io", "mc.adobe.io"})
"""Hosts of several products: they do not say which."""
_WITHOUT_SCOPES = "pdf-services"


class Permissions(NamedTuple):
    """Names of products, scopes to propose, and what to know about the proposal."""

    products: tuple[str, ...]
    scopes: tuple[str, ...]
    notes: tuple[Evidence, ...]


def permissions(metascopes: Sequence[str], files: Sequence[FileSummary], *, exempt: bool) -> Permissions:
    """From the metascopes; then from the API hosts that the files name; where both say nothing, from the SDKs."""
    table, products = load.metascopes(), load.products()
    found: dict[str, None] = {}
    scopes: dict[str, None] = {}
    notes: list[Evidence] = []
    for name in metascopes:
        known = table.by_name.get(name)
        if known is None:
            notes.append(Evidence(f"metascope {name} is not in the catalogue: for its scopes {table.base_note}"))
        elif known.guess:
            notes.append(Evidence(f"the scopes for {name} ({known.api}) are a guess: {table.base_note}"))
        if known is not None:
            found[known.product] = None
        scopes.update(dict.fromkeys(known.scopes if known is not None else table.base_scopes))
    for product in _by_host(products.values(), files) or (() if found else _by_sdk(files)):
        if product.id not in found:
            found[product.id] = None
            scopes.update(dict.fromkeys(product.scopes))
    if not scopes and not exempt and set(found) != {_WITHOUT_SCOPES}:
        scopes.update(dict.fromkeys(table.base_scopes))
        notes.append(Evidence(f"neither metascope nor scopes are known: {table.base_note}"))
    return Permissions(tuple(products[one].name for one in found), () if exempt else tuple(scopes), tuple(notes))


def _by_host(products: Iterable[Product], files: Iterable[FileSummary]) -> list[Product]:
    named = {host for summary in files for host in summary.hosts}
    return [product for product in products if named & set(product.hosts) - _SHARED_HOSTS]


def _by_sdk(files: Sequence[FileSummary]) -> list[Product]:
    """Products that an imported SDK, or the configuration file of a tool, is made for."""
    products = load.products()
    return [products[one] for one in dict.fromkeys(product for entry in sdks_of(files) for product in entry.products)]


def sdks_of(files: Sequence[FileSummary]) -> list[SdkEntry]:
    """The SDKs that some files import, and the tools whose configuration they are; in order of id."""
    modules, globs = _marks()
    found: dict[str, SdkEntry] = {}
    for summary in files:
        for module in summary.imports:
            for name in _above(module):
                found.update((entry.id, entry) for entry in modules.get(name, ()))
        name = summary.path.rpartition("/")[2]
        found.update((entry.id, entry) for glob, entry in globs if _is_named(name, glob))
    return [found[one] for one in sorted(found)]


def _is_named(name: str, glob: str) -> bool:
    """Whether a file has a name; most globs are none, and the others begin with what tells their file."""
    plain = next((at for at, mark in enumerate(glob) if mark in "*?["), len(glob))
    return name.startswith(glob[:plain]) and (name == glob or fnmatchcase(name, glob))


@cache
def _marks() -> tuple[dict[str, list[SdkEntry]], list[tuple[str, SdkEntry]]]:
    """Entries by the modules that mark them, and by the file names that only their tool has."""
    modules: dict[str, list[SdkEntry]] = {}
    globs = []
    for entry in load.sdks().values():
        for module in {module for marks in entry.code for module in (*marks.imports, *marks.jwt_imports)}:
            modules.setdefault(module, []).append(entry)
        names = {glob for marks in entry.config for glob in marks.files if not glob.startswith(("*", "."))}
        globs += [(glob, entry) for glob in sorted(names)]
    return modules, globs


def _above(module: str) -> Iterator[str]:
    """A module and the modules that contain it: `a.b.c`, `a.b` and `a`."""
    yield module
    yield from (module[:at] for at, character in enumerate(module) if at and character in "./:")


def without_successor(files: Sequence[FileSummary]) -> list[str]:
    """Names of the SDKs in use that have neither an OAuth version nor a package to move to: others must act first."""
    return [
        entry.name
        for entry in sdks_of(files)
        if entry.role is Role.AFFECTED
        and entry.kind is not Kind.PATTERN
        and (entry.replacement is None or not (entry.replacement.packages or entry.replacement.edits))
    ]
