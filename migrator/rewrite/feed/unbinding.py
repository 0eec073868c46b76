"""What goes with a name that is bound to nothing any more: its statement, its import, its part of a pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Dead, Removal
from migrator.rewrite.feed.filled import asks_for, is_filled
from migrator.rewrite.feed.names import Occurrence, Role
from migrator.rewrite.feed.parallel import value_beside
from migrator.rewrite.feed.statements import bodies, exits, own_statement, steps, whole

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


_AMBIENT = frozenset({"ambient_declaration"})
"""TypeScript: `declare const process: …` says what there is, to every file; it makes nothing."""


def unbound(code: Code, binding: Occurrence, dead: Dead) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
    """What goes when a name is not bound any more; None where it may as well stay bound."""
    node = binding.node
    if any(around.kind in _AMBIENT for around in node.ancestors()):
        return None
    if binding.role is Role.IMPORT:
        return _import(code, node)
    if binding.role is Role.BIND and (node.kind in code.grammar.strings or is_filled(code, node)):
        return _by_a_call(code, node, dead)
    if binding.role is Role.DEFINITION:
        return _definition(code, node.parent)
    child = node
    for around in node.ancestors():
        if around.kind == "declaration_command" and child is node:
            alone = all(part is child or dead.covers(part) for part in around.parts)
            return Removal(code, around if alone else child)
        if around.kind == "object_pattern":
            return _element(code, around, child, dead)
        if around.kind in code.habits.targets:
            return _bound(code, node, around, child, dead)
        if around.kind in code.habits.blocks:
            return None
        child = around
    return None


def _definition(code: Code, defined: Node | None) -> Removal | None:
    """A function or class, unless it is a value that nobody but itself knows by name, or a framework calls it."""
    if defined is None or defined.kind in {"function_expression", "class_expression"} or _registered(code, defined):
        return None
    return Removal(code, whole(code, defined))


_REGISTERS = re.compile(
    r"@\w+(?:\.\w+)*\.(?:command|group|callback|route|get|post|put|patch|delete|task|fixture|event|listener|handler|job|tool"
    r"|on_\w+|before_\w+|after_\w+|errorhandler|receiver|register)\b"
)
"""Python: decorators by which a framework knows a function that no code calls."""


def _registered(code: Code, definition: Node) -> bool:
    around = definition.parent
    decorated = around is not None and around.kind == "decorated_definition"
    return decorated and any(
        _REGISTERS.match(code.source(part))
        for part in (around.parts if around is not None else ())
        if part.kind == "decorator"
    )


def _by_a_call(code: Code, node: Node, dead: Dead) -> Removal | None:
    """What a call binds: the variable that it asks for, defines, or puts its result into."""
    if is_filled(code, node):
        return _filled(code, node, dead)
    return _asked(code, node) if node.kind == "word" else _defined(code, node)


def _filled(code: Code, node: Node, dead: Dead) -> Removal | None:
    """`openssl_pkey_export($key, $pem)` as a statement, or as a condition that only refuses."""
    call = next(around for around in node.ancestors() if around.kind in code.grammar.calls)
    statement = own_statement(code, call)
    if statement is not None:
        return Removal(code, statement)
    conditional = next((around for around in call.ancestors() if around.kind in code.habits.ifs), None)
    if conditional is None or code.source(conditional.parts[0]).strip("(! )") != code.source(call).strip("(! )"):
        return None
    refuses = [exits(code, step, dead.covers) for body in bodies(code, conditional) for step in steps(code, body)]
    return Removal(code, conditional) if refuses and all(refuses) else None


def _asked(code: Code, node: Node) -> Removal | None:
    """`read -r NAME` as a statement: where it fills several variables, their places count."""
    command = node.parent
    if command is None or sum(asks_for(code, part) for part in command.parts) > 1:
        return None
    statement = own_statement(code, command)
    return Removal(code, statement) if statement is not None else None


def _defined(code: Code, node: Node) -> Removal | None:
    """`define('NAME', …)` as a statement."""
    call = next((around for around in node.ancestors() if around.kind in code.grammar.calls), None)
    statement = own_statement(code, call) if call is not None else None
    return Removal(code, statement) if statement is not None else None


def _element(code: Code, pattern: Node, element: Node, dead: Dead) -> Removal | None:
    """One name out of a destructuring; the whole of it with the last name."""
    alone = all(part is element or dead.covers(part) for part in pattern.parts)
    declarator = pattern.parent
    if not alone or declarator is None or declarator.kind in code.habits.parameters or "parameter" in declarator.kind:
        return Removal(code, element)
    return _statement(code, declarator)


def _bound(code: Code, node: Node, binder: Node, target: Node, dead: Dead) -> Removal | None:
    if binder.kind in code.habits.loops | code.habits.clauses or binder.kind in {"as_pattern_target", "for_in_clause"}:
        return None
    bound = [
        part
        for part in (target, *target.descendants())
        if part.kind in code.habits.lexical and code.source(part) != "_" and not dead.covers(part)
        if part.parent is None or part.parent.kind not in code.habits.lexical
    ]
    if len(bound) > 1 and value_beside(node) is not None:
        return Removal(code, node)
    if len(bound) > 1:
        own = next(part for part in bound if part is node)
        return Removal(code, own, text="_") if code.region.language in {"python", "go"} else None
    return _statement(code, binder)


def _statement(code: Code, binder: Node) -> Removal | None:
    """The statement of a binding, or the one declarator out of several."""
    parent = binder.parent
    if parent is not None and sum(part.kind == binder.kind for part in parent.parts) > 1:
        return Removal(code, binder)
    own = own_statement(code, binder)
    if own is not None:
        return Removal(code, own)
    statement = code.statement(binder)
    plain = "declar" in statement.kind or statement.kind in code.habits.wrappers
    declares = parent is not None and (parent is statement or parent.parent is statement) and plain
    return Removal(code, statement) if declares else None


def _import(code: Code, node: Node) -> Removal:
    """One name out of an import, or the statement where it is the only one."""
    element = node
    while element.parent is not None and element.parent.kind not in code.habits.imports:
        siblings = [part for part in element.parent.parts if part.kind != "string"]
        if len(siblings) > 1 and element.parent.kind not in _PATHS:
            return Removal(code, element)
        element = element.parent
    statement = element.parent or element
    if statement.parent is not None and statement.parent.kind == "import_declaration":
        return Removal(code, statement.parent)  # Go: `import "os"`
    named = _imported_names(code, statement)
    return Removal(code, element if len(named) > 1 else statement)


_PATHS = frozenset(
    {
        "import_specifier", "aliased_import", "dotted_name", "qualified_name", "namespace_name", "scoped_identifier",
        "namespace_use_clause", "namespace_aliasing_clause", "name_equals",
    }
)  # fmt: skip


def _imported_names(code: Code, statement: Node) -> list[Node]:
    if statement.kind == "import_from_statement":
        return statement.parts[1:]
    if statement.kind == "import_statement" and code.region.language == "python":
        return statement.parts
    return [part for part in statement.parts if part.kind != "string"]
