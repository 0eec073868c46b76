"""The vocabulary in which a grammar module says what its nodes mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migrator.parse.escapes import Style
    from migrator.parse.facts import Import, Shape
    from migrator.parse.syntax import Node

Words = frozenset[str]
_NONE: Words = frozenset()


class Inside(NamedTuple):
    """The content of a string literal: where it stands, and how it escapes."""

    start: int
    end: int
    style: Style
    braces: bool = False


class Binding(NamedTuple):
    """A node that binds a name: what stands between name and value, and what kind of entry it makes.

    Without a value the node only declares (a parameter, a field); `declares` makes it an entry all the same.
    `once` is false where the node does not replace what the name held (`+=`).
    """

    shape: Shape
    marks: tuple[str, ...] = ("=",)
    declares: bool = False
    once: bool = True


@dataclass(frozen=True)
class Grammar:
    """Node kinds by meaning. A kind that is not named here has no meaning of its own, only children."""

    language: str
    strings: Mapping[str, Callable[[str, Node], Inside]]
    """String literals; gives the content without quotes."""
    comments: Words
    names: Words
    """Identifiers that can stand for a constant."""
    calls: Words
    """Calls and constructions: the callee stands before the argument list."""
    arguments: Words
    """Argument lists."""
    parameters: Words
    """Parameter lists: the names in them hide those of constants."""
    bindings: Mapping[str, Binding]
    imports: Mapping[str, Callable[[str, Node], Iterable[Import]]]
    functions: Words
    """Nodes whose names are their own: functions, methods, lambdas."""
    classes: Words = _NONE
    interpolations: Words = _NONE
    """Placeholders inside a string literal."""
    trimmings: Words = _NONE
    """What stands beside the expression in a placeholder: conversions, format specifications."""
    adjacent: Words = _NONE
    """Nodes that hold string literals side by side, meaning one."""
    binary: Words = _NONE
    concat: Words = frozenset({"+"})
    """Operators that join strings."""
    otherwise: Words = _NONE
    """Operators that give the right side where the left is missing."""
    formats: Words = _NONE
    """Operators that put the right side into the left (`%`)."""
    wrappers: Words = frozenset({"parenthesized_expression"})
    """Nodes that mean what the one named node in them means."""
    members: Words = _NONE
    """`object.name`."""
    subscripts: Words = _NONE
    """`object[key]`."""
    selves: Words = frozenset({"this", "self"})
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Arguments with a name, and the marks between name and value."""
    pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entries of mappings, and the marks between key and value."""
    shorthands: Words = _NONE
    """Entries whose key is also the name of their value."""
    lists: Words = _NONE
    """List, array and tuple literals."""
    tuples: Words = _NONE
    """Those of them that make a pair when they hold a name and a value."""
    casts: Words = _NONE
    """Nodes that mean what the last named node in them means."""
    fields: Words = _NONE
    """Declarations whose bindings are fields rather than variables."""
    annotations: Words = _NONE
    annotation_arguments: Words = _NONE
    variables: Words = _NONE
    """Placeholders that can also stand outside a literal, as in a shell."""
    commands: bool = False
    """Calls have no argument list: the words after the first are the arguments."""


_QUOTED = re.compile(r"""[A-Za-z@$#]*("{3}|'{3}|["'`])""")


def quoted(style: Style, *, single: Style | None = None, braces: str = "") -> Callable[[str, Node], Inside]:
    """Reads a literal with a prefix and quotes.

    Triple quotes are known; `single` is the style between apostrophes, `braces` are prefix letters with which doubled
    braces stand for one.
    """

    def inside(text: str, node: Node) -> Inside:
        match = _QUOTED.match(text, node.start, node.end)
        if match is None:
            return Inside(node.start, node.end, style)
        quote = match.group(1)
        prefix = match.group()[: -len(quote)].lower()
        closed = text.endswith(quote, match.end(), node.end)
        end = node.end - len(quote) if closed else node.end
        chosen = single if single is not None and quote[0] == "'" else style
        if "r" in prefix:
            chosen = "raw"
        return Inside(match.end(), end, chosen, any(letter in prefix for letter in braces))

    return inside


def whole(style: Style) -> Callable[[str, Node], Inside]:
    """Reads a literal without quotes."""

    def inside(_text: str, node: Node) -> Inside:
        return Inside(node.start, node.end, style)

    return inside


def unquote(source: str) -> str:
    """A short literal without its quotes; for module names, which hold no escapes."""
    return source.strip("\"'`<>")
