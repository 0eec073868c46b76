"""PowerShell: a multipart form, JSON or parameters in the address become the body that `Invoke-RestMethod` urlencodes.

No interpreter has run these rewrites, so none of them is called safe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.parameters import GRANT
from migrator.rewrite.wire.requests import mentions, region_of, variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SENDS = re.compile(r"(?i)^(?:invoke-restmethod|invoke-webrequest|irm|iwr)$")
_TYPE = re.compile(r"(?i)(?<=['\"])(?:multipart/form-data|application/json)[^'\"\r\n]*(?=['\"])")
_FORM_KEY = re.compile(r"(?im)^(?P<indent>[ \t]*)(?P<name>Form)(?P<space>[ \t]*=)")
_QUERY = re.compile(rf"\?(?:[^?\s]*&)?grant_type={GRANT}\b")
_MARK = re.compile(r"\?(?=\w+=)")
_UNTRIED = "no PowerShell has run this rewrite: run the script once, and read what it sends"


def _propose(context: Context) -> Iterator[Proposal]:
    yield from urlencoded(context, _edits)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    if code.region.language != "powershell":
        return
    span = region_of(code, code.smallest(entry.span))
    for command in _commands(code, span):
        for part in command.descendants():
            if part.kind == "parameter_name" and code.source(part).lower() == "form":
                yield Edit(part.start, part.end, "Body")
        holder = code.smallest(entry.span)
        if holder.inside(command) or _takes(code, command, holder):
            yield from _types(code, command)
    for match in _FORM_KEY.finditer(code.text, span.start, span.end):
        at = match.start("name")
        if any(node.kind == "key_name" and node.start == at for node in code.within(Span(at, at + 4))):
            yield Edit(at, at + 4, "Body")
    yield from _unserialised(code, code.smallest(entry.span))


def _commands(code: Code, span: Span) -> Iterator[Node]:
    for node in code.within(span):
        if node.kind == "command" and _SENDS.match(code.source(node.parts[0])):
            yield node


def _takes(code: Code, command: Node, holder: Node) -> bool:
    """Whether a command takes the variable that the parameters are assigned to."""
    name = _variable(code, holder)
    return name is not None and any(
        code.source(node).lstrip("$").lower() == name.lower()
        for node in command.descendants()
        if node.kind == "variable"
    )


def _variable(code: Code, node: Node) -> str | None:
    for around in (node, *node.ancestors()):
        if around.kind in {"hash_literal", "expandable", "verbatim", "binary_expression", "assignment_expression"}:
            name = variable_of(code, around)
            if name is not None:
                return name
    return None


def _types(code: Code, command: Node) -> Iterator[Edit]:
    for match in _TYPE.finditer(code.text, command.start, command.end):
        yield Edit(match.start(), match.end(), URLENCODED)


def _unserialised(code: Code, entry: Node) -> Iterator[Edit]:
    """`@{…} | ConvertTo-Json`: the table itself is what becomes a urlencoded body."""
    table = next((around for around in entry.ancestors() if around.kind == "hash_literal"), None)
    pipeline = table.parent if table is not None else None
    if table is None or pipeline is None or pipeline.kind != "pipeline" or len(pipeline.parts) != 2:  # noqa: PLR2004
        return
    if code.source(pipeline.parts[1]).lower().startswith("convertto-json"):
        yield Edit(table.end, pipeline.end, "")


def moved(context: Context) -> Iterator[Proposal]:
    """Parameters in the address, after the parameters themselves have changed; and the word that nothing was run."""
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    for path in changed:
        document = context.draft.document(path)
        edits: list[Edit] = []
        for code in codes(document):
            for text in code.facts.texts:
                if code.region.language == "powershell" and _QUERY.search(text.value):
                    edits += code.in_file(list(_split(code, text.span))) or ()
        if edits:
            yield Proposal("Send the parameters in the body", edits={path: tuple(dict.fromkeys(edits))})
    if changed:
        yield Proposal("", caution=_UNTRIED)


def _split(code: Code, span: Span) -> Iterator[Edit]:
    """`$uri = '…?client_id=' + $id` is cut at the question mark; the command that takes `$uri` gets the rest."""
    node = code.smallest(span)
    source = code.text[span.start : span.end]
    mark = _MARK.search(source)
    name = _variable(code, node)
    if mark is None or name is None:
        return
    quote = max("'\"", key=source[: mark.start()].rfind)
    uses = [
        one
        for one in mentions(code, name, region_of(code, node))
        if one.start > span.end and one.parent is not None and one.parent.kind == "command_parameter"
    ]
    if len(uses) != 1 or uses[0].parent is None:
        return
    body = quote + source[mark.end() :]
    body = f"({body})" if " + " in body else body
    at = uses[0].parent.end
    yield Edit(span.start + mark.start(), span.end, quote)
    yield Edit(at, at, f" -Body {body}")


REWRITER = Rewriter("body-powershell", 20, _propose, frozenset({"powershell"}))
