"""The vocabulary in which a grammar module says what its nodes mean."""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from migrator.parse.escapes import Style
from migrator.parse.facts import Import, Shape
from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.syntax import Node

Words = frozenset[str]
_NONE: Words = frozenset()
_NOTHING: MappingProxyType[Any, Any] = MappingProxyType({})


class Inside(NamedTuple):
    """The content of a string literal: where it stands, and how it escapes."""

    start: int
    end: int
    style: Style
    braces: bool = False
    """Whether doubled braces stand for one."""


class Binding(NamedTuple):
    """A node that binds a name: what kind of entry it makes, and what stands between name and value."""

    shape: Shape
    marks: tuple[str, ...] = ("=",)
    declares: bool = False
    """Whether it is an entry without a value too."""
    once: bool = True
    """False where it does not replace what the name held (`+=`)."""
    last: bool = False
    """Whether the name is the last one before the mark, because a type stands before it."""
    hides: bool = True
    """Whether a declaration without a value is one of an unknown value: `host: str` in Python says only the type."""


class Grammar(NamedTuple):
    """Node kinds by meaning. A kind that is not named here has no meaning of its own, only children."""

    language: str
    comments: Words
    strings: Mapping[str, Callable[[str, "Node"], Inside | None]]
    """String literals, by what finds their content; None where the node is none after all."""
    names: Words
    """Identifiers that can stand for a constant."""
    bindings: Mapping[str, Binding]

    limits: Mapping[str, int] = _NOTHING
    """How often a mark may stand in a text: above it the grammar breaks down, and no tree is built."""

    # -- what the tree leaves out
    opaque: Words = _NONE
    """Nodes that are not looked into: names, types, patterns."""
    silent: Words = _NONE
    """Nodes left out, with all that is in them."""
    transparent: Words = _NONE
    """Nodes left out, their children standing in their place."""
    audible: Words = _NONE
    """Tokens kept here though they have no meaning in general."""

    # -- strings
    interpolations: Words = _NONE
    """Placeholders inside a literal."""
    markers: tuple[tuple[str, str], ...] = ()
    """What stands around a placeholder where it is no part of the placeholder's node."""
    trimmings: Words = _NONE
    """What stands beside the expression in a placeholder: conversions, format specifications."""
    adjacent: Words = _NONE
    """Nodes that hold literals side by side, meaning one."""
    heredocs: tuple[str, str] = ("", "")
    """What stands for a heredoc in its expression, and the node of its text further below."""
    binary: Words = _NONE
    concat: Words = frozenset({"+"})
    """Operators that join strings."""
    otherwise: Words = _NONE
    """Operators that give the right side where the left is missing."""
    formats: Words = _NONE
    """Operators that put the right side into the left (`%`)."""
    elvis: Words = _NONE
    """Conditional expressions that mean the same as `otherwise` when their middle is left out."""
    wrappers: Words = frozenset({"parenthesized_expression"})
    """Nodes that mean what the first named node in them means."""
    casts: Words = _NONE
    """Nodes that mean what the last named node in them means."""

    loose: Words = _NONE
    """Nodes that the tree wrongly puts around the operator before them."""

    # -- names
    keys: Words = _NONE
    """Identifiers that only name: keys, properties, labels."""
    members: Words = _NONE
    """`object.name`."""
    subscripts: Words = _NONE
    """`object[key]`."""
    variables: Words = _NONE
    """Placeholders that also stand outside a literal, as in a shell."""
    selves: Words = frozenset({"this", "self"})
    roots: Words = _NONE
    """First names whose members are variables of a template (`var.client_id`)."""
    scope: Mapping[str, str] = _NOTHING
    """First names that stand for another (`local` for `locals`)."""

    # -- bindings
    pairs: Mapping[str, tuple[str, ...]] = _NOTHING
    """Entries of mappings, and the marks between key and value (none: the key is the first node)."""
    flat: Mapping[str, tuple[str, ...]] = _NOTHING
    """Mappings whose keys and values stand in a row, and the marks between them."""
    shorthands: Words = _NONE
    """Entries whose key is also the name of their value."""
    keywords: Mapping[str, tuple[str, ...]] = _NOTHING
    """Arguments with a name, and the marks between name and value."""
    defines: Mapping[str, Callable[[str, "Node"], "tuple[Node, Node] | None"]] = _NOTHING
    """Constants declared in a way of their own: gives name and value."""
    defaults: Words = _NONE
    """Lists in which a default stands beside its parameter."""
    fields: Words = _NONE
    """Nodes whose bindings are fields rather than variables."""
    tags: Words = _NONE
    """Fields whose tag names them anew (`json:"name"`)."""
    parameters: Words = _NONE
    """Parameter lists: the names in them hide those of constants."""
    functions: Words = _NONE
    """Nodes whose names are their own: functions, methods, lambdas."""
    classes: Words = _NONE
    """The same, with a name that its members carry along."""

    titled: bool = False
    """Classes carry a row of names (`resource "type" "name"`)."""

    # -- literals that hold others
    lists: Words = _NONE
    """List, array and tuple literals."""
    tuples: Words = _NONE
    """Those of them that make a pair when they hold a name and a value."""

    # -- calls
    calls: Words = _NONE
    """Calls and constructions: the callee stands before the argument list."""
    arguments: Words = _NONE
    """Argument lists."""
    holders: Words = _NONE
    """What wraps one argument or element."""
    tokens: Words = _NONE
    """Argument lists that are rows of tokens, as of a macro."""
    tails: Words = _NONE
    """What may follow in a call without an argument list: bodies, initializers, blocks."""
    annotations: Words = _NONE
    commands: Words = _NONE
    """Calls without an argument list: the words after the first are the arguments."""
    imports: Mapping[str, Callable[[str, "Node"], Iterable[Import]]] = _NOTHING


_QUOTED = lazy(r"""\s*[A-Za-z@$#]{0,6}("{3,8}|'{3}|["'`])""")


def quoted(
    style: Style, *, single: Style | None = None, triple: Style | None = None, at: Style | None = None, braces: str = ""
) -> Callable[[str, "Node"], Inside | None]:
    """Finds the content of a literal with quotes and perhaps a prefix; None without quotes.

    `single` is the style between apostrophes, `triple` between three quotes, `at` after the prefix `@`; `braces` are
    prefix letters with which doubled braces stand for one.
    """

    def inside(text: str, node: "Node") -> Inside | None:
        match = _QUOTED.match(text, node.start, node.end)
        if match is None:
            return None
        quote = match.group(1)
        start = match.end()
        if len(quote) > 1 and quote[0] == '"' and start > node.end - len(quote):  # `""` and an empty literal
            quote, start = '"', match.start(1) + 1
        prefix = text[node.start : match.start(1)].strip().lower()
        end = node.end - len(quote) if start < node.end and text.endswith(quote, start, node.end) else node.end
        chosen = style
        if "r" in prefix:
            chosen = "raw"
        elif "@" in prefix and at is not None:
            chosen = at
        elif len(quote) > 1 and triple is not None:
            chosen = triple
        elif quote[0] == "'" and single is not None:
            chosen = single
        return Inside(start, max(start, end), chosen, any(letter in prefix for letter in braces))

    return inside


def delimited(opening: int, closing: int, style: Style) -> Callable[[str, "Node"], Inside | None]:
    """Finds the content of a literal between delimiters of a fixed length."""

    def inside(_text: str, node: "Node") -> Inside:
        start = min(node.start + opening, node.end)
        return Inside(start, max(start, node.end - closing), style)

    return inside


def unquote(source: str) -> str:
    """A short literal without its quotes; for module names, which hold no escapes."""
    return source.strip().strip("\"'`<>")
