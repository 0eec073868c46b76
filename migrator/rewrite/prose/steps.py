"""Steps of a guide that only handle the key, and rows of tables that list it: taken out, and the rest counted anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config.readers import Readers
from migrator.rewrite.config.renaming import scopes_name
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import PROSE
from migrator.rewrite.prose.text import ITEM, LOOK, ROW, documents, prose
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.prose.text import Line

_KEY = re.compile(
    r"(?i)\bprivate\.key\b|\bsecret\.key\b|\bcertificate_pub\.crt\b|\bconfig\.zip\b|\bkey ?pair\b|\bprivate key\b"
    r"|\bopenssl\b|\bpublic (?:key )?certificate\b"
)
_MORE = re.compile(r"(?i)client[ _-]?(?:id|secret)|organi[sz]ation|api key|\bOAuth\b|\bscopes?\b|\bAPIs?\b(?! key)")
_NAME = re.compile(r"[ \t]*\|[ \t]*`(?P<name>[A-Za-z][\w.-]{0,100})`[ \t]*\|")
_STAYS = re.compile(r"(?i)tech|account|token|endpoint|exchange|url|host")
_NUMBER = re.compile(r"\d{1,3}")


class _Item(NamedTuple):
    """One item of a list with the lines that go on with it."""

    lines: tuple[Line, ...]
    indent: str
    mark: str

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def _propose(context: Context) -> Iterator[Proposal]:
    read = Readers(context)
    for document in documents(context):
        spots, lines = Spots(context, document), prose(document)
        edits = [*_steps(document, lines, spots), *_rows(context, document, lines, read)]
        if edits:
            yield Proposal(
                "Take out the steps that handle the key",
                edits={document.path: tuple(edits)},
                caution=LOOK.format(path=document.path),
            )


def _steps(document: Document, lines: Sequence[Line], spots: Spots) -> Iterator[Edit]:
    for group in _lists(document, lines):
        gone = [
            item
            for item in group
            if _KEY.search(item.text)
            and not _MORE.search(item.text)
            and spots.near(document.regions[0], Span(item.lines[0].start, item.lines[-1].end))
        ]
        yield from (_without(document, item.lines) for item in gone)
        numbers = [int(item.mark[:-1]) for item in group if item.mark[:-1].isdigit()]
        if gone and len(numbers) == len(group) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            for at, item in enumerate([one for one in group if one not in gone], numbers[0]):
                number = _NUMBER.search(item.lines[0].text)
                if number is not None and int(number.group()) != at:
                    start = item.lines[0].start + number.start()
                    yield Edit(start, start + len(number.group()), str(at))


def _lists(document: Document, lines: Sequence[Line]) -> Iterator[list[_Item]]:
    """Runs of items of one depth; a line that is neither an item nor goes on with one ends the run."""
    group: list[_Item] = []
    for line in lines:
        match = ITEM.match(line.text)
        close = bool(group) and not document.text[group[-1].lines[-1].end : line.start].strip()
        if match is not None and (not group or (close and match["indent"] == group[0].indent)):
            group.append(_Item((line,), match["indent"], match["mark"]))
        elif group and close and line.text.startswith((group[0].indent + "  ", group[0].indent + "\t")):
            group[-1] = group[-1]._replace(lines=(*group[-1].lines, line))
        else:
            if group:
                yield group
            group = [_Item((line,), match["indent"], match["mark"])] if match is not None else []
    if group:
        yield group


def _without(document: Document, lines: Sequence[Line]) -> Edit:
    end = lines[-1].end
    return Edit(lines[0].start, end + 1 if end < len(document.text) else end, "")


def _rows(context: Context, document: Document, lines: Sequence[Line], read: Readers) -> Iterator[Edit]:
    """Rows that begin with a variable: of the key, once nothing reads it, or of the metascopes."""
    for line in lines:
        match = _NAME.match(line.text) if ROW.match(line.text) else None
        if match is None or not only_jwt(match["name"]) or _STAYS.search(match["name"]) or read.names(match["name"]):
            continue
        new = scopes_name(match["name"])
        if new is not None and read.names(new):
            start = line.start + match.end()
            rest = f" Scopes, comma separated, for example `{context.program.scopes}` |"
            columns = line.text.count("|") - 2
            yield Edit(line.start + match.start("name"), line.start + match.end("name"), new)
            if columns == 1:
                yield Edit(start, line.start + len(line.text), rest)
        else:
            yield _without(document, [line])


REWRITER = Rewriter("steps", 34, _propose, frozenset({PROSE}))
