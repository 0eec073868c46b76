"""Go: after statements have gone, `=` and `:=` say again whether a name is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SCOPES = frozenset({"block", "for_statement", "if_statement", "expression_case", "default_case", "func_literal"})


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits: list[Edit] = []
        for code in codes(document):
            outer = _package_names(code)
            for node in code.nodes:
                if node.kind in {"function_declaration", "method_declaration"}:
                    edits += code.in_file(_walk(code, node, [outer, set()])) or ()
        if edits:
            yield Proposal("Declare what is new", edits={document.path: tuple(dict.fromkeys(edits))})


def _package_names(code: Code) -> set[str]:
    return {
        code.source(part)
        for node in code.nodes
        if node.kind in {"var_spec", "const_spec"}
        for part in node.parts
        if part.kind == "identifier"
    }


def _walk(code: Code, node: Node, scopes: list[set[str]]) -> Iterator[Edit]:
    """Declarations in order, innermost scope last."""
    for child in node.parts:
        inner = [*scopes, set()] if child.kind in _SCOPES else scopes
        if child.kind in {"parameter_declaration", "var_spec", "range_clause"}:
            inner[-1].update(code.source(part) for part in child.descendants() if part.kind == "identifier")
        if child.kind == "short_var_declaration":
            yield from _walk(code, child, inner)
            yield from _short(code, child, inner)
            continue
        if child.kind == "assignment_statement":
            yield from _assigned(code, child, inner)
        yield from _walk(code, child, inner)


def _names(code: Code, node: Node) -> list[str] | None:
    targets = node.parts[0].parts
    return [code.source(part) for part in targets] if all(part.kind == "identifier" for part in targets) else None


def _short(code: Code, node: Node, scopes: list[set[str]]) -> Iterator[Edit]:
    names = _names(code, node) or []
    new = [name for name in names if name != "_" and name not in scopes[-1]]
    operator = next((child for child in node.children if child.kind == ":="), None)
    if names and not new and operator is not None:
        yield Edit(operator.start, operator.end, "=")
    scopes[-1].update(names)


def _assigned(code: Code, node: Node, scopes: list[set[str]]) -> Iterator[Edit]:
    names = _names(code, node) or []
    unknown = [name for name in names if name != "_" and not any(name in scope for scope in scopes)]
    operator = next((child for child in node.children if child.kind == "="), None)
    if unknown and operator is not None:
        yield Edit(operator.start, operator.end, ":=")
        scopes[-1].update(names)


REWRITER = Rewriter("declared-go", 65, _propose, frozenset({"go"}))
