"""Clients that sign in by either of two ways: what tells the ways apart stays, where the other way still works.

`if (org && account) { return bearer(); } return password();` asks for the organization alone from now on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
