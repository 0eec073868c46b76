"""A syntax tree of a language without a grammar, made of its tokens.

Brackets nest, separators divide, a name before a bracket calls, an operator joins or binds: enough for strings, names
and calls to be read by the same eyes as a real tree. Linear in the text, and without recursion over it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from migrator.parse import lexicons
from migrator.parse.brackets import Brackets, TooDeepError
from migrator.parse.facts import Import, Reference, Span
from migrator.parse.grammars.base import Binding, Grammar, delimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migrator.parse.facts import Facts
    from migrator.parse.grammars.base import Inside
    from migrator.parse.lexicons import Lexicon, Quote
    from migrator.parse.syntax import Node


def tree(language: str, text: str) -> tuple[Grammar, list[Node], bool]:
    """The grammar of the tree, its nodes in order of appearance, and whether all brackets closed."""
    lexicon = lexicons.find(language) or lexicons.DEFAULT
    try:
        root, closed = Brackets(text, lexicon).build()
    except TooDeepError:
        root, closed = Brackets(text, lexicon, nested=False).build()
    return _grammar(language, lexicon), _listed(root), closed


@cache
def _grammar(language: str, lexicon: Lexicon) -> Grammar:
    """What the nodes of a lexical tree mean."""
    marks = tuple(sorted(lexicon.assigns))
    return Grammar(
        language=language,
        comments=frozenset({"comment"}),
        strings={
            "address": delimited(0, 0, "raw"),
            "word": delimited(0, 0, "raw"),
            **{f"string{index}": _inside(quote) for index, quote in enumerate(lexicon.quotes)},
        },
        interpolations=frozenset({"hole"}),
        adjacent=frozenset({"sum"}),
        binary=frozenset({"operation"}),
        concat=frozenset(),
        otherwise=lexicon.otherwise,
        formats=lexicon.formats,
        names=frozenset({"name"}),
        keys=frozenset({"option"}),
        members=frozenset({"member"}),
        subscripts=frozenset({"subscript"}),
        bindings={"assignment": Binding("assignment", marks, last=True)},
        pairs={"pair": marks},
        keywords={"keyword": marks, "parameter": ()},
        functions=frozenset({"body"}),
        classes=frozenset({"type"}),
        lists=frozenset({"list", "map"}),
        tuples=frozenset({"list", "map", "group"}),
        wrappers=frozenset({"group"}),
        calls=frozenset({"call", "command"}),
        arguments=frozenset({"arguments"}),
        commands=frozenset({"command"}),
    )


def _inside(quote: Quote) -> Callable[[str, Node], Inside | None]:
    opening = re.compile(quote.opening)
    length = len(quote.closing.replace("\\", ""))

    def inside(text: str, node: Node) -> Inside | None:
        match = opening.match(text, node.start)
        return delimited(match.end() - node.start, length, quote.style)(text, node) if match is not None else None

    return inside


def _listed(root: Node) -> list[Node]:
    """The nodes in order of appearance, linked to what is around them."""
    nodes = []
    stack = [root]
    while stack:
        node = stack.pop()
        nodes.append(node)
        scope = node if node.kind in {"body", "type"} or node is root else node.scope
        for child in node.children:
            child.parent = node
            child.scope = scope
        stack.extend(reversed(node.children))
    return nodes


def extras(language: str, text: str, facts: Facts) -> Facts:
    """The facts with the imports and lookups that a language writes in a way of its own."""
    lexicon = lexicons.find(language)
    if lexicon is None or not (lexicon.imports or lexicon.lookups):
        return facts
    hidden = [comment.span for comment in facts.comments]
    imports = [
        Import(match["module"].strip("\"'"), Span(*match.span())) for match in _found(lexicon.imports, text, hidden)
    ]
    known = {reference.name_span for reference in facts.references}
    references = [
        Reference(match["name"], "env", Span(*match.span()), Span(*match.span("name")))
        for match in _found(lexicon.lookups, text, hidden)
        if Span(*match.span("name")) not in known
    ]
    return facts._replace(
        imports=(*facts.imports, *imports),
        references=tuple(sorted((*facts.references, *references), key=lambda reference: reference.span)),
    )


def _found(pattern: str, text: str, hidden: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches outside of comments."""
    starts = [span.start for span in hidden]
    for match in re.finditer(f"^{pattern}" if "module" in pattern else pattern, text, re.MULTILINE) if pattern else ():
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.start() >= hidden[index].end:
            yield match
