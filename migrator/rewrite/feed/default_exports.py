"""JavaScript: a function or class that is all that its module exports, and what other modules call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.module_paths import imports_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.parse.facts import Import
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"javascript", "typescript", "tsx"})


def exported_whole(code: Code, node: Node) -> bool:
    """`module.exports = name`, `export default name`, `export default class name`."""
    parent = node.parent
    if parent is not None and parent.kind in code.grammar.classes | code.functions:
        parent = parent.parent if parent.child(*code.habits.lexical) is node else None
    if parent is None:
        return False
    if parent.kind == "export_statement":
        return any(child.kind == "default" for child in parent.children)
    return parent.kind == "assignment_expression" and code.source(parent.parts[0]) == "module.exports"


def exports_whole(module: Module, name: str) -> bool:
    """Whether a name is all that a module exports."""
    return any(exported_whole(module.code, one.node) for one in module.names.by_name.get(name, ()))


def own_name_of(modules: Sequence[Module], code: Code, local: str) -> str:
    """What a module that code imports as a whole calls what it exports; the local name where that is not known."""
    for fact in code.facts.imports:
        if local not in fact.names or _name(code, fact) != local:
            continue
        for module in modules:
            if imports_file(code, fact.module, module.path):
                return next((name for name in sorted(module.names.words) if exports_whole(module, name)), local)
    return local


def has_prototype(code: Code, node: Node) -> bool:
    """`Name.prototype`, to which methods are given."""
    parent = node.parent
    return (
        parent is not None
        and parent.kind in code.grammar.members
        and parent.parts[0] is node
        and code.source(parent.parts[-1]) == "prototype"
    )


def names_elsewhere(modules: Iterable[Module], module: Module) -> list[tuple[Module, str]] | None:
    """What the modules that import all of a module call it; None where one of them gives it no name."""
    found: list[tuple[Module, str]] = []
    for other in modules:
        for fact in other.code.facts.imports if other is not module else ():
            if imports_file(other.code, fact.module, module.path):
                name = _name(other.code, fact)
                if not name:
                    return None
                found.append((other, name))
    return found


def _name(code: Code, fact: Import) -> str:
    """`name` of `const name = require(…)` and of `import name from …`; else nothing."""
    node = code.smallest(fact.span)
    if node.kind == "import_statement":
        clause = node.child("import_clause")
        own = clause.parts[0] if clause is not None and clause.parts else None
        return code.source(own) if own is not None and own.kind == "identifier" else ""
    declarator = next((one for one in node.ancestors() if one.kind == "variable_declarator"), None)
    if declarator is None or declarator.parts[0].kind != "identifier":
        return ""
    value = declarator.parts[-1]
    return code.source(declarator.parts[0]) if value.start <= fact.span.start and value.end == fact.span.end else ""


def under_own_name(code: Code, node: Node) -> bool:
    """Either name in `{ name: name }` and `exports.name = name`, which is called by that: the same as `{ name }`."""
    if code.region.language not in _LANGUAGES or node.parent is None:
        return False
    member = node.parent.kind == "member_expression" and node.parent.parts[-1] is node
    binder = node.parent.parent if member else node.parent
    if binder is None or binder.kind not in {"pair", "assignment_expression"} or binder.parts[-1].kind != "identifier":
        return False
    target = binder.parts[0]
    if binder.kind == "assignment_expression" and target.kind != "member_expression":
        return False
    named = target.parts[-1] if target.kind == "member_expression" else target
    return code.source(named).strip("\"'") == code.source(binder.parts[-1]) == code.source(node)
