"""Where a name stands in what declares it: a binding, a function, a field, the body of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LISTS = frozenset({"expression_list", "left_assignment_list", "tuple_expression", "list_literal", "object_pattern"})
_OPERATORS = frozenset(
    {"=", ":=", "in", "of", "=>", ":", "as", "+=", "-=", "||=", "&&=", "??=", "|=", ".=", "<<", "range"}
)


def binder_of(code: Code, node: Node) -> Node | None:
    """What binds the name, when the name stands where bound names stand."""
    habits = code.habits
    child = node
    for around in node.ancestors():
        if around.kind in habits.targets:
            return around if _stands(child, around, habits.targets[around.kind]) else None
        if around.kind not in habits.patterns and around.kind not in _LISTS:
            return None
        child = around
    return None


def _stands(child: Node, around: Node, where: str) -> bool:  # noqa: PLR0911 - one way out for each shape
    """Whether a part of a binding node is what it binds."""
    if where == "all":
        return True
    if where == "first":
        return around.parts[0] is child
    if where == "last":
        return around.parts[-1] is child
    if where == "second":
        return len(around.parts) > 1 and around.parts[1] is child
    if where == "variable":
        return child.kind == "variable_name"
    if where.startswith("before "):
        following = child.after()
        return following is not None and following.kind == where.removeprefix("before ")
    operator = next((part for part in around.children if part.kind in _OPERATORS), None)
    return operator is None or child.end <= operator.start


def names_function(code: Code, node: Node, function: Node) -> bool:
    """Whether a part of a function is its name."""
    if function.kind == "function_statement":
        return node.kind == "function_name"
    if function.kind in {"method", "singleton_method"}:
        named = [part for part in function.parts if part.kind in code.habits.lexical]
        return bool(named) and node is named[-1 if function.kind == "singleton_method" else 0]
    following = node.after()
    while following is not None and following.kind in {"type_parameters", "type_parameter_list"}:
        following = following.after()
    return following is not None and following.kind in code.habits.parameters


def names_field(code: Code, node: Node, parent: Node) -> bool:
    """Whether a part of the declaration of a field is its name, not its type."""
    names = [part for part in parent.parts if part.kind in code.habits.lexical]
    if parent.kind == "property_declaration":
        return bool(names) and names[-1] is node
    if parent.kind == "field_declaration":
        return node.kind == "field_identifier"  # else the type; the name stands in a declarator
    return bool(names) and names[0] is node


def in_class(code: Code, function: Node) -> bool:
    """Whether a function is that of a class, not one inside another function."""
    for around in function.ancestors():
        if around.kind in code.functions:
            return False
        if around.kind in code.grammar.classes:
            return True
    return False


def binds_field(code: Code, binder: Node) -> bool:
    """Python: an assignment in the body of a class."""
    for around in binder.ancestors():
        if around.kind in code.functions:
            return False
        if around.kind in code.grammar.classes:
            return code.language_binds_fields
    return False
