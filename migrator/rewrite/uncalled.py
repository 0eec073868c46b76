"""A request that nobody makes any more: what called the function around it would have gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names
from migrator.rewrite.feed.statements import callee, last_name
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.programs import family, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Program
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.tree import Node

_GRANT = re.compile(r"\bclient_credentials\b")
_MOST_HOPS = 6
_OWN = re.compile(r"(?:[$@]?(?:this|self|static|parent|cls)(?:\.|->|::))?$")


def uncalled(program: Program, draft: Draft) -> str:
    """That a function leads to the new request, was used before the rewrite and is not now; empty where all are."""
    files = [file for file in draft.changed() if family(file.current) == program.family and not file.hollow]
    found = [code for file in files for code in codes(file.current)]
    before = [code for file in files for code in codes(file.original)]
    leads = {name for code in found for name in _around(code, (one.start() for one in _GRANT.finditer(code.text)))}
    known: set[str] = set()
    for _ in range(_MOST_HOPS):
        for name in sorted(leads - known):
            left = _calls(before, name, own=True) and not _calls(found, name)
            if left and not _elsewhere(program, draft, name):
                return f"nothing would call {name} any more, which asks for the token"
        leads, known = (
            {outer for code in found for name in leads - known for outer in _users(code, name)},
            known | leads,
        )
    return ""


def _users(code: Code, name: str) -> Iterator[str]:
    return _around(code, (one.node.start for one in code.once(Names).by_name[name]))


def _around(code: Code, offsets: Iterable[int]) -> Iterator[str]:
    """The names of the functions around some places."""
    for offset in offsets:
        function = code.function(code.smallest(Span(offset, offset + 1)))
        if function is None:
            continue
        lists = [part for part in function.parts if part.kind in code.habits.parameters]
        before = [one for one in (listed.before() for listed in lists) if one and one.kind in code.habits.lexical]
        own, holder = (before[0] if before else function.child(*code.habits.lexical)), function.parent
        if own is None and holder is not None and holder.kind in code.habits.targets:
            own = holder.child(*code.habits.lexical)
        if own is not None:
            yield code.source(own)


def _calls(found: Iterable[Code], name: str, *, own: bool = False) -> bool:
    """Whether anything but a test calls a function; with `own` only without a receiver, or on the object itself.

    A method of that name may be a library's.
    """
    return any(
        last_name(written := callee(code, node)) == name and (not own or _OWN.match(written[: -len(name)]) is not None)
        for code in found
        if name in code.text and TESTS.search(code.document.path) is None
        for node in code.nodes
        if node.kind in code.grammar.calls or _bare(code, node)
    )


def _bare(code: Code, node: Node) -> bool:
    """Ruby: a word that stands for itself may be a call."""
    ruby = code.region.language == "ruby" and node.kind == "identifier" and node.parent is not None
    return ruby and node.parent is not None and node.parent.kind not in {"method", "singleton_method", "call"}


def _elsewhere(program: Program, draft: Draft, name: str) -> bool:
    """Whether a file that does not change names a function."""
    changed = {file.original.path for file in draft.changed()}
    word = re.compile(rf"\b{re.escape(name)}\b")
    paths = (path for path in dict.fromkeys([*program.paths, *draft.source.paths]) if path not in changed)
    return any(
        word.search(draft.text(path)) is not None
        for path in paths
        if family_of_language(draft.language(path)) == program.family
    )
