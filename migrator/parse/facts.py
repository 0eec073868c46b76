"""The language-neutral facts of a region.

Every grammar and every configuration reader gives the same five kinds, so a rule is written once for all of them.
All spans
are character offsets into the region's text. Tuples are in order of appearance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but not including `end` of a region's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a program or a scalar of a configuration, folded to one value.

    Adjacent and concatenated literals, template strings, `format`/`sprintf`/`%`/`String.join` and names of
    constants of the
    same file are folded; what is not known stands as `{expression}`. `parts` maps the value back: (offset in
    `value`, span of
    the literal's content in the source), so a match is reported at the line of the literal that holds it.
    """

    span: Span
    value: str
    parts: tuple[tuple[int, Span], ...]

    def locate(self, start: int, end: int) -> Span:
        """Source span of `value[start:end]`: exact inside one part, else from the part that holds `start`."""
        holder = self.span
        offset = 0
        for at, span in self.parts:
            if at > start:
                break
            offset, holder = at, span
        begin = min(holder.start + max(start - offset, 0), holder.end)
        return Span(begin, max(begin, min(holder.start + end - offset, holder.end)))


Shape = Literal[
    "mapping",  # an entry of a dict, object literal, map literal, hash, table
    "keyword",  # a keyword argument
    "assignment",  # name = value, constant, variable, `export NAME=value`
    "member",  # object.name = value, this.name = value, obj["name"] = value
    "field",  # a declared field, struct field, property, parameter with a default
    "call",  # f("name", value): append, put, set, add, new Pair("name", value), .field("name", value)
    "builder",  # .withName(value), .setName(value), .name(value): the name is the method, without with/set
    "form",  # one name=value of a query string, of a urlencoded body, or of a curl -F/-d option
    "config",  # an entry of JSON, YAML, TOML, dotenv, properties, ini, XML ...
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name bound to a value, whatever the language writes it with.

    `name` is unquoted, as written (case kept), and `name_span` is the name without its quotes, so that it can be
    renamed there; `value_span` is the whole value, quotes included. `path` holds the names around it, outermost first: enclosing mapping
    keys,
    configuration sections, list indexes as digits; for code also the variable a mapping is assigned to. `value` is
    the folded
    string when it is known or partly known (see Text), None for anything else. `container` is the span of the
    literal, argument
    list or section the entry stands in: siblings share it.
    """

    name: str
    name_span: Span
    value: str | None
    value_span: Span | None
    shape: Shape
    span: Span
    container: Span
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a call; `name` for a keyword argument, `text` is its source."""

    span: Span
    text: str
    name: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call, construction, or command with its arguments.

    `callee` is the dotted name as written without generics and blanks (`requests.post`, `new FormData`, `curl`,
    `JWT::encode`);
    a chained receiver stands as `…`. A Bash command is a call whose arguments are its words.
    """

    callee: str
    span: Span
    callee_span: Span
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """A module made available: `import`, `require`, `using`, `use`, `source`.

    `names` are the imported names (`local` names where renamed).
    """

    module: str
    span: Span
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with its markers."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one region. `complete` is False when the text did not parse and the lexer alone spoke."""

    texts: tuple[Text, ...] = ()
    entries: tuple[Entry, ...] = ()
    calls: tuple[Call, ...] = ()
    imports: tuple[Import, ...] = ()
    comments: tuple[Comment, ...] = ()
    complete: bool = True
