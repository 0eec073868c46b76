"""The queries of `umapi_client` whose arguments changed: `UserQuery(…, email=…)`, `UsersQuery(…, identity_type=…)`.

Read from `functional.py` of umapi-client 2.22 and 3.0.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.arguments import arguments, last
from migrator.rewrite.sdk.options import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_USER = ("connection", "email")
_USERS = ("connection", "in_group", "in_domain", "identity_type", "direct_only")
_NONE = frozenset({'""', "''", "None"})


def queries(code: Code) -> Iterator[tuple[list[Edit], str]]:
    """The edits of each query, or what is left to the reader."""
    for call in code.nodes:
        name = last(code, call.parts[0]) if call.kind == "call" else ""
        if name == "UserQuery":
            yield _user(code, call), ""
        elif name == "UsersQuery":
            yield _users(code, call)


def _user(code: Code, call: Node) -> list[Edit]:
    given = arguments(code, call, _USER)
    part = given.whole.get("email") if given is not None else None
    if part is None or part.kind != "keyword_argument":
        return []
    return [Edit(part.parts[0].start, part.parts[0].end, "user_string")]


def _users(code: Code, call: Node) -> tuple[list[Edit], str]:
    given = arguments(code, call, _USERS)
    if given is None or "identity_type" not in given.values:
        return [], ""
    if code.source(given.values["identity_type"]) in _NONE:
        return edits_of(code, [Removal(code, given.whole["identity_type"])]), ""
    return [], f'{place_of(code, call)} asks for users of one type, which 3.0 does not: compare user["type"]'
