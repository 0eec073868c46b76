"""Ruby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Import, Span
from migrator.parse.grammars.base import Binding, Grammar, Inside, delimited, quoted, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.syntax import Node

_LOADERS = frozenset({"require", "require_relative", "load"})
_PERCENT_OPENING = 3


def _require(text: str, node: Node) -> Iterator[Import]:
    callee, *rest = node.named_children()
    if text[callee.start : callee.end] in _LOADERS and rest and rest[-1].kind == "argument_list":
        words = rest[-1].named_children()
        if len(words) == 1 and words[0].kind == "string":
            yield Import(unquote(text[words[0].start : words[0].end]), Span(node.start, node.end))


def _string(text: str, node: Node) -> Inside | None:
    """Quotes, or `%q(…)` and `%Q(…)`."""
    if not text.startswith("%", node.start):
        return _QUOTES(text, node)
    letter = text[node.start + 1 : node.start + 2]
    opening = _PERCENT_OPENING if letter.isalpha() else _PERCENT_OPENING - 1
    return delimited(opening, 1, "quotes" if letter == "q" else "c")(text, node)


def _heredoc(text: str, node: Node) -> Inside:
    """The content without the line of the closing word; a quoted word is not seen from here."""
    return Inside(node.start + 1, max(node.start + 1, text.rfind("\n", node.start, node.end)), "c")


_QUOTES = quoted("c", single="quotes")
_NAMES = frozenset({"identifier", "constant", "instance_variable", "class_variable", "global_variable"})

GRAMMAR = Grammar(
    language="ruby",
    comments=frozenset({"comment"}),
    opaque=_NAMES | {"simple_symbol", "hash_key_symbol", "comment", "integer"},
    strings={
        "string": _string,
        "bare_string": delimited(0, 0, "raw"),
        "subshell": quoted("c"),
        "heredoc_body": _heredoc,
        "delimited_symbol": quoted("c"),
    },
    interpolations=frozenset({"interpolation"}),
    adjacent=frozenset({"chained_string"}),
    heredocs=("heredoc_beginning", "heredoc_body"),
    binary=frozenset({"binary"}),
    concat=frozenset({"+", "<<"}),
    otherwise=frozenset({"||", "or"}),
    formats=frozenset({"%"}),
    wrappers=frozenset({"parenthesized_statements", "heredoc_beginning"}),
    names=_NAMES,
    keys=frozenset({"simple_symbol", "hash_key_symbol"}),
    members=frozenset({"scope_resolution", "call"}),
    subscripts=frozenset({"element_reference"}),
    bindings={
        "assignment": Binding("assignment"),
        "operator_assignment": Binding("assignment", ("||=", "+=", "<<="), once=False),
        "optional_parameter": Binding("field"),
        "keyword_parameter": Binding("field", (":",)),
    },
    pairs={"pair": ("=>", ":")},
    parameters=frozenset({"method_parameters", "block_parameters", "lambda_parameters"}),
    functions=frozenset({"method", "singleton_method", "lambda"}),
    classes=frozenset({"class", "module"}),
    lists=frozenset({"array", "string_array"}),
    tuples=frozenset({"array"}),
    calls=frozenset({"call"}),
    arguments=frozenset({"argument_list"}),
    tails=frozenset({"do_block", "block"}),
    imports={"call": _require},
)
