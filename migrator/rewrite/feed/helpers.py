"""Helpers that others use, too: what signs for several services stays when the sign-in has left it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.code import codes
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.meaning.functions import name_of

if TYPE_CHECKING:
    from migrator.model import Finding
    from migrator.parse.document import Document
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_RULES = frozenset({"assertion-signing", "private-key-reference"})
"""What is a helper's work: claims and metascopes of the flow are never another service's."""


def helps_others(world: World, draft: Draft, document: Document, finding: Finding) -> str:
    """A file that uses the function around a finding, where no rewritten file names it any more; or nothing."""
    path = document.path
    if finding.rule_id not in _RULES or draft.file(path).changed:
        return ""
    code = next((one for one in codes(document) if one.region is document.regions[0]), None)
    names = _outer_names(code, finding.place.start) if code is not None else frozenset()
    if code is None or not names:
        return ""
    word = re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w$])")
    changed = [file.current.text for file in draft.changed()]
    if any(word.search(text) for text in changed):
        return ""
    users = (
        module.path
        for module in world.modules
        if module.path != path and not module.test and not draft.file(module.path).changed
        if not world.concerns(module.path) and word.search(module.code.text) and _imports(module, path)
    )
    return next(users, "")


def _outer_names(code: Code, offset: int) -> frozenset[str]:
    """The function around a place, and those of its file that call it, by their names."""
    node = code.smallest(Span(offset, offset + 1))
    own = _name(code, node)
    if not own:
        return frozenset()
    names = {own}
    for _ in range(3):  # a helper of a helper
        called = re.compile(rf"(?<![\w$.])(?:{'|'.join(map(re.escape, sorted(names)))})\s*\(")
        more = {
            _name(code, one) for one in code.nodes if one.kind in code.grammar.calls and called.match(code.source(one))
        }
        if not more - names - {""}:
            break
        names |= more - {""}
    return frozenset(names)


def _name(code: Code, node: Node) -> str:
    """The name of the outermost function around a node."""
    outer = [one for one in (node, *node.ancestors()) if one.kind in code.functions]
    return name_of(code, outer[-1]) if outer else ""


def _imports(module: Module, path: str) -> bool:
    """Whether a module imports a file, by the last part of the path that it writes."""
    if TESTS.search(module.path):
        return False
    stem = path.rpartition("/")[2].partition(".")[0]
    parents = path.split("/")[:-1]
    wanted = {stem, *(parents[-1:] if stem in {"index", "__init__"} else ())}
    return any(re.split(r"[./]", one.module.removesuffix(".js"))[-1] in wanted for one in module.code.facts.imports)
