"""The names of umapi_client that 3.0 has under another one, or no more.

Read from `__init__.py` and `functional.py` of umapi-client 2.22 and 3.0.1. The two enumerations and the action for
groups only changed their names; `UserGroupsQuery` was no more than `QueryMultiple` for "user-group", which is still
there. `GroupTypes` and `RoleTypes` are gone: their names go over the wire as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.arguments import arguments, last
from migrator.rewrite.sdk.options import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

MODULE = "umapi_client"
TYPE = "IdentityType"
_RENAMED = {
    "IdentityTypes": TYPE,
    "IfAlreadyExistsOptions": "IfAlreadyExistsOption",
    "UserGroupAction": "GroupAction",
}
_GONE = frozenset({"GroupTypes", "RoleTypes"})
_GROUPS, _MANY = "UserGroupsQuery", "QueryMultiple"
CHANGED = frozenset({*_RENAMED, *_GONE, _GROUPS})
"""Names that code may not use any more."""
_WORD = re.compile(rf"\b(?:{'|'.join(_RENAMED)})\b")


def renamed(source: str) -> str:
    """Source text with the names of 3.0."""
    return _WORD.sub(lambda found: _RENAMED[found.group()], source)


def spelled(code: Code, name: str) -> str:
    """What a stretch of code calls a name of the package: `from umapi_client import UserAction as Action`."""
    for node in code.nodes:
        if node.kind == "aliased_import" and code.source(node.parts[0]) == name and _imported(code, node):
            return code.source(node.parts[-1])
    return name


def _imported(code: Code, node: Node) -> bool:
    statement = next((one for one in node.ancestors() if one.kind == "import_from_statement"), None)
    return statement is not None and code.source(statement.parts[0]).partition(".")[0] == MODULE


def uses(code: Code) -> list[Node]:
    """The identifiers that are such a name, imports included."""
    return [node for node in code.nodes if node.kind == "identifier" and code.source(node) in CHANGED]


def are_own(code: Code) -> bool:
    """Whether a stretch of code defines such a name itself."""
    return any(
        node.parent is not None
        and (
            (node.parent.kind in {"class_definition", "function_definition"} and node.parent.parts[0] is node)
            or (node.parent.kind == "assignment" and node.parent.parts[0] is node)
        )
        for node in uses(code)
    )


def moved(code: Code, settled: Iterable[Edit]) -> tuple[list[Edit], list[str]]:
    """The edits that give names those of 3.0, and what is told of the names that are left.

    `settled` are the edits that already take a use away.
    """
    edits: list[Edit] = []
    told: dict[str, str] = {}
    taken = list(settled)
    left: set[str] = set()
    imported: list[Node] = []
    for node in uses(code):
        name = code.source(node)
        if any(edit.start <= node.start and node.end <= edit.end for edit in taken):
            continue
        if name in _RENAMED:
            edits.append(Edit(node.start, node.end, _RENAMED[name]))
        elif any(one.kind == _FROM for one in node.ancestors()) and not _is_aliased(node):
            imported.append(node)
        elif name == _GROUPS and (query := _queried(code, node)):
            edits += query
        else:
            left.add(name)
            told.setdefault(name, f"{place_of(code, node)} uses {name}, which umapi-client 3 has changed or dropped")
    return [*edits, *_imports(code, imported, left)], list(told.values())


def _is_aliased(node: Node) -> bool:
    return any(one.kind == "aliased_import" for one in node.ancestors())


def _queried(code: Code, name: Node) -> list[Edit]:
    """`UserGroupsQuery(connection)` as the query that it was."""
    callee = name.parent if name.parent is not None and name.parent.kind == "attribute" else name
    call = callee.parent
    if call is None or call.kind != "call" or call.parts[0] is not callee or last(code, callee) != _GROUPS:
        return []
    given = arguments(code, call, ("connection",))
    if given is None or given.values.keys() != {"connection"}:
        return []
    end = given.whole["connection"].end
    return [Edit(name.start, name.end, _MANY), Edit(end, end, f", object_type={code.literal('user-group')}")]


def _imports(code: Code, names: list[Node], left: set[str]) -> Iterator[Edit]:
    """Imports of names that nothing uses any more."""
    for node in names:
        name = code.source(node)
        if name in left:
            continue
        if name == _GROUPS:
            yield Edit(node.start, node.end, _MANY)
            continue
        whole = next(one for one in (node, *node.ancestors()) if one.parent and one.parent.kind == _FROM)
        statement = whole.parent
        alone = statement is not None and len(statement.parts) == _ALONE
        yield from edits_of(code, [Removal(code, statement if alone and statement is not None else whole)])


_FROM, _ALONE = "import_from_statement", 2
