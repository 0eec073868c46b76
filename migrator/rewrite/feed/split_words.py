"""A text that is split into the names of what has to be there: a name that nothing else says any more goes from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import requires
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import IDENTIFIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_SPLITS = re.compile(r"(?:^|[.>])(?:split|explode|fields)$", re.IGNORECASE)
_WORD = re.compile(r"[^ ,;|]+")
_TEXT = re.compile(r"(?P<quote>[\"'])(?P<words>[\w.:-]+(?:[ ,;|]+[\w.:-]+)*[ ,;|]*)(?P=quote)")
_JOINED = frozenset({"concatenated_string"})
"""Python: texts one after the other are one."""


class Splitting(NamedTuple):
    """A call that splits a text, and the literals that the text is made of."""

    call: Node
    whole: Node
    texts: list[Node]


def splitting(code: Code, node: Node) -> Splitting | None:
    """The call that splits the text which a literal is, or is a part of."""
    call = next((one for one in node.ancestors() if one.kind in code.grammar.calls), None)
    if call is None or _SPLITS.search(callee(code, call)) is None:
        return None
    joined = node.parent is not None and node.parent.kind in _JOINED
    whole = node.parent if joined and node.parent is not None else node
    return Splitting(call, whole, whole.parts if joined else [node])


def split_words(code: Code, node: Node) -> list[str]:
    """The names in a text that is split into a list of them: `"id secret key".split()`."""
    return _WORD.findall(code.source(node).strip("\"'`")) if splitting(code, node) is not None else []


def unsaid(world: World, dead: Dead, module: Module) -> Iterator[Removal]:
    """What writes the texts anew, without the names whose every other mention has gone."""
    code = module.code
    for node in code.nodes:
        if node.kind not in code.grammar.strings or dead.covers(node):
            continue
        found = splitting(code, node)
        if found is None or found.texts[0] is not node or not _demands(world, code, found.call):
            continue
        texts = [_TEXT.fullmatch(code.source(text)) for text in found.texts]
        words = [word for text in texts if text is not None for word in _WORD.findall(text["words"])]
        gone = {word for word in words if word in world.suspects and IDENTIFIES.search(word) is None}
        gone = {word for word in gone if not _said(world, dead, found, word)}
        if gone and None not in texts and len(gone) < len(set(words)):
            yield Removal(code, found.whole, text=_without(code, found, gone))


def _demands(world: World, code: Code, call: Node) -> bool:
    """Whether the names say what has to be there; not where each goes into a variable of its own."""
    around = call.parent
    if around is not None and around.kind in code.habits.targets and around.parts[0].kind in code.habits.patterns:
        return False
    modules = [module for module in world.modules if not module.test]
    return requires(code, call) or gone_through(modules, code, call)


def _said(world: World, dead: Dead, found: Splitting, word: str) -> bool:
    """Whether anything else of the program still says a word: as a name, or in a text."""
    mention = re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w-])")
    for module in world.modules:
        code = module.code
        if module.test or word not in code.text:
            continue
        for node in code.nodes:
            leaf = node.kind in code.grammar.strings or node.kind in code.habits.lexical
            apart = node.inside(found.whole) or node.kind in code.grammar.comments or dead.covers(node)
            if leaf and not apart and mention.search(code.source(node)) and not _is_documentation(node):
                return True
    return False


def _is_documentation(node: Node) -> bool:
    return node.kind == "string" and node.parent is not None and node.parent.kind == "expression_statement"


def _without(code: Code, found: Splitting, gone: set[str]) -> str:
    """The texts without some words, each in its place; one that is left without a word goes."""
    kept = [[word for word in _WORD.findall(code.source(text)[1:-1]) if word not in gone] for text in found.texts]
    between = next(iter(re.findall(r"[ ,;|]+", code.source(found.whole)[1:])), " ")
    last = max(index for index, words in enumerate(kept) if words)
    written = ""
    for index, (text, words) in enumerate(zip(found.texts, kept, strict=True)):
        if not words:
            continue
        before = code.text[found.texts[index - 1].end : text.start] if written else ""
        end = between if index < last else ""
        written += before + code.literal(between.join(words) + end, code.source(text)[0])
    return written
