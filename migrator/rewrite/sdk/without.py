"""Takes entries out of a configuration text: lines with what is said above them, elements with their commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.removal import without_elements, without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry, Span

_SPEAKS = re.compile(r"(?i)private.?key|priv_key|tech(?:nical)?.?acc|\bjwt\b|certificate|service account|passphrase")
_LONGEST = 3
"""Lines of a comment that speaks of one entry; a longer one explains more than that."""
_BLANK = re.compile(r"[ \t]*\r?\n")


def without(region: Region, gone: Sequence[Entry]) -> tuple[Edit, ...]:
    """The edits that take entries out; a section that they leave empty goes with them."""
    entries = region.facts.entries
    groups: dict[Span, list[Entry]] = {}
    for entry in _with_hollow(entries, list(gone)):
        groups.setdefault(entry.container, []).append(entry)
    edits: list[Edit] = []
    for container, own in groups.items():
        siblings = [entry for entry in entries if entry.container == container and entry.path == own[0].path]
        if region.text[container.start : container.start + 1] == "{":
            spans = [entry.span for entry in siblings]
            edits += without_elements(region.text, spans, frozenset(entry.span for entry in own))
        else:
            edits += [_lines(region.text, entry) for entry in own]
    return tuple(edits)


def _with_hollow(entries: Sequence[Entry], gone: list[Entry]) -> Iterator[Entry]:
    """The entries that go, or the section around them where nothing of it stays."""
    for entry in gone:
        siblings = [one for one in entries if one.container == entry.container and one.path == entry.path]
        if entry.path and all(one in gone for one in siblings):
            owner = next((one for one in entries if one.value_span == entry.container), None)
            if owner is not None:
                if entry is gone[0] or not any(one in siblings for one in gone[: gone.index(entry)]):
                    yield owner
                continue
        yield entry


def _lines(text: str, entry: Entry) -> Edit:
    """The lines of an entry and the comment right above that speaks of it."""
    own = without_lines(text, entry.span)
    above = own.start
    while above > 0:
        line = text[text.rfind("\n", 0, above - 1) + 1 : above]
        if not line.lstrip().startswith("#"):
            break
        above -= len(line)
    said = text[above : own.start]
    start = above if said.count("\n") <= _LONGEST and _SPEAKS.search(said) else own.start
    blank = _BLANK.match(text, own.end)
    doubled = blank is not None and not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()
    return Edit(start, blank.end() if blank is not None and doubled else own.end, "")
