"""Classes that are handed on as values, so that objects of them are made under another name: Python and Java."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.statements import callee, last_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_HANDS_ON = frozenset(
    {"assignment", "pair", "keyword_argument", "default_parameter", "typed_default_parameter", "return_statement"}
)
"""What gives a class another name, or to whoever asks."""
_HOLDS = frozenset({"list", "tuple", "set", "argument_list", "conditional_expression", "expression_list"})
_ONLY_ASKS = re.compile(
    r"(?:^|\.)(?:isinstance|issubclass|cast|fields|get_type_hints|TypeVar|NewType|super|getattr|hasattr|print|repr|str)$"
)
"""Calls that are given a class and make no object of it."""


_READS_JAVA = re.compile(r"\b(?:readValue|convertValue|treeToValue|loadAs)\((?P<given>[^;]{0,400})")
_NAMES_TYPE = re.compile(r"\.class\b|\bTypeReference\b")


def made_under_another_name(codes: Iterable[Code], title: str, language: str) -> bool:
    """Whether a class is handed on as a value, and something makes an object of a mapping under another name.

    `model = Account` with `strategy.model(**values)`, `MODELS = {"campaign": Account}` with `MODELS[name](**values)`,
    `load(Account, values)` with `kind(**values)`; in Java `load(Account.class)` with `mapper.readValue(file, type)`.
    """
    known = [code for code in codes if code.region.language == language]
    if language == "java":
        named = re.compile(rf"\b{re.escape(title)}\.class\b")
        return any(named.search(code.text) for code in known) and any(code.once(_reads_any) for code in known)
    handed = any(_is_handed(code, node) for code in known for node in _named(code, title))
    return handed and any(code.once(_makes_of_mapping) for code in known)


def _reads_any(code: Code) -> bool:
    """Java: whether an object is read of a class that the statement does not name."""
    return any(_NAMES_TYPE.search(match["given"]) is None for match in _READS_JAVA.finditer(code.text))


def _named(code: Code, title: str) -> Iterable[Node]:
    if title not in code.text:
        return ()
    return (node for node in code.nodes if node.kind == "identifier" and code.source(node) == title)


def _is_handed(code: Code, node: Node) -> bool:
    """Whether a name stands where its value goes on: not called, no annotation, no base of a class."""
    around = node.parent
    if around is not None and around.kind == "attribute" and around.parts[-1] is node:
        node, around = around, around.parent  # `accounts.Account`
    if around is None:
        return False
    if around.kind in _HANDS_ON:
        return around.kind == "return_statement" or (around.parts[-1] is node and len(around.parts) > 1)
    if around.kind not in _HOLDS or around.parent is None:
        return False
    call = around.parent
    if around.kind != "argument_list":
        return True
    return call.kind in code.grammar.calls and _ONLY_ASKS.search(callee(code, call)) is None


def _makes_of_mapping(code: Code) -> bool:
    """Whether something is called with all of a mapping that is no function or class by the name it has there."""
    return any(
        node.kind in code.grammar.calls and _spreads(code, node) and _is_value(code, node) for node in code.nodes
    )


def _spreads(code: Code, call: Node) -> bool:
    listed = call.child(*code.grammar.arguments)
    return listed is not None and any(part.kind == "dictionary_splat" for part in listed.parts)


def _is_value(code: Code, call: Node) -> bool:
    """`kind(**values)` of a variable or parameter, `MODELS[name](**values)`, `self.model(**values)`."""
    called, names = call.parts[0], code.once(Names)
    if called.kind in code.grammar.subscripts | code.grammar.calls:
        return True
    root = re.match(r"\w*", callee(code, call))
    roles = {one.role for one in names.by_name[root[0]]} if root is not None else set()
    if called.kind == "identifier":
        return bool(roles & {Role.BIND, Role.PARAMETER}) and Role.IMPORT not in roles
    own = {one.role for one in names.by_name[last_name(callee(code, call))]}
    return Role.IMPORT not in roles and Role.METHOD not in own
