"""Clients that sign in by either of two ways: what tells the ways apart stays, where the other way still works.

`if (org && account) { return bearer(); } return password();` asks for the organization alone from now on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.polarity import COMPLAINS, RETURNS, branches
from migrator.rewrite.feed.statements import callee, steps
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.guards import Guards
    from migrator.rewrite.tree import Node

_ORG = re.compile(r"(?i)(?:^|[^a-z])(?:iss|issuer)$|org(?:anization)?(?:_?id)?$|tenant(?:_?id)?$")
_SUBJECT = re.compile(r"(?i)(?:^|[^a-z])sub(?:ject)?$")
_VALUE = re.compile(r"[\w\])]\s*(?:\.|->|\[|\(|::)|@\w")
"""Something that is made or read, not a constant."""
_PATH = re.compile(r"(?P<holder>(?:[$@\w]+(?:\.|->|\?\.))*[$@]?)(?P<name>[A-Za-z_]\w*)")
_SECRET = re.compile(r"(?i)^(?:get_?)?(?:\w*client_?)?secret(?:_?key)?$")


def tells_apart(code: Code, node: Node, other: Node, guards: Guards) -> bool:
    """Whether an organization is asked for together with what goes, where something else is done without them."""
    asked = code.source(node).strip("()?! ")
    beside = [
        code.source(one) for one in (other, *other.descendants()) if not one.parts or one.kind in code.grammar.members
    ]
    if _ORG.search(asked) is None or not any(only_jwt(name) or _SUBJECT.search(name) for name in beside):
        return False
    conditional = next((one for one in node.ancestors() if one.kind in code.habits.ifs), None)
    if conditional is None:
        return False
    found = branches(code, conditional)
    return any(not guards.harmless(body) for body in found[1:]) or bool(found and follows(code, conditional, found[0]))


def follows(code: Code, conditional: Node, kept: Node) -> bool:
    """Whether what stands after a branch that leaves gives an answer of its own."""
    last = next(iter(steps(code, kept)[-1:]), kept)
    around = conditional.parent
    if last.kind not in code.habits.leaves or around is None or conditional not in around.parts:
        return False
    after = around.parts[around.parts.index(conditional) + 1 :]
    return any(_answers(code, step) for step in after if step.kind in RETURNS)


def _answers(code: Code, step: Node) -> bool:
    calls = [callee(code, one) for one in step.descendants() if one.kind in code.grammar.calls]
    value = code.source(step).removeprefix("return")
    return _VALUE.search(value) is not None and not any(map(COMPLAINS.search, calls)) and not only_jwt(value)


def asks_instead(code: Code, conditional: Node, condition: Node) -> Removal | None:
    """The question for the key as one for the client secret: `if (config.clientSecret) { return bearer(); }`.

    Only where the branch gives the secret of the same holder, which what stands behind it does not use.
    """
    found = branches(code, conditional)
    asked = [path for path in _paths(code, condition) if only_jwt(path[1])]
    if not found or len(asked) != 1 or len(_paths(code, condition)) != 1:
        return None
    holder, _, node = asked[0]
    secrets = {code.source(one) for held, name, one in _paths(code, found[0]) if held == holder and _SECRET.match(name)}
    function = code.function(conditional)
    root = function if function is not None else code.nodes[0]
    if len(secrets) != 1:
        return None
    (secret,) = secrets
    known = bool(holder.strip("$@")) or _says(code.text[root.start : conditional.start], secret)
    if not known or _says(code.text[conditional.end : root.end], secret):
        return None
    return Removal(code, node, text=secret)


def _paths(code: Code, node: Node) -> list[tuple[str, str, Node]]:
    """The variables and members in a node, each with what holds it and its name; the longest of each."""
    found: list[tuple[str, str, Node]] = []
    pending = [node]
    while pending:
        one = pending.pop()
        kinds = code.habits.lexical | code.grammar.members
        match = _PATH.fullmatch(code.source(one)) if one.kind in kinds else None
        if match is not None:
            found.append((match["holder"], match["name"], one))
        else:
            pending += reversed(one.parts)
    return found


def _says(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w.$@]){re.escape(name)}(?!\w)", text) is not None
