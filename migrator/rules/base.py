"""What a rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.model import Category, Confidence, Evidence, Identifier, Severity
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Span
    from migrator.rules.common.entries import Entries

    Detect = Callable[[Document, Region], Iterable["Match"]]


class Match(NamedTuple):
    """What a rule saw in one region; severity and the like default to the rule's own.

    `key` is the normalised match that goes into the fingerprint: no secret, no line number, no incidental white
    space.
    """

    span: Span
    message: str
    key: str
    severity: Severity | None = None
    category: Category | None = None
    confidence: Confidence | None = None
    standalone: bool = True
    exempt: bool = False
    evidence: tuple[Evidence, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


class Example(NamedTuple):
    """Source that a rule must match at exactly `lines` (one-based; empty: it must stay silent)."""

    path: str
    text: str
    lines: tuple[int, ...] = ()
    note: str = ""


class Rule(NamedTuple):
    """A rule, its documentation and its proof in one declaration.

    `literals` are the words, in lower case, one of which a file must hold in any case for the rule to run (the
    prefilter). `weak_literals` count only in a tree where some file holds a strong one.
    """

    id: str
    title: str
    category: Category
    severity: Severity
    confidence: Confidence
    literals: tuple[str, ...]
    summary: str
    """What it finds, one or two sentences."""
    why: str
    """Why it matters now."""
    remedy: str
    """What to write instead."""
    sources: tuple[str, ...]
    """Where the domain facts come from."""
    matches: tuple[Example, ...]
    silent: tuple[Example, ...]
    detect: Detect
    weak_literals: tuple[str, ...] = ()
    extended: Callable[[Entries], Detect] | None = None
    """`detect` for other entries than the catalogue's, where the rule looks for those."""
