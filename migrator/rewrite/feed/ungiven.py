"""A setting that a list still demands, and that nothing gives or reads any more: the program would refuse to start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import SYMBOLS, WORDS, requires
from migrator.rewrite.feed.mentioned import takers
from migrator.rewrite.feed.rows import element_of, in_list
from migrator.rewrite.feed.split_words import split_words, splitting
from migrator.rewrite.feed.words import IDENTIFIES, only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_CREDENTIAL = re.compile(r"(?i)secret|api_?key|client_?id")
_KEY = re.compile(r"(?i)(?:^|[._-])(?:key|pem|subject|account)$|^(?:sub|secret_?file)$")
"""Beside the names that say what they are: what a key or account is called for short."""


def ungiven(world: World) -> Iterator[str]:
    """What to look at where code names what has to be there, and the rewrite took out what gave it, or read it."""
    modules = [module for module in world.modules if not module.test]
    before = _given(code for module in modules if (code := world.original(module)) is not None)
    lost = before - _given(module.code for module in modules)
    unread = {name for name in world.suspects if _only_fed_the_assertion(name)}
    for module in modules if lost or unread else ():
        for node in module.code.nodes:
            if node.kind not in module.code.grammar.strings and node.kind not in SYMBOLS:
                continue
            name = module.code.source(node).strip("\"'`:")
            if name in lost and _demands(modules, module.code, node):
                yield f"{_place(module, node)} still demands {name}, which nothing gives any more"
            for word in sorted(unread & {name, *split_words(module.code, node)}):
                if _wants(modules, module, node, word):
                    yield f"{_place(module, node)} still demands {word}, which no sign-in needs any more"


def _wants(modules: list[Module], module: Module, node: Node, name: str) -> bool:
    """Whether a name is demanded where no parameter of the class around takes it."""
    return _demands(modules, module.code, node, ours=only_jwt(name)) and not takers(
        module.names, module.code, node, name
    )


def _place(module: Module, node: Node) -> str:
    return f"{module.path}:{module.code.document.position(module.code.region.offsets.to_file(node.start))[0]}"


def _only_fed_the_assertion(name: str) -> bool:
    return (only_jwt(name) or _KEY.search(name) is not None) and IDENTIFIES.search(name) is None


def _given(codes: Iterable[Code]) -> set[str]:
    """The keys of all entries; a name before another one in a list of names gives nothing."""
    return {entry.name for code in codes for entry in code.facts.entries if not _only_listed(code, entry)}


def _only_listed(code: Code, entry: Entry) -> bool:
    if entry.shape != "call":
        return False
    inner = code.smallest(entry.name_span)
    node = next((one for one in (inner, *inner.ancestors()) if one.kind in code.grammar.strings), None)
    listed = in_list(code, node) if node is not None else None
    return listed is not None and node is not None and listed.element is element_of(node)


def _demands(modules: list[Module], code: Code, node: Node, *, ours: bool = False) -> bool:
    """Whether a name stands in a list that says what of a credential has to be there, or in a text that is split.

    `ours` is whether the name says itself that it is of one.
    """
    listed = in_list(code, node)
    split = splitting(code, node)
    around = listed.around if listed is not None else split.call if split is not None else node.parent
    if around is None or (listed is None and around.kind not in WORDS | code.grammar.calls):
        return False
    if not ours and _CREDENTIAL.search(code.source(around)) is None:
        return False
    return requires(code, around) or gone_through(modules, code, around)
