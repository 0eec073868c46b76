"""The methods of `umapi_client`'s actions: how they are called from 3.0 on.

Read from `functional.py` of umapi-client 2.22 and 3.0.1. Groups have no type any more and roles have no method: what
goes over the wire for them is written out with `append`, which both versions have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.arguments import Arguments, arguments, stays, text_of
from migrator.rewrite.sdk.options import place_of
from migrator.rewrite.sdk.umapi_actions import of_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.umapi_actions import Made
    from migrator.rewrite.tree import Node

_CREATE = ("first_name", "last_name", "country", "email", "on_conflict")
_UPDATE = ("email", "username", "first_name", "last_name", "country")
_GROUPS = ("groups", "all_groups", "group_type")
_PRODUCTS = ("products", "all_products")
_ROLES = ("groups", "role_type")
_RENAMED = {"first_name": "firstname", "last_name": "lastname"}
_ENUMERATED = re.compile(r"(?:\w+\.)?(?:GroupTypes|RoleTypes)\.(?P<name>[A-Za-z]+)")
_LISTS = frozenset({"list", "list_comprehension"})
_MOST_GROUPS = 10
"""So many groups of one command 2.x sends together; it divides longer lists, 3.0 those of roles no more."""


class Method(NamedTuple):
    """A call of a method. `actions` made what it is called on: none where that is not known."""

    code: Code
    call: Node
    name: Node
    given: Arguments
    actions: tuple[Made, ...]


class Rewritten(NamedTuple):
    """The edits of one call, and what is left to the reader."""

    edits: list[Edit]
    told: str = ""


def rewritten(code: Code, call: Node, actions: tuple[Made, ...]) -> Rewritten:
    """The call of a method as 3.0 wants it; of one that both versions have in common, nothing."""
    callee = call.parts[0]
    name = code.source(callee.parts[-1])
    order, way = _WAYS[name]
    given = arguments(code, call, order)
    if given is None:
        return Rewritten(
            [], f"{place_of(code, call)} calls {name} with arguments that are unpacked: see what 3.0 takes"
        )
    return way(Method(code, call, callee.parts[-1], given, actions))


def is_known(name: str) -> bool:
    """Whether a method of this name may have to change."""
    return name in _WAYS


def is_unmistakable(code: Code, call: Node) -> bool:
    """Whether a call can only be one of an action: by its method, or by what it is given."""
    name = code.source(call.parts[0].parts[-1])
    listed = call.child("argument_list")
    parts = listed.parts if listed is not None else []
    named = {code.source(part.parts[0]) for part in parts if part.kind == "keyword_argument"}
    order = _WAYS[name][0]
    return name not in {"create", "update"} or bool(
        named <= set(order) and named & {"first_name", "last_name", "on_conflict"}
    )


def could_be_one(code: Code, call: Node) -> bool:
    """Whether a call may create a user, or change a country: nothing that it is given says otherwise."""
    name, listed = code.source(call.parts[0].parts[-1]), call.child("argument_list")
    parts = [part for part in (listed.parts if listed is not None else ()) if part.kind not in code.grammar.comments]
    named = {code.source(part.parts[0]) for part in parts if part.kind == "keyword_argument"}
    order = _CREATE if name == "create" else _UPDATE
    known = named <= set(order) and len(parts) <= len(order) and not code.source(call.parts[0]).endswith(_OF_A_TABLE)
    return known and (name == "create" or "country" in named)


_OF_A_TABLE = (".objects.create", ".objects.update")


def _keywords(method: Method, skipped: int = 0) -> list[Edit]:
    """Arguments by the names that 3.0 has; those by place get one, but for the first `skipped`."""
    edits = []
    for at, (name, part) in enumerate(method.given.whole.items()):
        new = _RENAMED.get(name, name)
        if part.kind != "keyword_argument":
            edits += [Edit(part.start, part.start, f"{new}=")] if at >= skipped else []
        elif new != name:
            edits.append(Edit(part.parts[0].start, part.parts[0].end, new))
    return edits


def _create(method: Method) -> Rewritten:
    code, given = method.code, method.given
    if any(one.is_group for one in method.actions) or "id_type" in given.values or "option" in given.values:
        return Rewritten([])
    where = place_of(code, method.call)
    if not method.actions:
        told = f"{where} creates a user whose action is made elsewhere: add email= and id_type=, as it is made"
        return Rewritten(_keywords(method), told)
    types = {of_type(code, one) for one in method.actions}
    emails = {code.source(one.email) for one in method.actions if one.email is not None}
    needed = [one.type for one in method.actions if not one.kind and one.type is not None]
    needed += [] if "email" in given.values else [one.email for one in method.actions if one.email is not None]
    same = all(stays(code, one, method.actions[0].call.start, method.call.start) for one in needed)
    if len(types) > 1 or not same or ("email" not in given.values and len(emails) != 1):
        return Rewritten(_keywords(method), f"{where} creates a user: add email= and id_type=, as its action is made")
    added = [] if "email" in given.values else [f"email={emails.pop()}"]
    added.append(f"id_type={types.pop()}")
    listed = given.listed
    at = listed.parts[-1].end if listed.parts else listed.end - 1
    text = (", " if listed.parts else "") + ", ".join(added)
    return Rewritten([*_keywords(method), Edit(at, at, text)])


def _update(method: Method) -> Rewritten:
    if any(one.is_group for one in method.actions):
        return Rewritten([])
    told = ""
    if "country" in method.given.values:
        told = f"{place_of(method.code, method.call)} updates the country of a user, which 3.0 does not"
    return Rewritten(_keywords(method, skipped=len(_UPDATE)), told)


def _groups(command: str) -> Callable[[Method], Rewritten]:
    """`add_to_groups` and `remove_from_groups`."""

    def way(method: Method) -> Rewritten:
        code, given = method.code, method.given
        every = code.source(given.values["all_groups"]) if "all_groups" in given.values else "False"
        kind = _named(code, given.values.get("group_type"), "group")
        if every not in {"True", "False"} or kind is None:
            told = f"{place_of(code, method.call)} gives a type of group that is known when it runs: {_APPEND}"
            return Rewritten([], told)
        if every == "True":
            done = _appended(method, command, code.literal("all"))
            return Rewritten(done if command == "add" or "group_type" in given.values else [])
        if kind != "group":
            return Rewritten(_appended(method, command, f"{{{code.literal(kind)}: {_list(method)}}}"))
        gone = [part for name, part in given.whole.items() if name in {"all_groups", "group_type"}]
        gone += [part for name, part in given.whole.items() if name == "groups" and code.source(part) == "None"]
        return Rewritten([*edits_of(code, [Removal(code, part) for part in gone]), *_filled(method)])

    return way


_APPEND = 'write append(add={"…": […]}) or append(remove={"…": […]})'


def _products(command: str) -> Callable[[Method], Rewritten]:
    """`add_to_products` and `remove_from_products`."""

    def way(method: Method) -> Rewritten:
        code, given = method.code, method.given
        every = given.values.get("all_products")
        if every is None:
            return Rewritten([])
        if code.source(every) == "True":
            return Rewritten(_appended(method, command, code.literal("all")))
        if code.source(every) == "False":
            return Rewritten(edits_of(code, [Removal(code, given.whole["all_products"])]))
        return Rewritten([], f"{place_of(code, method.call)} gives all_products, which 3.0 does not take")

    return way


def _roles(command: str) -> Callable[[Method], Rewritten]:
    """`add_role` and `remove_role`."""

    def way(method: Method) -> Rewritten:
        code, given = method.code, method.given
        role = _named(code, given.values.get("role_type"), "admin")
        groups = given.values.get("groups")
        if role is None or groups is None:
            return Rewritten(
                [], f"{place_of(code, method.call)} gives a role that is known when it runs: {_APPEND_ROLE}"
            )
        few = command == "removeRoles" or (groups.kind == "list" and len(groups.parts) <= _MOST_GROUPS)
        told = "" if few else f"{place_of(code, method.call)}: 3.0 does not divide a role for more than 10 groups"
        return Rewritten(_appended(method, command, f"{{{code.literal(role)}: {_list(method)}}}"), told)

    return way


_APPEND_ROLE = 'write append(addRoles={"…": […]}) or append(removeRoles={"…": […]})'


def _named(code: Code, value: Node | None, usual: str) -> str | None:
    """The type that goes over the wire; None where the text does not tell it."""
    if value is None or value.kind == "none":
        return usual
    known = _ENUMERATED.fullmatch(code.source(value))
    return known["name"] if known is not None else text_of(code, value)


def _list(method: Method) -> str:
    value = method.given.values.get("groups")
    if value is None or value.kind == "none":
        return "[]"
    source = method.code.source(value)
    return source if value.kind in _LISTS else f"list({source})"


def _filled(method: Method) -> list[Edit]:
    """Nothing was as good as no groups; now a parameter that is None by default may not be iterated."""
    code, value = method.code, method.given.values.get("groups")
    function = code.function(method.call)
    listed = function.child("parameters") if function is not None else None
    name = code.source(value) if value is not None and value.kind == "identifier" else ""
    defaults = listed.parts if listed is not None and name else []
    empty = any(
        one.kind in {"default_parameter", "typed_default_parameter"}
        and code.source(one.parts[0]) == name
        and one.parts[-1].kind == "none"
        for one in defaults
    )
    if value is None or not empty or code.source(method.name) != "add_to_groups":
        return []
    return [Edit(value.end, value.end, " or []")]


def _appended(method: Method, command: str, value: str) -> list[Edit]:
    listed = method.given.listed
    return [
        Edit(method.name.start, method.name.end, "append"),
        Edit(listed.start, listed.end, f"({command}={value})"),
    ]


_WAYS: dict[str, tuple[tuple[str, ...], Callable[[Method], Rewritten]]] = {
    "create": (_CREATE, _create),
    "update": (_UPDATE, _update),
    "add_to_groups": (_GROUPS, _groups("add")),
    "remove_from_groups": (_GROUPS, _groups("remove")),
    "add_role": (_ROLES, _roles("addRoles")),
    "remove_role": (_ROLES, _roles("removeRoles")),
    "add_to_products": (_PRODUCTS, _products("add")),
    "remove_from_products": (_PRODUCTS, _products("remove")),
}
