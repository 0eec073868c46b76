"""The end of an assertion that serves as that of the token, too: `expires = claims["exp"]` says it without the claims.

What the claim was made of takes the place of the question; nothing else of the claims is needed then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CLAIMS = frozenset({"iss", "sub", "aud"})
_END = "exp"
_LITERALS = frozenset({"object", "dictionary", "array_creation_expression", "hash"})
_LONGEST = 200
_MOST = 50
_PLAIN = re.compile(r"[\w$@.>-]+(?:\([^()]*\))?")
_BEFORE, _AFTER = re.compile(r"(?:[=:(,]|=>|return)\s*$"), re.compile(r"\s*(?:[,;)}\n]|$)")
"""What stands around an operand that needs no parentheses."""


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        for code in codes(document):
            edits = code.in_file(edit for claims in _claims(code) for edit in _asked(code, claims))
            if edits:
                yield Proposal("Keep the time that the claims held", edits={document.path: edits})


def _claims(code: Code) -> list[Node]:
    """The literals of claims, each with the names that it has for itself."""
    found = [node for node in code.nodes if node.kind in _LITERALS and _END in node_source(code, node)]
    return [node for node in found if _CLAIMS & _entries(code, node).keys() and _END in _entries(code, node)][:_MOST]


def node_source(code: Code, node: Node) -> str:
    """The text of a literal that is short enough to be one of claims; else nothing."""
    return code.source(node) if node.end - node.start < _LONGEST * 20 else ""


def _entries(code: Code, literal: Node) -> dict[str, Node]:
    pairs = [part for part in literal.parts if part.kind in code.grammar.pairs and len(part.parts) > 1]
    return {code.source(part.parts[0]).strip("\"':"): part.parts[-1] for part in pairs}


def _asked(code: Code, literal: Node) -> Iterator[Edit]:
    """The edits of every place in the function of some claims that asks them for their end."""
    binder = literal.parent
    if binder is None or binder.kind not in code.habits.targets or binder.parts[-1] is not literal:
        return
    name, value = code.source(binder.parts[0]).strip(), code.source(_entries(code, literal)[_END])
    if re.fullmatch(r"[$@]?\w+", name) is None or len(value) > _LONGEST or "\n" in value:
        return
    scope = code.function(literal) or code.nodes[0]
    bound = re.compile(rf"(?<![\w$.@]){re.escape(name)}\s*=(?!=)|{re.escape(name)}[.\[]\W{{0,2}}{_END}\W{{0,3}}=(?!=)")
    if len(bound.findall(code.text, scope.start, scope.end)) > 1:
        return
    for match in _question(name).finditer(code.text, literal.end, scope.end):
        node = code.smallest(Span(*match.span()))
        if (node.start, node.end) == match.span():
            yield Edit(match.start(), match.end(), _operand(code, match, value))


def _question(name: str) -> re.Pattern[str]:
    own = re.escape(name)
    return re.compile(
        rf"(?<![\w$.@])(?:{own}(?:\.{_END}\b(?!\()|\[\s*[:'\"]{_END}['\"]?\s*\]|\.(?:get|fetch)\(\s*[:'\"]{_END}['\"]?\s*\))"
        rf"|(?:_|lodash)\.get\(\s*{own}\s*,\s*['\"]{_END}['\"](?:\s*,[^(),\n]{{0,40}})?\))"
    )


def _operand(code: Code, match: re.Match[str], value: str) -> str:
    start = code.line_start(match.start())
    alone = _BEFORE.search(code.text[start : match.start()]) and _AFTER.match(code.text, match.end())
    return value if alone or _PLAIN.fullmatch(value) else f"({value})"


REWRITER = Rewriter("lifetimes", 59, _propose, frozenset({"python", "javascript", "php", "ruby"}))
"""Before what only fed the assertion goes."""
