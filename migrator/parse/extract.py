"""All facts of one syntax tree, in one walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse import commands, forms
from migrator.parse.callentries import CallEntries
from migrator.parse.callsites import CallSites
from migrator.parse.facts import Argument, Call, Comment, Entry, Facts, Import, Reference, Span, Text
from migrator.parse.fold import Folder, make_text
from migrator.parse.lookups import Lookups
from migrator.parse.names import Names
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from migrator.parse.callsites import Given
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.lookups import Lookup
    from migrator.parse.names import Bound
    from migrator.parse.syntax import Node

_LONGEST_ARGUMENT = 2_000
"""Characters of an argument's source that are kept: calls nested in arguments would repeat each other without end."""
_WORDY = frozenset({"command", "variable_assignment", "array", "concatenation", "expansion", "case_item", "sum"})
_NAMING = frozenset({"name", "value", "Name", "rename", "key", "alias"})
_FIELD_NAME = lazy(r"[A-Za-z_][\w.\-]{0,99}")
_PLACEHOLDER = lazy(r"\$\{([\w.\-]{1,200})(?::([^{}]{0,500}))?\}")
_TAG = lazy(r"(\w{1,30}):\"([^\",]{1,100})")


def extract(text: str, grammar: Grammar, nodes: Sequence[Node]) -> Facts:
    """The facts of a tree, given as its nodes in order of appearance, the root first."""
    return _Extraction(text, grammar, nodes).facts()


class _Extraction:
    def __init__(self, text: str, grammar: Grammar, nodes: Sequence[Node]) -> None:
        self._text = text
        self._grammar = grammar
        self._nodes = nodes
        self._names = Names(text, grammar, nodes)
        self._sites = CallSites(text, grammar, self._names)
        self._lookups = Lookups(text, grammar, self._names)
        self._folder = Folder(text, grammar, self._names, self._sites, self._lookups)
        self._given = CallEntries(text, grammar, self._names, self._folder, self._sites, nodes[0])
        self._covered: set[int] = set()
        self._sent: set[int] = set()
        """Words that a command sends: their pairs are told there."""
        self._texts: list[Text] = []
        self._entries: list[Entry] = []
        self._calls: list[Call] = []
        self._imports: list[Import] = []
        self._comments: list[Comment] = []
        self._references: list[Reference] = []

    def facts(self) -> Facts:
        """Walks once; an expression is met before its parts."""
        visits = self._visits()
        bound = self._names.bound
        for node in self._nodes:
            for visit in visits.get(node.kind, ()):
                visit(node)
            if id(node) in bound:
                for binding in bound[id(node)]:
                    self._bound(binding)
        return Facts(
            tuple(self._texts),
            tuple(sorted(self._entries, key=_start)),
            tuple(self._calls),
            tuple(self._imports),
            tuple(self._comments),
            references=tuple(sorted(self._references, key=_start)),
        )

    def _visits(self) -> dict[str, list[Callable[[Node], None]]]:
        grammar = self._grammar
        strings = frozenset(grammar.strings) | grammar.binary | grammar.adjacent | grammar.calls | grammar.members
        visits: dict[str, list[Callable[[Node], None]]] = {}
        meanings: tuple[tuple[Iterable[str], Callable[[Node], None]], ...] = (
            (grammar.calls, self._call),
            (strings, self._string),
            (grammar.imports, self._import),
            (grammar.comments, self._comment),
            (grammar.subscripts, self._subscript),
            (grammar.members, self._member),
            (grammar.tuples, self._tuple),
            (grammar.annotations, self._annotation),
            (grammar.variables, self._variable),
            (grammar.tags, self._tagged),
        )
        for kinds, visit in meanings:
            for kind in kinds:
                visits.setdefault(kind, []).append(visit)
        return visits

    # -- strings

    def _string(self, node: Node) -> None:
        if id(node) in self._covered or (node.kind == "word" and self._is_bare(node)):
            return
        value = self._folder.fold(node)
        if value is None or not value.composed:
            return
        self._covered.update([id(covered) for covered in value.covers])
        span = Span(node.start, node.end)
        text = make_text(span, value.pieces)
        self._texts.append(text)
        if "=" in text.value and id(node) not in self._sent:
            self._entries += forms.pairs(forms.body(span, value.pieces), self._names.path(node))

    def _is_bare(self, node: Node) -> bool:
        """A command's name or option: a word, but no string."""
        source = self._text[node.start : node.end]
        return (source.startswith("-") and "=" not in source) or node.parent is None or node.parent.kind not in _WORDY

    # -- bindings

    def _bound(self, bound: Bound) -> None:
        label = bound.label
        name = label.name if label is not None else self._computed(bound.target)
        if not name:
            return
        value = self._folder.fold(bound.value) if bound.value is not None else None
        self._entries.append(
            Entry(
                name,
                Span(label.start, label.end) if label is not None else Span(bound.target.start, bound.target.end),
                value.text if value is not None else None,
                Span(bound.value.start, bound.value.end) if bound.value is not None else None,
                bound.shape,
                Span(bound.start, bound.end),
                Span(bound.container.start, bound.container.end),
                bound.path,
            )
        )

    def _computed(self, target: Node) -> str | None:
        """The name that a computed key stands for, when it is a constant."""
        if target.kind in self._grammar.subscripts or target.kind.startswith("computed"):
            named = target.named_children()
            target = named[-1] if named else target
        value = self._folder.fold(target)
        return value.text if value is not None and value.known else None

    def _tuple(self, node: Node) -> None:
        """`("name", value)` inside a list or argument list."""
        parent = node.parent
        if parent is None or not (parent.kind in self._grammar.lists or parent.kind in self._grammar.arguments):
            return
        given = list(self._sites.given(node))
        if len(given) != 2 or not self._names.labels.is_string(given[0].value):  # noqa: PLR2004 - name and value
            return
        label = self._names.labels.of(given[0].value)
        if label is None or not label.name or " " in label.name:
            return
        held = given[1].value
        value = self._folder.fold(held)
        self._entries.append(
            Entry(
                label.name,
                Span(label.start, label.end),
                value.text if value is not None else None,
                Span(held.start, held.end),
                "mapping",
                Span(node.start, node.end),
                Span(parent.start, parent.end),
                self._names.path(parent),
            )
        )

    def _tagged(self, node: Node) -> None:
        """A struct field's tag: `json:"jwt_token"`."""
        tag = node.child(*self._grammar.strings)
        for match in _TAG.finditer(self._text, tag.start, tag.end) if tag is not None else ():
            if match.group(2) == "-":
                continue
            name, span = match.group(2), Span(match.start(2), match.end(2))
            container = node.scope or self._nodes[0]
            place = Span(container.start, container.end)
            path = self._names.path(node)
            self._entries.append(Entry(name, span, None, None, "field", Span(node.start, node.end), place, path))

    # -- calls

    def _call(self, node: Node) -> None:
        site = self._sites.describe(node)
        if site is None:
            return
        arguments = tuple([self._argument(given) for given in site.arguments])
        self._calls.append(Call(site.callee, Span(node.start, node.end), Span(site.start, site.end), arguments))
        lookup = self._lookups.call(site)
        if lookup is not None:
            self._reference(lookup, node)
        elif node.kind not in self._grammar.commands:
            self._entries += self._given.of(site)
        elif commands.is_sender(site.name):
            self._sent.update(id(given.value) for given in site.arguments)
            self._entries += self._given.command(site)

    def _argument(self, given: Given) -> Argument:
        value = self._folder.fold(given.value)
        return Argument(
            Span(given.node.start, given.node.end),
            self._text[given.value.start : min(given.value.end, given.value.start + _LONGEST_ARGUMENT)],
            given.label.name if given.label is not None else None,
            value.text if value is not None else None,
        )

    def _annotation(self, node: Node) -> None:
        """`@Field("jwt_token")`: a call by the annotation's name."""
        listed = node.child(*self._grammar.arguments)
        name = next((child for child in node.named_children() if child is not listed), None)
        if name is None:
            return
        arguments = tuple([self._argument(given) for given in self._sites.given(listed)]) if listed is not None else ()
        callee = "@" + "".join(self._text[name.start : min(name.end, name.start + _LONGEST_ARGUMENT)].split())
        self._calls.append(Call(callee, Span(node.start, node.end), Span(name.start, name.end), arguments))
        for given in self._sites.given(listed) if listed is not None else ():
            if given.label is None or given.label.name in _NAMING:
                self._named_field(node, given)

    def _named_field(self, node: Node, given: Given) -> None:
        """`@Field("jwt_token")` names what it stands at; `@Value("${ims.client.id}")` looks it up."""
        label = self._names.labels.of(given.value) if self._names.labels.is_string(given.value) else None
        span = Span(node.start, node.end)
        for match in _PLACEHOLDER.finditer(self._text, label.start, label.end) if label is not None else ():
            name_span = Span(match.start(1), match.end(1))
            default = match.group(2)
            whole = Span(match.start(), match.end())
            self._references.append(Reference(match.group(1), "config", whole, name_span, default))
        if label is not None and _FIELD_NAME.fullmatch(label.name):
            scope = node.scope or self._nodes[0]
            place, path = Span(scope.start, scope.end), self._names.path(node)
            self._entries.append(
                Entry(label.name, Span(label.start, label.end), None, None, "field", span, place, path)
            )

    # -- references

    def _variable(self, node: Node) -> None:
        name = node.child(*self._grammar.names)
        if name is None or self._names.assigns(name) or not self._text[name.start : name.end].isidentifier():
            return
        value = self._folder.fold(node)
        default = value.text if value is not None else None
        spelled = self._text[name.start : name.end]
        self._references.append(
            Reference(spelled, "env", Span(node.start, node.end), Span(name.start, name.end), default)
        )

    def _subscript(self, node: Node) -> None:
        lookup = self._lookups.subscript(node)
        if lookup is not None:
            self._reference(lookup, node)

    def _member(self, node: Node) -> None:
        lookup = self._lookups.member(node)
        if lookup is not None:
            self._reference(lookup, node)

    def _reference(self, lookup: Lookup, node: Node) -> None:
        default = self._folder.fold(lookup.default) if lookup.default is not None else None
        self._references.append(
            Reference(
                ".".join(label.name for label in lookup.labels),
                lookup.kind,
                Span(node.start, node.end),
                Span(lookup.labels[0].start, lookup.labels[-1].end),
                default.text if default is not None else None,
            )
        )

    # -- the rest

    def _import(self, node: Node) -> None:
        self._imports += self._grammar.imports[node.kind](self._text, node)

    def _comment(self, node: Node) -> None:
        self._comments.append(Comment(Span(node.start, node.end), self._text[node.start : node.end]))


def _start(fact: Entry | Reference) -> tuple[int, int]:
    return fact.span.start, fact.span.end
