"""The parts of a file that belong to different credentials: sections with client IDs, families of names."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.identities import client_entries
from migrator.rules.common.family import family, is_variable
from migrator.rules.common.names import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migrator.link.summary import Named
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_MOST = 64


class Scope(NamedTuple):
    """Lines `first` to `last` of a file belong to one credential; `client` is its client ID where it is known.

    `label` is what the section or its variables are named after, squashed; it may be empty.
    """

    label: str
    client: str
    first: int
    last: int


def scopes_of(document: Document, variables: Iterable[Named]) -> tuple[Scope, ...]:
    """The scopes of a file that holds more than one credential; empty for any other."""
    by_client: dict[str, Scope] = {}
    for region in document.regions:
        for scope in _client_scopes(document, region):
            by_client.setdefault(scope.client, scope)
            if len(by_client) >= _MOST:
                break
    if len(by_client) > 1:
        return tuple(sorted(by_client.values(), key=lambda one: (one.first, one.last, one.client)))
    return () if by_client else _families(variables)


def _client_scopes(document: Document, region: Region) -> Iterator[Scope]:
    for entry in client_entries(region):
        first, last = (
            bisect_right(document.line_starts, region.offsets.to_file(offset))
            for offset in (entry.container.start, max(entry.container.end - 1, entry.container.start))
        )
        yield Scope(_label(entry), entry.value or "", first, last)


def _label(entry: Entry) -> str:
    own = family(squash(entry.name))
    sections = [part for part in entry.path if not part.isdigit()]
    return own or (squash(sections[-1]) if sections else "")


def _families(variables: Iterable[Named]) -> tuple[Scope, ...]:
    """Families of variables, where at least two have at least two names each."""
    lines: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name in variables:
        label = family(name.value)
        if label and is_variable(name.written):
            lines[label].setdefault(name.value, name.line)
    complete = {label: own.values() for label, own in lines.items() if len(own) > 1}
    if len(complete) < 2:  # noqa: PLR2004 - one family is one credential
        return ()
    found = (Scope(label, "", min(own), max(own)) for label, own in complete.items())
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.label)))[:_MOST]


def scope_at(scopes: Sequence[Scope], line: int, labels: Iterable[str] = ()) -> int:
    """Index of the scope of a line: the one whose label stands on it, else the narrowest around it, else the nearest.

    `labels` are the families of the names on that line.
    """
    wanted = set(labels) - {""}
    for at, scope in enumerate(scopes):
        if scope.label in wanted:
            return at
    return min(range(len(scopes)), key=lambda at: (*_distance(scopes[at], line), at))


def _distance(scope: Scope, line: int) -> tuple[int, int]:
    outside = max(scope.first - line, line - scope.last, 0)
    return outside, scope.last - scope.first
