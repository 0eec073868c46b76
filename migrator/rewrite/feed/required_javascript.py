"""JavaScript: an object that only says what has to be given no longer names what only the assertion needed.

`const required = {privateKey, …}; Object.keys(required).filter((name) => !required[name])`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.listings import REQUIRED
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.sdk.objects import key_of
from migrator.rewrite.wire.requests import mentions, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LISTS = re.compile(r"Object\.(?:keys|entries|values)")
_ENTRIES = frozenset({"pair", "shorthand_property_identifier"})


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits = [edit for code in codes(document) for edit in code.in_file(edits_of(code, list(_demanded(code)))) or ()]
        if edits:
            title = "Demand no more what only the assertion needed"
            yield Proposal(title, edits={document.path: tuple(edits)})


def _demanded(code: Code) -> Iterator[Removal]:
    for node in code.nodes:
        if node.kind != "variable_declarator" or len(node.parts) < 2 or node.parts[-1].kind != "object":  # noqa: PLR2004
            continue
        name, literal = code.source(node.parts[0]), node.parts[-1]
        going = [part for part in literal.parts if part.kind in _ENTRIES and only_jwt(key_of(code, part))]
        if going and len(going) < len(literal.parts) and REQUIRED.search(name) and _only_checks(code, node, name):
            yield from (Removal(code, part) for part in going)


def _only_checks(code: Code, declarator: Node, name: str) -> bool:
    """Whether an object is only listed, and looked into by a name that is not known: `Object.keys(x)`, `x[name]`."""
    uses = [one for one in mentions(code, name, region_of(code, declarator)) if one is not declarator.parts[0]]
    return bool(uses) and all(_is_listed(code, one) or _is_looked_into(one) for one in uses)


def _is_listed(code: Code, use: Node) -> bool:
    call = use.parent.parent if use.parent is not None and use.parent.kind == "arguments" else None
    return call is not None and _LISTS.fullmatch(code.source(call.parts[0])) is not None


def _is_looked_into(use: Node) -> bool:
    holder = use.parent
    if holder is None or holder.kind != "subscript_expression" or holder.parts[0] is not use:
        return False
    asked = holder.parent
    return holder.parts[-1].kind == "identifier" and asked is not None and asked.kind != "assignment_expression"


REWRITER = Rewriter("required-javascript", 59, _propose, frozenset({"javascript"}))
