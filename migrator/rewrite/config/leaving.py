"""Takes entries out of configuration, whatever the format, with what would be left empty around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit
from migrator.rewrite.removal import without_elements, without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

LINES = frozenset({"dotenv", "ini", "properties", "toml", "hcl", "osgi"})
FORMATS = LINES | {"json", "jsonc", "yaml", "xml"}
_ABOUT_KEYS = re.compile(r"(?i)private key|meta.?scope|\bjwt\b|certificate|service account")
_OPENS = re.compile(r"[ \t]*\{\{-?\s*(?:if|with|range)\b[^{}\n]*\}\}[ \t]*\n")
_CLOSES = re.compile(r"[ \t]*\{\{-?\s*end\s*-?\}\}[ \t]*(?:\n|$)")
_CONTROL = re.compile(r"(?m)^[ \t]*\{\{-?\s*(?:if|else|with|range|end)\b")
_MARKS = ("#", ";", "//")


def leaving(region: Region, gone: Sequence[Entry]) -> tuple[Edit, ...]:
    """The edits that take entries out of a region."""
    text = region.text
    if region.language in {"json", "jsonc"}:
        return tuple(_elements(region, _with_parents(region, gone)))
    if region.language == "xml":
        return tuple(_markup(text, entry) for entry in _outermost(gone))
    if region.language == "yaml":
        flow = [entry for entry in gone if text[entry.container.start : entry.container.start + 1] == "{"]
        block = [entry for entry in gone if entry not in flow]
        whole = block if _CONTROL.search(text) else _with_parents(region, block)
        edits = [_lines(text, _before_control(text, one.span)) for one in _outermost(whole) if _alone(text, one)]
        return (*_elements(region, flow), *_joined(_with_conditions(text, edits)))
    return tuple(_joined(_lines(text, entry.span) for entry in gone))


def _outermost(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if not any(_holds(other.span, entry.span) for other in entries)]


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _with_parents(region: Region, gone: Sequence[Entry]) -> list[Entry]:
    """The entries, and those around them that would hold nothing any more."""
    result = list(gone)
    entries = region.facts.entries
    around = [one for one in entries if one.value is None and any(_holds(one.span, entry.span) for entry in gone)]
    for parent in sorted(around, key=lambda one: one.span.end - one.span.start):
        if parent in result or parent.value_span is None:
            continue
        inside = [entry for entry in entries if _holds(parent.span, entry.span)]
        if all(any(_covers(one.span, child.span) for one in result) for child in inside):
            result.append(parent)
    return result


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _elements(region: Region, gone: Sequence[Entry]) -> Iterator[Edit]:
    outer = _outermost(gone)
    for container in dict.fromkeys(entry.container for entry in outer):
        siblings = [entry.span for entry in region.facts.entries if entry.container == container]
        yield from without_elements(region.text, siblings, frozenset(entry.span for entry in outer))


def _alone(text: str, entry: Entry) -> bool:
    """Whether an entry's lines hold nothing else; a list item goes only as a whole."""
    start = text.rfind("\n", 0, entry.span.start) + 1
    before = text[start : entry.span.start].strip("\"' \t")
    if before not in {"", "-"}:
        return False
    if before == "-" and entry.span.start == entry.name_span.start and not _is_pair(text, entry):
        following = text[text.find("\n", entry.span.end) + 1 :].split("\n", 1)[0]
        column = entry.span.start - start
        return len(following) - len(following.lstrip()) != column or following.lstrip().startswith("-")
    return True


def _before_control(text: str, span: Span) -> Span:
    """A span up to the first line of a template's condition: what is read by lines alone may reach over it."""
    control = _CONTROL.search(text, span.start, span.end)
    return span if control is None else Span(span.start, max(control.start() - 1, span.start))


def _is_pair(text: str, entry: Entry) -> bool:
    """`NAME=value` as one item, or `name: NAME` with its value."""
    return text[entry.span.start : entry.span.end].startswith(("name", f"{entry.name}=", '"', "'"))


def _lines(text: str, span: Span) -> Edit:
    """The lines of an entry, with the comment above it that speaks of nothing else."""
    whole = without_lines(text, span)
    start, end = whole.start, whole.end
    above = start
    while above > 0:
        line = text[text.rfind("\n", 0, above - 1) + 1 : above]
        if not line.lstrip().startswith(_MARKS):
            break
        above -= len(line)
    if _ABOUT_KEYS.search(text[above:start]) or (above < start and _is_last(text, span, end)):
        start = above
    return Edit(start, end, "")


def _is_last(text: str, span: Span, end: int) -> bool:
    """Whether a blank line, the end, or something further out follows: a comment above speaks of nothing else then."""
    following = text[end:].split("\n", 1)[0]
    start = text.rfind("\n", 0, span.start) + 1
    indent = len(text[start : span.start]) - len(text[start : span.start].lstrip())
    return not following.strip() or len(following) - len(following.lstrip()) < indent


def _with_conditions(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The lines of a template's condition go with all that it held."""
    for edit in edits:
        start = text.rfind("\n", 0, max(edit.start - 1, 0)) + 1
        opening, closing = _OPENS.match(text, start, edit.start), _CLOSES.match(text, edit.end)
        if opening is not None and closing is not None and opening.end() == edit.start:
            yield Edit(start, closing.end(), "")
        else:
            yield edit


def _joined(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Removals that touch or overlap as one."""
    last: Edit | None = None
    for edit in sorted(edits, key=lambda one: one.start):
        if last is not None and edit.start <= last.end:
            last = Edit(last.start, max(last.end, edit.end), "")
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _markup(text: str, entry: Entry) -> Edit:
    """An element with its end tag and line, or an attribute with the blank before it."""
    start, end = entry.span.start, entry.span.end
    if text[start : start + 1] != "<":
        before = start
        while before > 0 and text[before - 1] in " \t\r\n":
            before -= 1
        return Edit(before, end, "")
    closing = re.compile(rf"\s*</{re.escape(_tag(text, start))}\s*>").match(text, end)
    if closing is not None:
        end = closing.end()
    whole = without_lines(text, Span(start, end))
    outside = text[whole.start : start] + text[end : whole.end]
    return Edit(start, end, "") if outside.strip() else whole


def _tag(text: str, start: int) -> str:
    match = re.compile(r"<([\w:.-]{1,100})").match(text, start)
    return match[1] if match is not None else ""
