"""Collects the facts of a nested configuration in one pass, whatever syntax it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse.facts import Comment, Entry, Facts, Span, Text

if TYPE_CHECKING:
    from migrator.parse.spans import Parts

_DEEPEST_PATH = 64
"""Names around an entry that are kept: more would make hostile nesting quadratic."""
_DEEPEST = 1000
"""Mappings and lists inside each other; what is deeper stands in the last of them."""
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.$")
_NAMES = frozenset({"name", "key"})
_VARIABLES = frozenset({"environment", "env", "env_vars", "envs", "args", "build_args", "variables"})
_IN_ENV = frozenset({("env", "global"), ("env", "matrix"), ("env", "jobs")})
_VALUES = frozenset({"value", "valueFrom"})


class _Record:
    """An entry whose value or container may still be open."""

    def __init__(self, name: str, name_span: Span, start: int, frame: _Frame, value: str | None = None) -> None:
        self.name = name
        self.name_span = name_span
        self.start = start
        self.frame = frame
        self.value = value
        self.value_span: Span | None = None
        self.content: Span | None = None
        """The value without quotes, when it stands in one piece."""


class _Frame:
    def __init__(
        self,
        path: tuple[str, ...],
        span: Span,
        owner: _Record | None = None,
        around: _Frame | None = None,
        *,
        listing: bool,
    ) -> None:
        self.path = path
        self.span = span
        self.listing = listing
        self.owner = owner
        self.around = around
        self.pending: _Record | None = None
        self.indexed = False
        self.count = 0
        self.records: list[_Record] = []


class Outline:
    """Receives keys, scalars and nesting in the order of the text."""

    def __init__(self, end: int) -> None:
        self._frame = self._root = _Frame((), Span(0, end), listing=False)
        self._records: list[_Record] = []
        self._frames: list[_Frame] = []
        self._texts: list[Text] = []
        self._comments: list[Comment] = []
        self.depth = 0
        self._beyond = 0

    def key(self, name: str, span: Span, start: int | None = None) -> None:
        """A name; `span` without quotes, `start` where it begins with them. Its value comes next, or never."""
        record = _Record(name, span, span.start if start is None else start, self._frame)
        self._frame.pending = record
        self._frame.records.append(record)
        self._records.append(record)
        if not _WORD.issuperset(name):
            self._texts.append(Text(span, name, ((0, span),)))

    def scalar(self, value: str | None, span: Span, parts: Parts | None = None, *, text: bool = True) -> None:
        """A value of the pending key, or the next one of a list; `parts` as in Text."""
        if value is not None and text:
            self._texts.append(Text(span, value, parts or ((0, span),)))
        frame = self._frame
        if frame.pending is not None:
            record = frame.pending
            record.value, record.value_span = value, span
            record.content = parts[0][1] if parts and len(parts) == 1 else span
            frame.pending = None
        elif frame.listing and value is not None and _lists_variables(frame.path):
            self._variable(value, span if parts is None else parts[0][1], span)
        frame.count += 1

    def _variable(self, value: str, content: Span, span: Span) -> None:
        """`NAME=value` in a list of environment variables."""
        name, equals, rest = value.partition("=")
        if equals and _WORD.issuperset(name) and content.end - content.start == len(value):
            middle = content.start + len(name)
            record = _Record(name, Span(content.start, middle), span.start, self._frame, rest)
            record.value_span = record.content = Span(middle + 1, content.end)
            self._records.append(record)

    def drop(self) -> None:
        """The pending key has no value after all."""
        self._frame.pending = None

    def words(self, value: str, span: Span, parts: Parts) -> None:
        """A text that is the value of nothing."""
        self._texts.append(Text(span, value, parts))

    def enter(self, name: str, start: int) -> None:
        """A mapping that has a name but is the value of no entry: a table of TOML, a block of HCL."""
        if not self._is_deep():
            self._nest(start, (name,), None, listing=False)

    def _is_deep(self) -> bool:
        """Whether something more would be too deep, which is counted, so that its end ends nothing else."""
        self._beyond += self.depth >= _DEEPEST
        return self._beyond > 0

    def open(self, start: int, *, listing: bool, indexed: bool = True) -> None:
        """A mapping or a list begins, as the value of the pending key or as the next one of a list.

        What stands in a list that is not `indexed` (the arguments of a function) has no index in its path.
        """
        if self._is_deep():
            return
        around = self._frame
        step: tuple[str, ...] = ()
        if around.pending is not None:
            step = (around.pending.name,)
        elif around.indexed:
            step = (str(around.count),)
        self._nest(start, step, around.pending, listing=listing)
        self._frame.indexed = listing and indexed
        around.pending = None

    def _nest(self, start: int, step: tuple[str, ...], owner: _Record | None, *, listing: bool) -> None:
        around = self._frame
        path = around.path + step if len(around.path) < _DEEPEST_PATH else around.path
        self._frame = _Frame(path, Span(start, start), owner, around, listing=listing)
        around.count += 1
        self._frames.append(self._frame)
        self.depth += 1

    def close(self, end: int, content: tuple[str, Span, Parts] | None = None) -> None:
        """The innermost mapping or list ends; `content` is the text that an element of XML holds and nothing else."""
        if self._beyond:
            self._beyond -= 1
            return
        frame = self._frame
        if frame.around is None:
            return
        frame.span = Span(frame.span.start, max(end, frame.span.start))
        if frame.owner is not None and content is not None:
            frame.owner.value, frame.owner.value_span, _ = content
        elif frame.owner is not None:
            frame.owner.value_span = frame.span
        self._frame = frame.around
        self.depth -= 1

    def comment(self, start: int, end: int, text: str) -> None:
        """A comment with its markers."""
        self._comments.append(Comment(Span(start, end), text))

    @property
    def listing(self) -> bool:
        """Whether the innermost open thing is a list."""
        return self._frame.listing

    @property
    def waiting(self) -> bool:
        """Whether a key still has no value."""
        return self._frame.pending is not None

    def facts(self, end: int, *, complete: bool = True) -> Facts:
        """All that was collected; what is still open ends at `end`."""
        while self._frame.around is not None:
            self.close(end)
        entries = [_entry(record) for record in self._records]
        pairs = [pair for frame in self._frames if (pair := _pair(frame)) is not None]
        if pairs:
            entries = sorted(entries + pairs, key=lambda entry: entry.span)
        return Facts(tuple(self._texts), tuple(entries), (), (), tuple(self._comments), complete)


def _lists_variables(path: tuple[str, ...]) -> bool:
    """Whether a list is one of `NAME=value`: `environment`, or as Travis has it `global` in `env`."""
    return bool(path) and (path[-1] in _VARIABLES or path[-2:] in _IN_ENV)


def _entry(record: _Record) -> Entry:
    end = record.value_span.end if record.value_span is not None else record.name_span.end
    return Entry(
        record.name,
        record.name_span,
        record.value,
        record.value_span,
        "config",
        Span(record.start, max(end, record.name_span.end)),
        record.frame.span,
        record.frame.path,
    )


def _pair(frame: _Frame) -> Entry | None:
    """`{name: X, value: Y}` and `<property name="X">Y</property>` say the same as `X: Y`."""
    name = value = None
    for record in frame.records:
        if name is None and record.name in _NAMES and record.value:
            name = record
        elif value is None and record.name in _VALUES:
            value = record
    value = value if value is not None or frame.owner is None or frame.owner.value is None else frame.owner
    if name is None or value is None or name.value is None or name.content is None:
        return None
    container = frame.around.span if frame.around is not None else frame.span
    return Entry(name.value, name.content, value.value, value.value_span, "config", frame.span, container, frame.path)
