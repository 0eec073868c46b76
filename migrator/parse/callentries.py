"""The names that calls give to values: `append("name", value)`, `.withName(value)`, `Pair(name: "name", value: x)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.parse import commands, forms
from migrator.parse.facts import Entry, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.callsites import CallSites, Given, Site
    from migrator.parse.facts import Shape
    from migrator.parse.fold import Folder
    from migrator.parse.grammars.base import Grammar
    from migrator.parse.names import Names
    from migrator.parse.syntax import Node

_LONGEST_NAME = 128
_SEPARATORS = frozenset(" /\\\t\r\n(){}<>,;'\"")
_NAME_LABELS = frozenset({"name", "key", "field", "fieldName"})
_ADDERS = frozenset({"add", "single"})
_AFTER_VALUE = frozenset({"forKey", "forHTTPHeaderField", "forKeyedSubscript"})
"""Labels of a name that stands after its value, in Swift and Objective-C."""
_VALUE_LABELS = frozenset({"value", "content", "contents"})
_READERS = frozenset(
    {
        "Errorf", "Fatalf", "Printf", "Sprintf", "addEventListener", "append_string", "assertEqual", "assertEquals",
        "compare", "concat", "concat!", "contains", "debug", "define", "describe", "echo", "endsWith", "endswith",
        "equal", "equals", "error", "explode", "fetch", "file_put_contents", "fopen", "format", "format!", "get",
        "getOrDefault", "getattr", "gsub", "hasattr", "implode", "indexOf", "info", "isinstance", "it", "join", "log",
        "match", "matches", "on", "open", "pop", "print", "printf", "println", "println!", "replace", "replaceAll",
        "request", "resolve", "split", "sprintf", "startsWith", "startswith", "str_replace", "strictEqual", "sub",
        "test", "trace", "urljoin", "vec!", "warn", "warning",
    }
)  # fmt: skip
"""Calls whose first string names nothing that the second gives a value to."""


class CallEntries:
    """Reads the entries of calls."""

    def __init__(self, text: str, grammar: Grammar, names: Names, folder: Folder, sites: CallSites, root: Node) -> None:
        self._text = text
        self._grammar = grammar
        self._names = names
        self._folder = folder
        self._sites = sites
        self._root = root
        self._chains: dict[int, Node] = {}

    def of(self, site: Site) -> Iterator[Entry]:
        """The entries of one call; calls must be asked for in order of appearance."""
        self._chain(site.node)
        given = site.arguments
        if any(argument.label is not None for argument in given):
            yield from self._labelled(site)
        elif len(given) == 1 and site.receiver is not None:
            yield from self._builder(site)
        elif len(given) > 1 and site.name not in _READERS:
            yield from self._named(site)

    def command(self, site: Site) -> Iterator[Entry]:
        """What the options of a command send."""
        words = []
        for given in site.arguments:
            pieces = self._folder.lenient(given.value).pieces
            words.append(forms.body(Span(given.node.start, given.node.end), pieces))
        container = Span(site.node.start, site.node.end)
        yield from commands.sent(site.name, words, container, self._names.path(site.node))

    def _chain(self, node: Node) -> None:
        """Remembers the outermost call of a chain, which its links share as container."""
        around = node.parent
        links = self._grammar.members - self._grammar.calls
        while around is not None and around.kind in links and around.start == node.start:
            around = around.parent
        if around is not None and around.kind in self._grammar.calls and around.start == node.start:
            self._chains[id(node)] = self._chains.get(id(around), around)

    def _labelled(self, site: Site) -> Iterator[Entry]:
        """`URLQueryItem(name: "jwt_token", value: jwt)`."""
        by_label = {argument.label.name: argument for argument in site.arguments if argument.label is not None}
        named = next((by_label[label] for label in _NAME_LABELS if label in by_label), None)
        value = next((by_label[label] for label in _VALUE_LABELS if label in by_label), None)
        if named is not None and value is not None:
            yield from self._pair(site, named, value.value)
        first = site.arguments[0]
        for label in _AFTER_VALUE & by_label.keys():
            if first.label is None:
                yield from self._pair(site, by_label[label], first.value)

    def _builder(self, site: Site) -> Iterator[Entry]:
        """`.withName(value)`, `.name(value)`, and `.names().add(value)`, which gives one of several."""
        value = site.arguments[0].value
        of = self._collection(site) if site.name in _ADDERS else None
        if of is not None:
            span = Span(of.end - len(of.name), of.end)
            yield self._entry(of.name, span, value, "builder", Span(span.start, site.node.end), self._place(site))
            return
        start = _after_verb(site.name)
        name = site.name[start:]
        span = Span(site.end - len(name), site.end)
        if self._text[span.start : span.end] == name:
            yield self._entry(name, span, value, "builder", Span(span.start, site.node.end), self._place(site))

    def _collection(self, site: Site) -> Site | None:
        """The call without arguments that a value is added to."""
        receiver = site.receiver
        if receiver is None or receiver.kind not in self._grammar.calls:
            return None
        held = self._sites.describe(receiver)
        named = held is not None and self._text[held.end - len(held.name) : held.end] == held.name
        return held if named and held is not None and not held.arguments else None

    def _named(self, site: Site) -> Iterator[Entry]:
        """`f("name", value)`, `f(handle, "name", value)`, `f("name", value, "name", value)`."""
        given = site.arguments
        count = len(given)
        first = 0 if self._names.labels.is_string(given[0].value) or count != 3 else 1  # noqa: PLR2004 - a handle before
        several = first == 0 and count % 2 == 0 and count > 2  # noqa: PLR2004 - more than one pair
        for index in range(first, count - 1 if several else first + 1, 2):
            yield from self._pair(site, given[index], given[index + 1].value, several=several)

    def _pair(self, site: Site, named: Given, value: Node, *, several: bool = False) -> Iterator[Entry]:
        folded = self._folder.fold(named.value)
        if folded is None or not folded.known or not _is_name(folded.text):
            return
        label = self._names.labels.of(named.value) if self._names.labels.is_string(named.value) else None
        span = Span(label.start, label.end) if label is not None else Span(named.node.start, named.node.end)
        if several and site.listed is not None:
            place = (Span(site.listed.start, site.listed.end), self._names.path(site.node))
            yield self._entry(folded.text, span, value, "call", Span(named.node.start, value.end), place)
        else:
            whole = Span(site.node.start, site.node.end)
            yield self._entry(folded.text, span, value, "call", whole, self._place(site))

    def _place(self, site: Site) -> tuple[Span, tuple[str, ...]]:
        """Container and path: a chain shares its outermost call, calls on one object the function around them."""
        node = site.node
        chain = self._chains.get(id(node))
        path = self._names.path(node)
        if chain is None and site.receiver is not None and site.receiver.kind in self._grammar.calls:
            chain = node
        if chain is not None:
            return Span(chain.start, chain.end), path
        scope = node.scope or self._root
        dotted = self._names.dotted(site.receiver) if site.receiver is not None else None
        return Span(scope.start, scope.end), tuple(dotted.split(".")) if dotted else path

    def _entry(
        self, name: str, span: Span, value: Node, shape: Shape, whole: Span, place: tuple[Span, tuple[str, ...]]
    ) -> Entry:
        folded = self._folder.fold(value)
        known = folded.text if folded is not None else None
        return Entry(name, span, known, Span(value.start, value.end), shape, whole, *place)


def _after_verb(method: str) -> int:
    """Where the name begins in a builder's method: after `with` or `set`."""
    for verb in ("with_", "set_", "with", "set"):
        if method.lower().startswith(verb) and len(method) > len(verb):
            following = method[len(verb)]
            if verb.endswith("_") or following.isupper():
                return len(verb)
    return 0


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and _SEPARATORS.isdisjoint(name)
