"""All facts of one syntax tree, in one walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse import commands, forms
from migrator.parse.callsites import CallSites
from migrator.parse.facts import Argument, Call, Comment, Entry, Facts, Import, Reference, Span, Text
from migrator.parse.fold import Folder, make_text
from migrator.parse.lookups import Lookups
from migrator.parse.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.parse.callsites import Site
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.lookups import Lookup
    from migrator.parse.names import Bound
    from migrator.parse.syntax import Node

_LONGEST_ARGUMENT = 2_000
"""Characters of an argument's source that are kept: calls nested in arguments would repeat each other without end."""
_LONGEST_NAME = 128
_READERS = frozenset(
    {
        "get", "getOrDefault", "replace", "replaceAll", "split", "join", "startsWith", "startswith", "endswith",
        "endsWith", "format", "printf", "log", "print", "println", "error", "warn", "info", "debug", "open", "it",
        "test", "describe", "assertEquals", "assertEqual", "equal", "strictEqual", "sub", "gsub", "contains", "pop",
        "indexOf", "addEventListener", "on", "matches", "match", "compare", "equals", "urljoin", "resolve",
    }
)  # fmt: skip
"""Calls whose first string names nothing that the second gives a value to."""
_WORDY = frozenset({"command", "variable_assignment", "array", "concatenation", "expansion", "case_item"})


def extract(text: str, grammar: Grammar, nodes: list[Node]) -> Facts:
    """The facts of a tree, given as its nodes in order of appearance."""
    return _Extraction(text, grammar, nodes).facts()


class _Extraction:
    def __init__(self, text: str, grammar: Grammar, nodes: list[Node]) -> None:
        self._text = text
        self._grammar = grammar
        self._nodes = nodes
        self._names = Names(text, grammar, nodes)
        self._sites = CallSites(text, grammar, self._names)
        self._lookups = Lookups(text, grammar, self._names)
        self._folder = Folder(text, grammar, self._names, self._sites, self._lookups)
        self._covered: set[int] = set()
        self._sent: set[int] = set()
        """Words that a command sends: their pairs are told there."""
        self._chains: dict[int, Node] = {}
        self._texts: list[Text] = []
        self._entries: list[Entry] = []
        self._calls: list[Call] = []
        self._imports: list[Import] = []
        self._comments: list[Comment] = []
        self._references: list[Reference] = []

    def facts(self) -> Facts:
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
            tuple(sorted(self._entries, key=lambda entry: entry.span)),
            tuple(self._calls),
            tuple(self._imports),
            tuple(self._comments),
            references=tuple(sorted(self._references, key=lambda reference: reference.span)),
        )

    def _visits(self) -> dict[str, list[Callable[[Node], None]]]:
        grammar = self._grammar
        visits: dict[str, list[Callable[[Node], None]]] = {}
        for kinds, visit in (
            (grammar.calls, self._call),
            (frozenset(grammar.strings) | grammar.binary | grammar.adjacent | grammar.calls, self._string),
            (frozenset(grammar.imports), self._import),
            (grammar.comments, self._comment),
            (grammar.subscripts, self._subscript),
            (grammar.members, self._member),
            (grammar.tuples, self._tuple),
            (grammar.annotations, self._annotation),
            (grammar.variables, self._variable),
        ):
            for kind in kinds:
                visits.setdefault(kind, []).append(visit)
        return visits

    # -- strings

    def _string(self, node: Node) -> None:
        if id(node) in self._covered or (self._grammar.commands and self._is_bare(node)):
            return
        value = self._folder.fold(node)
        if value is None or not value.composed:
            return
        self._covered.update([id(covered) for covered in value.covers])
        text = value.as_text(node)
        self._texts.append(text)
        if "=" in text.value and id(node) not in self._sent:
            self._entries += forms.pairs(text, node.path or ())

    def _is_bare(self, node: Node) -> bool:
        """A command's name or option: a word, but no string."""
        if node.kind != "word":
            return False
        source = self._text[node.start : node.end]
        return (source.startswith("-") and "=" not in source) or node.parent is None or node.parent.kind not in _WORDY

    # -- bindings

    def _bound(self, bound: Bound) -> None:
        label = bound.label
        name = name_span = None
        if label is not None:
            name, name_span = label.name, Span(label.start, label.end)
        else:
            name = self._computed(bound.target)
            name_span = Span(bound.target.start, bound.target.end)
        if not name:
            return
        value = self._folder.fold(bound.value) if bound.value is not None and bound.value is not bound.node else None
        self._entries.append(
            Entry(
                name,
                name_span,
                value.text if value is not None else None,
                Span(bound.value.start, bound.value.end) if bound.value is not None else None,
                bound.shape,
                Span(bound.node.start, bound.node.end),
                self._container(bound),
                bound.path,
            )
        )

    def _computed(self, target: Node) -> str | None:
        """The name that a computed key stands for, when it is a constant."""
        kind = target.kind
        if kind in self._grammar.subscripts or kind.startswith("computed"):
            named = target.named_children()
            return self._folder.plain(named[-1]) if named else None
        return self._folder.plain(target)

    def _container(self, bound: Bound) -> Span:
        if bound.shape in {"mapping", "keyword"} and bound.node.parent is not None:
            return Span(bound.node.parent.start, bound.node.parent.end)
        scope = bound.node.scope or bound.node
        return Span(scope.start, scope.end)

    # -- calls

    def _call(self, node: Node) -> None:
        site = self._sites.describe(node)
        if site is None:
            return
        self._chain(node)
        arguments = []
        for given in site.arguments:
            value = self._folder.fold(given.value)
            arguments.append(
                Argument(
                    Span(given.node.start, given.node.end),
                    self._text[given.value.start : min(given.value.end, given.value.start + _LONGEST_ARGUMENT)],
                    given.label.name if given.label is not None else None,
                    value.text if value is not None else None,
                )
            )
        self._calls.append(Call(site.callee, Span(node.start, node.end), Span(site.start, site.end), tuple(arguments)))
        lookup = self._lookups.call(site)
        if lookup is not None:
            self._reference(lookup, node)
        elif self._grammar.commands:
            self._command(site)
        else:
            self._call_entries(site)

    def _chain(self, node: Node) -> None:
        """The outermost call of a chain, which its links share as container."""
        around = node.parent
        while around is not None and around.kind in self._grammar.members and around.start == node.start:
            around = around.parent
        if around is not None and around.kind in self._grammar.calls and around.start == node.start:
            self._chains[id(node)] = self._chains.get(id(around), around)

    def _call_entries(self, site: Site) -> None:
        given = site.arguments
        if any(argument.label is not None for argument in given):
            return
        if len(given) == 1 and site.receiver is not None:
            start = _builder_name(site.name)
            if start is not None:
                name_end = site.end
                name = site.name[start:]
                self._pair(site, name, Span(name_end - len(name), name_end), given[0].value, "builder")
        elif len(given) > 1 and site.name not in _READERS:
            self._named_values(site)

    def _named_values(self, site: Site) -> None:
        given = site.arguments
        first = 0
        if given[0].value.kind not in self._grammar.strings and len(given) == 3:  # noqa: PLR2004 - f(handle, name, value)
            first = 1
        step = len(given) if len(given) - first != 2 and len(given) % 2 else 2  # noqa: PLR2004 - name and value
        for index in range(first, len(given) - 1, step):
            value = self._folder.fold(given[index].value)
            if value is None:
                continue
            name = value.text
            if not _is_name(name) or not all(piece[3] for piece in value.pieces):
                continue
            label = self._names.label(given[index].value)
            span = (
                Span(label.start, label.end)
                if label is not None
                else Span(given[index].node.start, given[index].node.end)
            )
            self._pair(site, name, span, given[index + 1].value, "call", several=len(given) > 3)  # noqa: PLR2004 - more than one pair

    def _pair(self, site: Site, name: str, span: Span, value: Node, shape: str, *, several: bool = False) -> None:
        folded = self._folder.fold(value)
        node = site.node
        chain = self._chains.get(id(node))
        path: tuple[str, ...] = node.path or ()
        if several and site.listed is not None:
            container = site.listed
        elif chain is not None or (site.receiver is not None and site.receiver.kind in self._grammar.calls):
            container = chain or node
        else:
            container = node.scope or node
            dotted = self._names.dotted(site.receiver) if site.receiver is not None else None
            path = tuple(dotted.split(".")) if dotted is not None else path
        whole = Span(node.start, node.end) if shape == "call" and not several else Span(span.start, value.end)
        if shape == "builder":
            whole = Span(span.start, node.end)
        self._entries.append(
            Entry(
                name,
                span,
                folded.text if folded is not None else None,
                Span(value.start, value.end),
                shape,  # type: ignore[arg-type]
                whole,
                Span(container.start, container.end),
                path,
            )
        )

    def _command(self, site: Site) -> None:
        if not commands.is_sender(site.name):
            return
        words = []
        for given in site.arguments:
            value = self._folder.fold(given.value)
            span = Span(given.node.start, given.node.end)
            pieces = (
                value.pieces
                if value is not None
                else ((self._text[span.start : span.end], span.start, span.end, False),)
            )
            words.append(make_text(span, pieces))
            self._sent.add(id(given.value))
        container = Span(site.node.start, site.node.end)
        for entry in commands.sent(site.name, words, site.node.path or ()):
            self._entries.append(
                Entry(
                    entry.name,
                    entry.name_span,
                    entry.value,
                    entry.value_span,
                    "form",
                    entry.span,
                    container,
                    entry.path,
                )
            )

    def _tuple(self, node: Node) -> None:
        """`("name", value)` inside a list or argument list."""
        parent = node.parent
        if parent is None or not (parent.kind in self._grammar.lists or parent.kind in self._grammar.arguments):
            return
        named = [child for child in node.named_children() if child.kind not in self._grammar.comments]
        if len(named) != 2 or named[0].kind not in self._grammar.strings:  # noqa: PLR2004 - name and value
            return
        label = self._names.label(named[0])
        if label is None or not _is_name(label.name):
            return
        value = self._folder.fold(named[1])
        path = parent.path or ()
        self._entries.append(
            Entry(
                label.name,
                Span(label.start, label.end),
                value.text if value is not None else None,
                Span(named[1].start, named[1].end),
                "mapping",
                Span(node.start, node.end),
                Span(parent.start, parent.end),
                path,
            )
        )

    # -- the rest

    def _annotation(self, node: Node) -> None:
        """`@Field("jwt_token")`: a call by the annotation's name."""
        name = node.child(*self._grammar.names, *self._grammar.members)
        if name is None:
            return
        listed = node.child(*self._grammar.annotation_arguments)
        arguments = []
        for child in listed.named_children() if listed is not None else ():
            bound = self._names.bound.get(id(child))
            label = bound[0].label if bound is not None else None
            held = bound[0].value if bound is not None and bound[0].value is not None else child
            value = self._folder.fold(held)
            arguments.append(
                Argument(
                    Span(child.start, child.end),
                    self._text[held.start : min(held.end, held.start + _LONGEST_ARGUMENT)],
                    label.name if label is not None else None,
                    value.text if value is not None else None,
                )
            )
        callee = "@" + self._text[name.start : name.end]
        self._calls.append(Call(callee, Span(node.start, node.end), Span(name.start, name.end), tuple(arguments)))

    def _variable(self, node: Node) -> None:
        name = node.child(*self._grammar.names)
        if name is None or self._names.assigns(name) or not self._text[name.start : name.end].isidentifier():
            return
        value = self._folder.fold(node)
        self._references.append(
            Reference(
                self._text[name.start : name.end],
                "env",
                Span(node.start, node.end),
                Span(name.start, name.end),
                value.text if value is not None else None,
            )
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

    def _import(self, node: Node) -> None:
        self._imports += self._grammar.imports[node.kind](self._text, node)

    def _comment(self, node: Node) -> None:
        self._comments.append(Comment(Span(node.start, node.end), self._text[node.start : node.end]))


def _builder_name(method: str) -> int | None:
    """Where the name begins in a builder's method: after `with` or `set`."""
    for prefix in ("with_", "set_", "with", "set"):
        if method.startswith(prefix) and len(method) > len(prefix):
            following = method[len(prefix)]
            if prefix.endswith("_") or following.isupper():
                return len(prefix)
    return 0


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and not any(character in " /\t\r\n(){}<>," for character in name)
