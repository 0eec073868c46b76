"""Which names are those of parameters, and which parameters are components of a record, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def is_parameter(code: Code, node: Node) -> bool:
    """Whether a name is that of a parameter, in whatever pattern it stands: not that of its type or default."""
    habits = code.habits
    child = node
    for around in node.ancestors():
        if around.kind in habits.parameters:
            return True
        if around.kind in code.functions:
            following = child.after()
            return child is node and following is not None and following.kind in {"=>", "->"}
        if around.kind == "pair_pattern" and around.parts[0] is child:
            return False
        if not _leads_to_parameter(code, child, around):
            return False
        child = around
    return False


def component(code: Code, node: Node) -> Node | None:
    """The record of Java or C# whose component a name declares: parameter and field in one."""
    listed = next((around for around in node.ancestors() if around.kind in code.habits.parameters), None)
    record = listed.parent if listed is not None else None
    return record if record is not None and record.kind == "record_declaration" else None


def _leads_to_parameter(code: Code, child: Node, around: Node) -> bool:
    if around.kind in code.habits.patterns:
        return around.kind not in {"object_assignment_pattern", "assignment_pattern"} or around.parts[0] is child
    if "parameter" not in around.kind and around.kind not in {"list_splat_pattern", "dictionary_splat_pattern"}:
        return False
    names = [part for part in around.parts if part.kind in code.habits.lexical | code.habits.patterns]
    if not names:
        return False
    if around.kind in {"parameter_declaration", "variadic_parameter_declaration"}:
        return child.kind == "identifier"
    return child is (names[-1] if code.habits.extra.get("types_first") else names[0])
