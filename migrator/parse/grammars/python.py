"""Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node


def _import(text: str, node: Node) -> Iterator[Import]:
    for child in node.named_children():
        module, local = _renamed(text, child)
        yield Import(module, Span(node.start, node.end), (local,) if local != module else ())


def _import_from(text: str, node: Node) -> Iterator[Import]:
    module, *names = node.named_children()
    source, span = text[module.start : module.end], Span(node.start, node.end)
    renamed = [_renamed(text, name) for name in names]
    if source.strip("."):
        yield Import(source, span, tuple(local for _, local in renamed))
    else:  # `from . import constants as c`: the names are the modules
        yield from (Import(source + name, span, (local,)) for name, local in renamed)


def _renamed(text: str, node: Node) -> tuple[str, str]:
    if node.kind == "aliased_import":
        original, *_, local = node.named_children()
        return text[original.start : original.end], text[local.start : local.end]
    name = text[node.start : node.end]
    return name, name


GRAMMAR = Grammar(
    language="python",
    strings={"string": quoted("python", braces="f")},
    comments=frozenset({"comment"}),
    names=frozenset({"identifier"}),
    calls=frozenset({"call"}),
    arguments=frozenset({"argument_list", "generator_expression"}),
    parameters=frozenset({"parameters", "lambda_parameters"}),
    bindings={
        "assignment": Binding("assignment", declares=True, hides=False),
        "augmented_assignment": Binding("assignment", ("+=", "|=", "%="), once=False),
        "named_expression": Binding("assignment", (":=",)),
        "default_parameter": Binding("field"),
        "typed_default_parameter": Binding("field"),
    },
    imports={"import_statement": _import, "import_from_statement": _import_from},
    functions=frozenset({"function_definition", "lambda"}),
    classes=frozenset({"class_definition"}),
    interpolations=frozenset({"interpolation"}),
    trimmings=frozenset({"type_conversion", "format_specifier"}),
    adjacent=frozenset({"concatenated_string"}),
    binary=frozenset({"binary_operator", "boolean_operator"}),
    otherwise=frozenset({"or"}),
    formats=frozenset({"%"}),
    wrappers=frozenset({"parenthesized_expression", "await"}),
    members=frozenset({"attribute"}),
    subscripts=frozenset({"subscript"}),
    selves=frozenset({"self", "cls"}),
    keywords={"keyword_argument": ("=",)},
    pairs={"pair": (":",)},
    transparent=frozenset({"expression_list", "pattern_list"}),
    lists=frozenset({"list", "tuple", "set"}),
    tuples=frozenset({"tuple", "list"}),
    opaque=frozenset({"identifier", "integer", "float", "type", "type_parameter", "comment"}),
)
