"""Shell: parameters in a heredoc: the body that curl reads from its input, or the options that it reads from a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LINE = re.compile(
    r"^(?P<head>[ \t]*-{0,2}(?P<option>data(?:-urlencode|-raw|-binary|-ascii)?|form(?:-string)?)"
    r"(?P<mark>[ \t]*(?:[=:][ \t]*)?)(?P<quote>[\"']?))(?P<name>\w+)=(?P<value>[^\n]*?)(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_TYPE = re.compile(r"(?i)(content-type:\s*)(?:multipart/form-data|application/json)[^'\"\n]*")
_PAIR = re.compile(rf"(?<![\w-]){PARAMETER}=")


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: list[Edit] = []
        for code in codes(document):
            for node in code.nodes:
                if node.kind == "heredoc_body" and f"{PARAMETER}=" in code.source(node):
                    edits += code.in_file(list(_edits(context, code, node))) or ()
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: tuple(edits)})


def _edits(context: Context, code: Code, body: Node) -> Iterator[Edit]:
    options = list(_LINE.finditer(code.text, body.start, body.end))
    if not any(match["name"] == PARAMETER for match in options):
        yield from _pair(context, code, body)
        return
    for match in options:
        if match["name"] == PARAMETER:
            head, quote = match["head"].replace(match["option"], "data-urlencode", 1), match["quote"]
            lines = [f"{head}{one}{quote}" for one in (f"grant_type={GRANT}", f"scope={context.program.scopes}")]
            yield Edit(match.start(), match.end(), code.newline.join(lines))
        elif match["option"].startswith("form"):
            yield Edit(match.start("option"), match.end("option"), "data-urlencode")
    for match in _TYPE.finditer(code.text, body.start, body.end):
        yield Edit(match.end(1), match.end(), URLENCODED)


def _pair(context: Context, code: Code, body: Node) -> Iterator[Edit]:
    """`…&jwt_token=$jwt`, up to the next parameter or the end of the line."""
    for match in _PAIR.finditer(code.text, body.start, body.end):
        end, depth = match.end(), 0
        while end < body.end and (depth or code.text[end] not in "&\n"):
            depth += (code.text[end] in "({") - (code.text[end] in ")}")
            end += 1
        yield Edit(match.start(), end, f"grant_type={GRANT}&scope={context.program.scopes}")


REWRITER = Rewriter("heredoc-shell", 38, _propose, frozenset({"shell"}))
