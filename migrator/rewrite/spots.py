"""Findings found again in a file that has been edited since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Span
    from migrator.rewrite.base import Context


class Spots:
    """The places of a program's findings in one file, by the text they were found in."""

    def __init__(self, context: Context, document: Document) -> None:
        self._patchwork = context.draft.file(document.path).patchwork
        self._places: dict[str, list[tuple[int, int]]] = {}
        for finding in context.program.findings:
            if finding.place.path == document.path:
                self._places.setdefault(finding.rule_id, []).append((finding.place.start, finding.place.end))

    def written(self, region: Region, span: Span) -> bool:
        """Whether an earlier edit wrote a stretch of a region out."""
        start = region.offsets.to_file(span.start)
        shift = 0
        for edit in self._patchwork.edits():
            at = edit.start + shift
            if at <= start < at + len(edit.replacement):
                return True
            shift += len(edit.replacement) - (edit.end - edit.start)
        return False

    def near(self, region: Region, span: Span, *rules: str) -> bool:
        """Whether a finding of one of the rules touches a stretch of a region; without rules, any finding."""
        start = self._patchwork.to_original(region.offsets.to_file(span.start))
        end = self._patchwork.to_original(region.offsets.to_file(max(span.end - 1, span.start))) + 1
        names = rules or tuple(self._places)
        return any(
            low < end and start < max(high, low + 1) for name in names for low, high in self._places.get(name, ())
        )
