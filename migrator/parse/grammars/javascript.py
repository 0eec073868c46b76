"""JavaScript, and what TypeScript shares with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, delimited, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    """`import a, {b as c} from "m"` and `export … from "m"`."""
    source = node.child("string")
    if source is None:
        return
    clause = node.child("import_clause", "export_clause")
    names = tuple(_locals(text, clause)) if clause is not None else ()
    yield Import(unquote(text[source.start : source.end]), Span(node.start, node.end), names)


def _locals(text: str, clause: Node) -> Iterator[str]:
    for child in clause.descendants():
        parent = child.parent
        if child.kind != "identifier" or parent is None:
            continue
        if parent.kind in {"import_specifier", "export_specifier"} and parent.named_children()[-1] is not child:
            continue
        yield text[child.start : child.end]


def _require(text: str, node: Node) -> Iterator[Import]:
    """`require("m")` and `import("m")`; the names are those of the declaration around it."""
    callee, *rest = node.children
    if callee.kind != "import" and text[callee.start : callee.end] not in {"require", "require.resolve"}:
        return
    arguments = rest[0].named_children() if rest else []
    if len(arguments) != 1 or arguments[0].kind != "string":
        return
    module = unquote(text[arguments[0].start : arguments[0].end])
    yield Import(module, Span(node.start, node.end), tuple(_declared(text, node)))


def _declared(text: str, node: Node) -> Iterator[str]:
    around = node.parent
    while around is not None and around.kind in {"await_expression", "parenthesized_expression", "member_expression"}:
        around = around.parent
    if around is None or around.kind != "variable_declarator":
        return
    pattern = around.children[0]
    if pattern.kind == "identifier":
        yield text[pattern.start : pattern.end]
    for child in pattern.descendants():
        if child.kind in {"identifier", "shorthand_property_identifier_pattern"}:
            yield text[child.start : child.end]


GRAMMAR = Grammar(
    language="javascript",
    strings={"string": quoted("c"), "template_string": quoted("c"), "jsx_text": delimited(0, 0, "raw")},
    comments=frozenset({"comment", "html_comment", "hash_bang_line"}),
    names=frozenset({"identifier", "shorthand_property_identifier_pattern"}),
    keys=frozenset({"property_identifier", "private_property_identifier"}),
    calls=frozenset({"call_expression", "new_expression"}),
    arguments=frozenset({"arguments"}),
    parameters=frozenset({"formal_parameters"}),
    bindings={
        "variable_declarator": Binding("assignment"),
        "assignment_expression": Binding("assignment"),
        "augmented_assignment_expression": Binding("assignment", ("+=", "||=", "??="), once=False),
        "assignment_pattern": Binding("field"),
        "object_assignment_pattern": Binding("field"),
        "field_definition": Binding("field"),
    },
    imports={"import_statement": _import, "export_statement": _import, "call_expression": _require},
    functions=frozenset(
        {
            "function_declaration", "function_expression", "arrow_function", "method_definition",
            "generator_function", "generator_function_declaration",
        }
    ),
    classes=frozenset({"class_declaration", "class"}),
    interpolations=frozenset({"template_substitution"}),
    binary=frozenset({"binary_expression"}),
    otherwise=frozenset({"||", "??"}),
    wrappers=frozenset({"parenthesized_expression", "await_expression"}),
    members=frozenset({"member_expression"}),
    subscripts=frozenset({"subscript_expression"}),
    selves=frozenset({"this"}),
    keywords={"jsx_attribute": ("=",)},
    tails=frozenset({"class_body"}),
    pairs={"pair": (":",)},
    shorthands=frozenset({"shorthand_property_identifier"}),
    lists=frozenset({"array"}),
    tuples=frozenset({"array"}),
    opaque=frozenset(
        {"identifier", "property_identifier", "number", "comment", "regex", "type_annotation", "type_arguments"}
    ),
)  # fmt: skip
