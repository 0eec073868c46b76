"""A rewrite's diff as replacements of whole lines, for formats that carry fixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.redact import MASK
from migrator.report.diff import hunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Rewrite


@dataclass(frozen=True, slots=True)
class Replacement:
    """Lines `first` up to but not including `last` (one-based) give way to `text`; equal numbers insert before."""

    first: int
    last: int
    text: str


def replacements(rewrite: Rewrite) -> tuple[Replacement, ...]:
    """The replacements, in order; none when the diff has a hidden secret in a new line, or none at all.

    A diff in a report is redacted, so a fix made from such a line would write the mask into the file.
    """
    found = tuple(_changes(rewrite.diff))
    return () if any(MASK in change.text for change in found) else found


def _changes(diff: str) -> Iterator[Replacement]:
    for hunk in hunks(diff):
        at = hunk.old
        removed, added = 0, list[str]()
        for row in hunk.rows:
            if row.kind == "same":
                if removed or added:
                    yield Replacement(at, at + removed, "".join(added))
                at += removed + 1
                removed, added = 0, []
                continue
            removed += row.old is not None
            added += [f"{row.new.text}\n"] if row.new else []
        if removed or added:
            yield Replacement(at, at + removed, "".join(added))
