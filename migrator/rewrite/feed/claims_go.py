"""Go: the claims of an assertion under a name of their own: `claims := token.Claims.(jwt.MapClaims)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import LEXICAL, Role

if TYPE_CHECKING:
    from migrator.rewrite.feed.uses import Uses
    from migrator.rewrite.tree import Node

_AROUND = frozenset({"type_assertion_expression", "expression_list", "parenthesized_expression"})


def named_claims(judge: Uses, node: Node) -> list[Removal]:
    """The statement that gives a token's claims a name, and those that fill them; nothing where more is done by it."""
    code, selector = judge.code, node.parent
    if code.region.language != "go" or selector is None or selector.kind != "selector_expression":
        return []
    if selector.parts[0] is not node or code.source(selector.parts[-1]) != "Claims":
        return []
    binder = next((one for one in selector.ancestors() if one.kind not in _AROUND), None)
    if binder is None or binder.kind != "short_var_declaration" or len(binder.parts[0].parts) != 1:
        return []
    bound = judge.names.at(binder.parts[0].parts[0])
    if bound is None or binder.parent is None or binder.parent.kind not in code.habits.blocks | {"statement_list"}:
        return []
    scope = judge.names.scope(bound)
    same = [one for one in judge.names.by_name[bound.name] if one.role in LEXICAL and judge.names.scope(one) is scope]
    if any(one.role is not Role.USE for one in same if one is not bound):
        return []
    filled = [one.node for one in same if one is not bound and not judge.dead.covers(one.node)]
    found = judge.absorb_all(filled, data=True, bound=[bound.node])
    return [Removal(code, binder), *found] if found is not None else []
