"""The shape of a dependency, and what a reader of manifests is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.parse.facts import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.parse.document import Document
    from migrator.parse.facts import Entry


@dataclass(frozen=True, slots=True)
class Dependency:
    """One package that a file asks for.

    `ecosystem` is pypi, npm, maven, nuget, composer, gem, go, cargo, cran or gh-action. `name` is the package as its
    registry calls it: normalised for PyPI (PEP 503), `group:artifact` for Maven, `owner/repository` for an action.
    `constraint` is written in the ecosystem's own syntax, empty where any version will do. `direct` is False for
    what only others need; `lock` is True where the version was resolved by a tool. Spans are offsets into the
    file's text: `span` of the declaration, `constraint_span` of the constraint where it can be edited.
    """

    ecosystem: str
    name: str
    constraint: str
    span: Span
    direct: bool = True
    lock: bool = False
    constraint_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Reads the dependencies of the files that its lower-case `names` (patterns of `fnmatch`) match.

    A name with a slash holds the folder as well.
    """

    names: tuple[str, ...]
    read: Callable[[Document], Iterable[Dependency]]


def from_entry(ecosystem: str, entry: Entry, *, direct: bool = True, lock: bool = False) -> Dependency:
    """`name: constraint` as JSON, TOML and YAML write it."""
    return Dependency(ecosystem, entry.name, entry.value or "", entry.span, direct, lock, content(entry))


def content(entry: Entry) -> Span | None:
    """The value of an entry without its quotes, where it stands in one piece."""
    if entry.value is None or entry.value_span is None:
        return None
    quotes = entry.value_span.end - entry.value_span.start - len(entry.value)
    if quotes not in {0, 2}:
        return None
    return Span(entry.value_span.start + quotes // 2, entry.value_span.end - quotes // 2)
