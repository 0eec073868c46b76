"""Runs the rules over a document and settles what they saw into findings: one place, one meaning, one finding."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.identities import Names
from migrator.model import Category, Evidence, Finding, Severity
from migrator.redact import redact
from migrator.regex import lazy
from migrator.rules.common.search import in_comment
from migrator.snippets import Snippets
from migrator.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.model import Place
    from migrator.parse.document import Document, Region
    from migrator.rules.base import Match, Rule

_MOST_ALIKE = 500
"""Findings of one rule in one file."""
_LOUDNESS = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
IN_A_COMMENT = "in a comment"
_EXEMPT = "AEM as a Cloud Service service credentials are exempt from the end of life"
_HISTORY = lazy(
    r"(?:^|/)(?:change[-_]?log|changes|history|releases?|release[-_]notes|news)(?:[-_.][\w.-]{0,30})?$", re.IGNORECASE
)
_CHANGE_LOG = lazy(r"(?:^|/)(?:change[-_]?log|release[-_]notes)(?:[-_.][\w.-]{0,30})?$", re.IGNORECASE)
"""The names that data of this kind have too; a `release.yml` is a pipeline, a `release_users.py` a program."""
_PAGE_PROGRAM = lazy(r"\.(?:vue|svelte|jspx?|aspx|cshtml|ejs|hbs)$", re.IGNORECASE)
"""Pages whose scripts are a program, as against those of a manual."""
_TEST = lazy(
    r"(?:^|/)(?:[Tt]ests?|__tests__|spec|specs|testing|e2e|__mocks__|mocks|fixtures|testdata)/|(?:^|/)test_[^/]{1,80}$"
    r"|[._-](?:test|tests|spec|mock)\.\w{1,8}$|Tests?\.(?:java|kt|cs|php|scala|swift)$",
    needs=("test", "spec", "mock", "fixtures", "e2e"),
)
BINARY = frozenset({"der", "pkcs12", "jks"})
"""Languages of keys and keystores in binary, which hold no words."""
_DOCUMENTING = lazy(r"\s*(?:/\*\*|///|//!|#'|\"\"\"|''')")
"""A comment that documents an interface for its readers, as against code that was commented out."""

_YIELDS: dict[str, frozenset[str]] = {
    "private-key-reference": frozenset({"private-key-material", "metascope"}),
    "assertion-claims": frozenset({"metascope"}),
    "documentation": frozenset({"exchange-endpoint", "metascope", "sdk-usage"}),
}
"""Where findings of two rules overlap, the one named first gives way to those named after it."""
_YIELDS_LINE: dict[str, frozenset[str]] = {
    "sdk-configuration": frozenset(
        {
            "assertion-claims",
            "assertion-signing",
            "ci-sign-in",
            "credential-file",
            "exchange-endpoint",
            "metascope",
            "private-key-material",
            "private-key-reference",
        }
    ),
    "sdk-usage": frozenset({"exchange-endpoint"}),
    "private-key-reference": frozenset({"ci-sign-in"}),
    "documentation": frozenset({"private-key-reference", "sdk-dependency"}),
}
"""The same for rules that look at one line from two sides: its name and its value, its words and its code."""
_WEAK_FIRST = ("private-key-reference", "documentation")
"""Of these two on one line the first gives way while it is weak: more supports what a manual tells its readers."""


class _Sighting(NamedTuple):
    rule: Rule
    region: Region
    match: Match
    place: Place


def detect(document: Document, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Findings of one document in order of place; weak ones (`standalone=False`) included."""
    sightings = _settle(_speak_for_own_text(document, list(_sightings(document, rules))))
    if not sightings:
        return ()
    make = _Findings(document)
    return tuple(make.finding(one) for one in _bounded(sightings))


def _bounded(sightings: list[_Sighting]) -> Iterator[_Sighting]:
    """The first so many of each rule, the last of which says how many follow: a log may hold a million calls."""
    left = Counter(one.rule.id for one in sightings)
    shown: Counter[str] = Counter()
    for one in sightings:
        rule = one.rule.id
        shown[rule] += 1
        if shown[rule] == _MOST_ALIKE and left[rule] > _MOST_ALIKE:
            more = f"{one.match.message}; {left[rule] - _MOST_ALIKE:,} more places like it follow in this file"
            yield one._replace(match=one.match._replace(message=more))
        elif shown[rule] <= _MOST_ALIKE:
            yield one


def _sightings(document: Document, rules: Sequence[Rule]) -> Iterator[_Sighting]:
    text = "\0".join({region.text.lower() for region in document.regions})
    binary = any(region.language in BINARY for region in document.regions)
    for rule in rules:
        if not binary and not any(literal in text for literal in (*rule.literals, *rule.weak_literals)):
            continue
        for region in document.regions:
            for match in rule.detect(document, region):
                yield _Sighting(rule, region, match, document.place(region, match.span))


def _speak_for_own_text(document: Document, sightings: list[_Sighting]) -> list[_Sighting]:
    """An embedded region speaks for its own text: what the whole file's region sees inside it is dropped."""
    embedded = Stretches()
    for region in sorted(document.regions[1:], key=lambda one: len(one.text), reverse=True):
        start, end = region.offsets.to_file(0), region.offsets.to_file(len(region.text))
        if region.text and not embedded.overlaps(start, end):
            embedded.add(start, end)
    whole = document.regions[0]
    return [one for one in sightings if one.region is not whole or not embedded.covers(one.place.start, one.place.end)]


def _settle(sightings: list[_Sighting]) -> list[_Sighting]:
    """In order of place; of overlapping ones of one rule the surest stays, and a rule gives way as `_YIELDS` says."""
    kept: list[_Sighting] = []
    taken: defaultdict[tuple[str, bool], Stretches] = defaultdict(Stretches)
    for sighting in sorted(sightings, key=lambda one: (not one.match.standalone, one.place.start, -one.place.end)):
        start, end, rule, strong = sighting.place.start, sighting.place.end, sighting.rule.id, sighting.match.standalone
        if not any(taken[rule, level].overlaps(start, end) for level in (True, False)):
            taken[rule, strong].add(start, end)
            kept.append(sighting)
    lines = {(one.rule.id, one.match.standalone, one.place.line) for one in kept}
    settled = (one for one in kept if not _gives_way(one, taken, lines))
    return sorted(settled, key=lambda one: (one.place, one.rule.id))


def _gives_way(
    sighting: _Sighting, taken: dict[tuple[str, bool], Stretches], lines: set[tuple[str, bool, int]]
) -> bool:
    """A strong sighting gives way to strong ones only, so that nothing is lost when a weak one finds no support."""
    levels = (True,) if sighting.match.standalone else (True, False)
    place, rule = sighting.place, sighting.rule.id
    overlapped = any(
        taken[stronger, level].overlaps(place.start, place.end)
        for stronger in _YIELDS.get(rule, ())
        for level in levels
    )
    beside = ((other, level) for other in _YIELDS_LINE.get(rule, ()) for level in levels)
    outdone = any((other, level, place.line) in lines for other, level in beside if level or other != _WEAK_FIRST[0])
    told = not sighting.match.standalone and rule == _WEAK_FIRST[0]
    return overlapped or outdone or (told and any((_WEAK_FIRST[1], level, place.line) in lines for level in levels))


class _Findings:
    """Makes the findings of one document, in order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = Names(document)
        self._snippets = Snippets(document)
        self._ordinals: Counter[tuple[str, str]] = Counter()

    def finding(self, sighting: _Sighting) -> Finding:
        """A sighting with severity, excerpt, identifiers and fingerprint."""
        rule, match = sighting.rule, sighting.match
        key = redact(match.key)
        ordinal = self._ordinals[rule.id, key]
        self._ordinals[rule.id, key] += 1
        severity, category, evidence = _weigh(self._document, sighting)
        return Finding(
            rule_id=rule.id,
            title=rule.title,
            category=category,
            severity=severity,
            confidence=match.confidence or rule.confidence,
            place=sighting.place,
            message=redact(match.message),
            snippet=self._snippets.around(sighting.place),
            fingerprint=_fingerprint(rule.id, self._document.path, key, ordinal),
            standalone=match.standalone,
            evidence=evidence,
            identifiers=tuple(dict.fromkeys((*match.identifiers, *self._names.near(sighting.place)))),
            exempt=match.exempt,
        )


def _weigh(document: Document, sighting: _Sighting) -> tuple[Severity, Category, tuple[Evidence, ...]]:
    """Severity and category after the surroundings had their say, with the reasons."""
    match, rule = sighting.match, sighting.rule
    severity, category = match.severity or rule.severity, match.category or rule.category
    cap, reason = _cap(document, sighting)
    if _LOUDNESS.index(severity) <= _LOUDNESS.index(cap):
        return severity, category, match.evidence
    evidence = Evidence(reason, document.path, sighting.place.line)
    if category is Category.BREAKS:
        category = Category.LEFTOVER
    return cap, category, (*match.evidence, evidence)


def _cap(document: Document, sighting: _Sighting) -> tuple[Severity, str]:
    """The loudest that a finding here may be, and why."""
    comment = _comment(sighting)
    around = document.regions[0].kind == "prose" and not _PAGE_PROGRAM.search(document.path)
    prose = comment or sighting.region.kind == "prose" or around
    caps = (
        (sighting.match.exempt, Severity.NOTE, _EXEMPT),
        (document.generated != "", Severity.NOTE, document.generated),
        (_is_history(document), Severity.NOTE, "a history of changes"),
        (comment and not _DOCUMENTING.match(comment), Severity.NOTE, IN_A_COMMENT),
        (prose, Severity.WARNING, "documentation, not code that runs"),
        (_TEST.search(document.path), Severity.WARNING, "a test"),
    )
    return next(((severity, reason) for applies, severity, reason in caps if applies), (Severity.ERROR, ""))


def _is_history(document: Document) -> bool:
    kind = document.regions[0].kind
    return kind != "code" and (_HISTORY if kind == "prose" else _CHANGE_LOG).search(document.path) is not None


def _comment(sighting: _Sighting) -> str:
    """The comment that holds a sighting; empty outside of comments."""
    comment = in_comment(sighting.region, sighting.match.span.start)
    return sighting.region.text[comment.span.start : comment.span.end] if comment is not None else ""


def _fingerprint(rule_id: str, path: str, key: str, ordinal: int) -> str:
    return hashlib.sha256("\0".join((rule_id, path, key, str(ordinal))).encode()).hexdigest()
