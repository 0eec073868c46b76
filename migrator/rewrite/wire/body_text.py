"""A multipart body written out as text, in one expression: it becomes a urlencoded one, made of the same values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.requests import region_of
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Text
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_PART = re.compile(r'name=\\?"(?P<name>\w+)\\?"(?:\r\n|\\r\\n|\n|\\n)+')
_TYPE = re.compile(r"""(?i)multipart/form-data[^"'`]*""")
_JOINS = {"php": " . ", "csharp": " + ", "java": " + ", "javascript": " + ", "python": " + ", "powershell": " + "}


class _Value(NamedTuple):
    name: str
    source: str
    """What stands for the value: an expression, or text where `literal`."""
    literal: bool


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: list[Edit] = []
        for code in codes(document):
            for text in code.facts.texts:
                if f'name="{PARAMETER}"' in text.value and "form-data" in text.value:
                    edits += code.in_file(list(_edits(context, code, text))) or ()
        if edits:
            yield Proposal(
                "Send the client credentials grant, urlencoded",
                CONFIRM,
                edits={document.path: tuple(dict.fromkeys(edits))},
            )


def _edits(context: Context, code: Code, text: Text) -> Iterator[Edit]:
    values = list(_values(code, text))
    join = _JOINS.get(code.region.language)
    if PARAMETER not in {value.name for value in values} or join is None:
        return
    source = join.join(_pieces(context, code, values))
    yield Edit(text.span.start, text.span.end, source)
    span = region_of(code, code.smallest(text.span))
    for match in _TYPE.finditer(code.text, span.start, span.end):
        if not text.span.start <= match.start() < text.span.end:
            yield Edit(match.start(), match.end(), URLENCODED)


def _values(code: Code, text: Text) -> Iterator[_Value]:
    """The parts of the form and what stands for each value: the one expression after its head."""
    borders = [*(offset for offset, _ in text.parts[1:]), len(text.value)]
    for match in _PART.finditer(text.value):
        for (offset, span), end in zip(text.parts, borders, strict=True):
            if offset == match.end() and text.value[offset:end].startswith("{"):
                yield _Value(match["name"], code.text[span.start : span.end], literal=False)
                break
        else:
            fixed = re.match(r"[^\r\n\\]*", text.value[match.end() :])
            yield _Value(match["name"], fixed.group() if fixed is not None else "", literal=True)


def _pieces(context: Context, code: Code, values: list[_Value]) -> list[str]:
    pieces: list[str] = []
    literal = ""
    for value in values:
        literal += "&" if literal or pieces else ""
        if value.name == PARAMETER:
            literal += f"grant_type={GRANT}&scope={context.program.scopes}"
        elif value.literal:
            literal += f"{value.name}={value.source}"
        else:
            pieces += [code.literal(f"{literal}{value.name}="), value.source]
            literal = ""
    return [*pieces, code.literal(literal)] if literal else pieces


REWRITER = Rewriter("body-text", 15, _propose)
