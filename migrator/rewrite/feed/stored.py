"""An assertion that is only put away under a name of its own goes from there, too: `config.set("adobe", "jwt", jwt)`.

Nothing of the program may say the name a second time: whoever reads it back needs what is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.feed.statements import callee, last_name, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_PUTS = re.compile(r"(?i)^(?:set|put|write|store|save|set_?(?:item|value|property|option|string)|update_?option)$")
_ASSERTION = re.compile(r"(?i)(?:^|[_.:-])(?:jwt|assertion)|(?:Jwt|JWT|Assertion)(?:Token)?$")
"""What an assertion is kept under; a key or an account, which somebody else may put there, is not."""
_PARAMETER = "jwt_token"
"""What the request calls it: no part of a form behind a section alone, `config.set("adobe", "jwt_token", jwt)`."""
_WITH_SECTION = 3
_LANGUAGES = frozenset({"python", "php", "javascript", "ruby"})


def put_away(modules: Iterable[Module], dead: Dead, code: Code, node: Node) -> Removal | None:
    """The statement that puts what a name holds under a key; None where its value or the key is needed."""
    if code.region.language not in _LANGUAGES:
        return None
    element = element_of(node)
    listed = element.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if listed is None or call is None or call.kind not in code.grammar.calls:
        return None
    at = listed.parts.index(element)
    key = _text(code, listed.parts[at - 1]) if at else None
    if key is None or _PUTS.match(last_name(callee(code, call))) is None:
        return None
    name = code.source(key).strip("\"'`:")
    if name == _PARAMETER and len(listed.parts) < _WITH_SECTION:
        return None
    statement = own_statement(code, call)
    if statement is None or _ASSERTION.search(name) is None or _said(modules, dead, key, name):
        return None
    return Removal(code, statement)


def _text(code: Code, argument: Node) -> Node | None:
    """The literal that an argument is."""
    while argument.kind == "argument" and len(argument.parts) == 1:
        argument = argument.parts[0]
    return argument if argument.kind in code.grammar.strings or "symbol" in argument.kind else None


def _said(modules: Iterable[Module], dead: Dead, key: Node, name: str) -> bool:
    """Whether another text, or a member, has the name of the key."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for module in modules:
        code = module.code
        if module.test or name not in code.text:
            continue
        for node in code.nodes:
            member = node.kind in code.grammar.members and code.source(node.parts[-1]) == name
            text = node.kind in code.grammar.strings and not key.inside(node) and not node.inside(key)
            if (member or (text and word.search(code.source(node)))) and not dead.covers(node):
                return True
    return False
