"""A question whether something was given, when what it was needed for has gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.other_ways import asks_instead, follows
from migrator.rewrite.feed.statements import bare, bodies, callee, exits, steps

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.tree import Node

_GIVEN = re.compile(
    r"^(?P<not>!\s*|not\s+)?(?:(?:isset|is_file|is_readable|file_exists|empty|bool|len)\s*\(\s*)?(?P<what>[^()\s]+(?:\s+[^()\s]+)*)\s*\)?$"
)
_JOINED = re.compile(r"\s*(?:&&|\band\b)\s*")
_HAS = re.compile(r"\.(?:containsKey|ContainsKey|hasOption|has)$")
_LITERAL = re.compile(r"^[^=!<>]+=\s*(?:true|false|null|None|True|False|nil|\d+|'[^']*'|\"[^\"]*\")\s*;?$")


def asks_in_vain(code: Code, conditional: Node, dead: Dead) -> Removal | None:  # noqa: PLR0911 - one for each shape
    """`if (isset($options["k"])) { … } else { complain }`: what stays when `$options["k"]` is read nowhere any more."""
    if code.grammar.commands or not dead.touches(code):
        return None
    found = list(bodies(code, conditional))
    condition = next((part for part in conditional.parts if part.kind not in code.grammar.comments), None)
    if condition is None or not found or len(found) > 2 or condition is found[0]:  # noqa: PLR2004 - if and else
        return None
    asked = [_GIVEN.match(one) for one in _JOINED.split(code.source(bare(code, condition)).strip())]
    known = [match for match in asked if match is not None and re.search(r"[\[.>]", match["what"])]
    if len(known) != len(asked) or not all(
        _read_in_vain(code, conditional, condition, match["what"], dead) for match in known
    ):
        return None
    absent = [bool(match["not"]) for match in known]
    if len(known) > 1 and any(absent):
        return None
    wanted, other = (found[1:], found[0]) if absent[0] else (found[:1], found[1] if len(found) > 1 else None)
    if other is not None and not _complains(code, other, dead):
        return None
    if not wanted or not follows(code, conditional, wanted[0]):
        return Removal(code, conditional, next(iter(wanted), None))
    return asks_instead(code, conditional, condition) if not (dead.covers(condition) or absent[0]) else None


def given_in_vain(code: Code, call: Node, dead: Dead, judge: Uses) -> list[Removal]:
    """`options.containsKey("--key")` as a condition, when `options.get("--key")` is read nowhere any more."""
    if not dead.touches(code):
        return []
    listed = call.child(*code.grammar.arguments)
    texts = listed.parts if listed is not None else []
    if len(texts) != 1 or texts[0].kind not in code.grammar.strings or _HAS.search(callee(code, call)) is None:
        return []
    name = code.source(texts[0])
    others = [
        node
        for node in code.nodes
        if node.kind in code.grammar.strings and code.source(node) == name and not node.inside(call)
    ]
    if not others or not all(dead.covers(node) for node in others):
        return []
    removal = judge.absorb(call, lambda node: node.inside(call), data=False)
    return [removal] if removal is not None else []


def _read_in_vain(code: Code, conditional: Node, condition: Node, what: str, dead: Dead) -> bool:
    """Whether every other place in the function that spells the same thing has gone, and there was one."""
    function = code.function(conditional)
    root = function if function is not None else code.nodes[0]
    places = [
        node for node in root.descendants() if node.named and code.source(node) == what and not node.inside(condition)
    ]
    return bool(places) and all(dead.covers(node) for node in places)


def _complains(code: Code, body: Node, dead: Dead) -> bool:
    """Whether a branch only says that something is missing: messages, a flag, the end."""
    return all(
        exits(code, step, dead.vanishes) or _LITERAL.match(code.source(step).strip()) for step in steps(code, body)
    )
