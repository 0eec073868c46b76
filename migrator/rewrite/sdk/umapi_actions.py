"""`umapi_client.UserAction`: what it is called with from 3.0 on.

Read from `functional.py` of umapi-client 2.22 and 3.0.1. `user` names the user, whose type `create` alone asks for.
`create` and `update` take `firstname` and `lastname`, `create` the e-mail always; groups have no type any more. A
username beside the e-mail, for a Federated ID alone, is the user, and wants the domain of the e-mail where it has none.
What goes over the wire is the same for the calls that are rewritten here, but for the case of a username that is the
e-mail in other letters; all other calls are left to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.options import MOST_CALLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CLASS, _TYPES = "UserAction", "IdentityTypes"
_TYPE = re.compile(r"(?:(?:\w+\.)?IdentityTypes\.|[\"'])(?P<name>adobeID|enterpriseID|federatedID)[\"']?")
_ADOBE, _FEDERATED = "adobeID", "federatedID"
_PLAIN = frozenset({"identifier", "attribute", "subscript", "string"})
"""Values that may be written down more than once."""
_TAKES = {
    "add_to_groups": {"groups"},
    "remove_from_groups": {"groups", "all_groups"},
    "remove_from_organization": {"delete_account"},
    "create": {"first_name", "last_name", "country", "email"},
    "update": {"email", "username", "first_name", "last_name"},
}
"""The methods that 3.0 has as well, and what they may be given."""
_BY_PLACE = frozenset({"add_to_groups", "remove_from_groups", "remove_from_organization"})
"""Methods whose first argument is the same in both versions."""
_RENAMED = {"first_name": "firstname", "last_name": "lastname"}
_SHOWN = frozenset({"wire_dict", "execution_errors"})
_EXECUTES = re.compile(r"\.execute_(?:single|multiple)$|\.append$")


class _Action(NamedTuple):
    """One construction, and what is done with what it makes."""

    call: Node
    options: dict[str, Node]
    type: str
    methods: list[Node]


def actions(code: Code) -> tuple[list[Edit], frozenset[str]]:
    """The edits of one stretch of code, and which of the names that have changed are put right by them."""
    calls = [node for node in code.nodes if node.kind == "call" and _last(code, node.parts[0]) == _CLASS]
    found = [action for call in calls[:MOST_CALLS] if (action := _followed(code, call)) is not None]
    named = [node for node in code.nodes if node.kind == "identifier" and code.source(node) == _CLASS]
    called = [node for node in named if any(node.inside(one.parts[0]) for one in calls)]
    if not calls or len(found) < len(calls) or len(called) + sum(map(_is_imported, named)) < len(named):
        return [], frozenset()
    edits = [edit for action in found for edit in _rewritten(code, action)]
    types = [node for node in code.nodes if node.kind == "identifier" and code.source(node) == _TYPES]
    inside = [node for node in types if any(node.inside(one.options.get("id_type", one.call)) for one in found)]
    imported = [node for node in types if _is_imported(node)]
    if len(inside) + len(imported) < len(types):
        return edits, frozenset({_CLASS})
    edits += [Edit(node.start, node.end, _TYPES.removesuffix("s")) for node in imported]
    return edits, frozenset({_CLASS, _TYPES})


def _is_imported(node: Node) -> bool:
    return any(one.kind == "import_from_statement" for one in node.ancestors())


def _last(code: Code, callee: Node) -> str:
    return code.source(callee).rpartition(".")[2]


def _options(code: Code, call: Node) -> tuple[dict[str, Node], list[Node]]:
    """The keyword arguments of a call by name, and its others."""
    listed = call.child("argument_list")
    parts = [part for part in (listed.parts if listed is not None else ()) if part.kind not in code.grammar.comments]
    named = {code.source(part.parts[0]): part for part in parts if part.kind == "keyword_argument"}
    return named, [part for part in parts if part.kind != "keyword_argument"]


def _followed(code: Code, call: Node) -> _Action | None:
    options, others = _options(code, call)
    kind = _TYPE.fullmatch(code.source(options["id_type"].parts[-1])) if "id_type" in options else None
    known = kind is not None or "id_type" not in options
    if others or not known or "email" not in options or "domain" in options:
        return None
    name = kind["name"] if kind is not None else _ADOBE
    named = [options[key].parts[-1] for key in ("email", "username") if key in options]
    if len(named) > 1 and (name != _FEDERATED or any(part.kind not in _PLAIN for part in named)):
        return None
    methods = list(_used(code, call))
    if None in methods:
        return None
    return _Action(call, options, name, [one for one in methods if one is not None])


def _used(code: Code, call: Node) -> Iterator[Node | None]:
    """The calls of methods of what a construction makes; None for a use that is no such call."""
    yield from _chained(code, call)
    outer = _outermost(call)
    binder = outer.parent
    if binder is None or binder.kind == "expression_statement" or _executed(code, outer):
        return
    if binder.kind != "assignment" or binder.parts[0].kind != "identifier":
        yield None
        return
    name, scope = code.source(binder.parts[0]), code.function(call) or code.nodes[0]
    for node in scope.descendants():
        if node.kind != "identifier" or code.source(node) != name or node is binder.parts[0]:
            continue
        attribute = node.parent
        if attribute is not None and attribute.kind == "attribute" and attribute.parts[0] is node:
            yield from _chained(code, node)
        elif not _executed(code, node):
            yield None


def _chained(code: Code, node: Node) -> Iterator[Node | None]:
    """`action.create(…).add_to_groups(…)`: each call on something."""
    while node.parent is not None and node.parent.kind == "attribute" and node.parent.parts[0] is node:
        call = node.parent.parent
        if call is None or call.kind != "call" or call.parts[0] is not node.parent:
            yield None
            return
        options, others = _options(code, call)
        name = _last(code, call.parts[0])
        if name in _SHOWN:
            return
        fits = options.keys() <= _TAKES.get(name, set()) and (not others or name in _BY_PLACE)
        yield call if fits and name in _TAKES and all(part.kind not in _SPREADS for part in others) else None
        node = call


_SPREADS = frozenset({"list_splat", "dictionary_splat"})


def _outermost(node: Node) -> Node:
    while node.parent is not None and (
        (node.parent.kind == "attribute" and node.parent.parts[0] is node)
        or (node.parent.kind == "call" and node.parent.parts[0] is node)
    ):
        node = node.parent
    return node


def _executed(code: Code, node: Node) -> bool:
    """Whether an action is handed to what runs it, alone or in a list, or kept with others."""
    around = node.parent
    if around is not None and around.kind == "assignment" and around.parts[-1] is node:
        return around.parts[0].kind == "subscript"  # `actions[email] = action`, to ask it for errors afterwards
    while around is not None and around.kind in {"list", "argument_list"}:
        around = around.parent
    return around is not None and around.kind == "call" and _EXECUTES.search(code.source(around.parts[0])) is not None


def _user(code: Code, action: _Action) -> str:
    """The arguments that name the user."""
    email = code.source(action.options["email"].parts[-1])
    if "username" not in action.options:
        return f"user={email}"
    username, at = code.source(action.options["username"].parts[-1]), code.literal("@")
    either = f"{username} or {email}"
    return f"user={either}, domain=None if {at} in ({either}) else {email}.partition({at})[2]"


def _rewritten(code: Code, action: _Action) -> Iterator[Edit]:
    email = action.options["email"]
    value = code.source(email.parts[-1])
    adobe = ", use_adobe_id=True" if action.type == _ADOBE else ""
    yield Edit(email.start, email.end, f"{_user(code, action)}{adobe}")
    gone = [Removal(code, part) for key, part in action.options.items() if key in {"id_type", "username"}]
    yield from edits_of(code, gone)
    for call in action.methods:
        options, _ = _options(code, call)
        for name, part in options.items():
            if name in _RENAMED:
                yield Edit(part.parts[0].start, part.parts[0].end, _RENAMED[name])
        listed = call.child("argument_list")
        if _last(code, call.parts[0]) == "create" and listed is not None:
            given = [] if "email" in options else [f"email={value}"]
            given.append(f"id_type={code.literal(action.type)}")
            at = listed.parts[-1].end if listed.parts else listed.end - 1
            yield Edit(at, at, (", " if listed.parts else "") + ", ".join(given))
