"""The language-neutral facts of a region.

Every grammar and every configuration reader gives the same six kinds, so a rule is written once for all of them.
All spans
are character offsets into the region's text. Tuples are in order of appearance.
"""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from bisect import bisect_right
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """Characters `start` up to but not including `end` of a region's text."""

    start: int
    end: int


class Text(NamedTuple):
    """A string of a program or a scalar of a configuration, folded to one value.

    Adjacent and concatenated literals, template strings, `format`/`sprintf`/`%`/`String.join` and names of
    constants of the
    same file are folded; what is not known stands as `{expression}`. `parts` divide the value: (offset in `value`,
    span in the source of what stands there: a literal's content, an escape sequence, or an unknown expression), so
    a match is reported at the line of the literal that holds it, even where that is a constant's declaration.
    """

    span: Span
    value: str
    parts: tuple[tuple[int, Span], ...]

    def locate(self, start: int, end: int) -> Span:
        """Source span of `value[start:end]`; where it covers parts that do not follow each other, of the first."""
        if not self.parts:
            return self.span
        first = self._holder(start)
        last = self._reach(first, self._holder(max(end - 1, start)))
        begin, _ = self._at(first, start, end)
        _, finish = self._at(last, start, end)
        return Span(begin, max(begin, finish))

    def _reach(self, first: int, last: int) -> int:
        """The part up to which one piece of source goes on from `first`: the expression, or one literal elsewhere."""
        inside = self.span
        for index in range(first, last):
            here, there = self.parts[index][1], self.parts[index + 1][1]
            if there.start < here.end:
                return index
            if there.start > here.end and not (inside.start <= here.start and there.end <= inside.end):
                return index
        return max(first, last)

    def _holder(self, offset: int) -> int:
        return max(bisect_right(self.parts, offset, key=_offset) - 1, 0)

    def _at(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Source of `start` and `end` by the part at `index`, clipped to it; its borders are exact."""
        offset, span = self.parts[index]
        following = self.parts[index + 1][0] if index + 1 < len(self.parts) else len(self.value)
        begin = min(span.start + max(start - offset, 0), span.end)
        return begin, span.end if end >= following else max(begin, min(span.start + end - offset, span.end))


def _offset(part: tuple[int, Span]) -> int:
    return part[0]


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


class Entry(NamedTuple):
    """A name bound to a value, whatever the language writes it with.

    `name` is unquoted, as written (case kept), and `name_span` is the name without its quotes, so that it can be
    renamed there; `value_span` is the whole value, quotes included. `path` holds the names around it, outermost
    first: enclosing mapping keys, configuration sections, list indexes as digits; for code also the class around it
    and the variable a mapping is assigned to. `value` is the folded string when it is known or partly known (see
    Text), None for anything else. `container` is the span of the literal, argument list or section the entry stands
    in: siblings share it.
    """

    name: str
    name_span: Span
    value: str | None
    value_span: Span | None
    shape: Shape
    span: Span
    container: Span
    path: tuple[str, ...] = ()


class Argument(NamedTuple):
    """One argument of a call; `name` for a keyword argument, `text` is its source."""

    span: Span
    text: str
    name: str | None = None
    value: str | None = None


class Call(NamedTuple):
    """A call, construction, or command with its arguments.

    `callee` is the dotted name as written without generics and blanks (`requests.post`, `new FormData`, `curl`,
    `JWT::encode`);
    a chained receiver stands as `…`. A Bash command is a call whose arguments are its words.
    """

    callee: str
    span: Span
    callee_span: Span
    arguments: tuple[Argument, ...]


ReferenceKind = Literal[
    "env",  # an environment variable: os.environ["X"], process.env.X, System.getenv("X"), ENV["X"], $env:X, ${X}
    "config",  # a key of a configuration: config.get("a.b"), @Value("${a.b}"), System.getProperty("a.b")
    "name",  # a variable of a template or pipeline language: {{IMS}}, secrets.JWT_KEY, var.client_id
]


class Reference(NamedTuple):
    """A value that is looked up by name at run time.

    `name` is unquoted, as written; the keys of `config.get("a", "b")` are joined with dots. `name_span` is the
    name's place, `span` that of the whole lookup: an entry or argument uses the reference when its value's span
    contains it. `default` is the folded fallback, where the lookup has one.
    """

    name: str
    kind: ReferenceKind
    span: Span
    name_span: Span
    default: str | None = None


class Import(NamedTuple):
    """A module made available: `import`, `require`, `using`, `use`, `source`.

    `names` are the imported names (`local` names where renamed).
    """

    module: str
    span: Span
    names: tuple[str, ...] = ()


class Comment(NamedTuple):
    """A comment, with its markers."""

    span: Span
    text: str


class Facts(NamedTuple):
    """All facts of one region. `complete` is False when the text did not parse and the lexer alone spoke."""

    texts: tuple[Text, ...] = ()
    entries: tuple[Entry, ...] = ()
    calls: tuple[Call, ...] = ()
    imports: tuple[Import, ...] = ()
    comments: tuple[Comment, ...] = ()
    complete: bool = True
    references: tuple[Reference, ...] = ()
