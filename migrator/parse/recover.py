"""Where a syntax tree has holes, the tokens speak: nothing in a broken stretch is passed over."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeVar

from migrator.parse.facts import Call, Comment, Entry, Import, Reference, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migrator.parse.facts import Facts
    from migrator.parse.syntax import Node

_Fact = TypeVar("_Fact", Text, Entry, Call, Import, Comment, Reference)
_SMALL = 40
"""Characters of an error that hides nothing, when it holds no literal and no line break."""
_CONTENT = frozenset("\"'`\n")


def broken(text: str, nodes: Iterable[Node]) -> list[Span]:
    """The lines that the tree did not understand, disjoint and ascending."""
    spans: list[Span] = []
    for node in nodes:
        if node.kind != "ERROR" or not _swallows(text[node.start : node.end]):
            continue
        start = text.rfind("\n", 0, node.start) + 1
        end = text.find("\n", node.end)
        end = len(text) if end == -1 else end
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return spans


def merged(facts: Facts, others: Facts, where: Sequence[Span]) -> Facts:
    """The facts of the tree, with those of the tokens in the broken stretches that the tree does not know."""
    return facts._replace(
        texts=_joined(facts.texts, _apart(facts.texts, others.texts), where),
        entries=_joined(facts.entries, _unnamed(facts.entries, others.entries), where),
        calls=_joined(facts.calls, _unknown(facts.calls, others.calls), where),
        imports=_joined(facts.imports, _apart(facts.imports, others.imports), where),
        comments=_joined(facts.comments, _apart(facts.comments, others.comments), where),
        references=_joined(facts.references, _apart(facts.references, others.references), where),
        complete=False,
    )


def _swallows(source: str) -> bool:
    return len(source) > _SMALL or not _CONTENT.isdisjoint(source)


def _joined(known: Sequence[_Fact], more: Iterable[_Fact], where: Sequence[Span]) -> tuple[_Fact, ...]:
    every: list[_Fact] = list(known)
    every.extend(fact for fact in more if _touches(where, fact.span))
    every.sort(key=_place)
    return tuple(every)


def _apart(known: Sequence[_Fact], others: Iterable[_Fact]) -> list[_Fact]:
    taken: list[Span] = []
    for span in sorted(fact.span for fact in known):
        if taken and span.start < taken[-1].end:
            taken[-1] = Span(taken[-1].start, max(taken[-1].end, span.end))
        else:
            taken.append(span)
    return [fact for fact in others if not _touches(taken, fact.span)]


def _unnamed(known: Sequence[Entry], others: Iterable[Entry]) -> list[Entry]:
    names = {entry.name_span for entry in known}
    return [entry for entry in others if entry.name_span not in names]


def _unknown(known: Sequence[Call], others: Iterable[Call]) -> list[Call]:
    ends = {call.callee_span.end for call in known}
    return [call for call in others if call.callee_span.end not in ends]


def _touches(spans: Sequence[Span], span: Span) -> bool:
    index = bisect_right(spans, Span(span.end, -1)) - 1
    return index >= 0 and spans[index].end > span.start


def _place(fact: Text | Entry | Call | Import | Comment | Reference) -> Span:
    return fact.span
