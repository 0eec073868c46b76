"""PHP: Guzzle's list of parts, `['name' => …, 'contents' => …]`, becomes the mapping that `form_params` wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.requests import mentions, region_of, variable_of
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: dict[Edit, None] = {}
        for code in codes(document):
            for node in code.nodes:
                parts = _parts(code, node) if node.kind == "array_creation_expression" else {}
                if PARAMETER in parts:
                    own = [*_rows(context, code, node, parts), *_option(code, node)]
                    edits.update(dict.fromkeys(code.in_file(own) or ()))
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: tuple(edits)})


def _parts(code: Code, listed: Node) -> dict[str, str]:
    """Name and source of the contents of each part; empty where an element is something else."""
    found: dict[str, str] = {}
    for element in listed.parts:
        inner = element.parts[-1] if element.parts else element
        pairs = {
            code.source(pair.parts[0]).strip("'\""): code.source(pair.parts[1])
            for pair in inner.parts
            if len(pair.parts) == 2  # noqa: PLR2004 - key and value
        }
        if set(pairs) != {"name", "contents"} or pairs["name"][0] not in "'\"":
            return {}
        found[pairs["name"].strip("'\"")] = pairs["contents"]
    return found


def _rows(context: Context, code: Code, listed: Node, parts: dict[str, str]) -> Iterator[Edit]:
    """The elements one by one, so that what stands between them stays."""
    for element, (name, contents) in zip(listed.parts, parts.items(), strict=True):
        rows = [f"{code.literal(name)} => {contents}"]
        if name == PARAMETER:
            scope = scope_value(context, code)
            rows = [f"{code.literal('grant_type')} => {code.literal(GRANT)}", f"{code.literal('scope')} => {scope}"]
        between = f",{code.newline}{code.indentation(element.start)}" if code.begins_line(element.start) else ", "
        yield Edit(element.start, element.end, between.join(rows))


def _option(code: Code, listed: Node) -> Iterator[Edit]:
    name = variable_of(code, listed)
    holders = [listed, *(mentions(code, name, region_of(code, listed)) if name is not None else ())]
    for holder in holders:
        pair = element_of(holder).parent
        key = pair.parts[0] if pair is not None and pair.kind == "array_element_initializer" else None
        if key is not None and code.source(key).strip("'\"") == "multipart":
            yield Edit(key.start, key.end, code.literal("form_params", code.text[key.start]))


REWRITER = Rewriter("parts-php", 18, _propose, frozenset({"php"}))
