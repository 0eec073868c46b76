"""Go: constants of metascopes that nothing uses go with those that something used, and their type with the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_METASCOPE = re.compile(r"\"ent_\w{1,80}\"")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [file for file in context.draft.changed() if file.original.path.endswith(".go") and not file.hollow]
    texts = [context.draft.text(path) for path in context.draft.source.paths if path.endswith(".go")]
    for file in changed:
        before = sum(len(list(_constants(code))) for code in codes(file.original))
        for code in codes(file.current):
            left = list(_constants(code))
            unused = [node for node in left if _uses(texts, code.source(node.parts[0])) == 1]
            if not unused or len(left) == before:
                continue
            removals = [Removal(code, node) for node in _groups(unused)]
            if len(unused) == len(left):
                removals += [Removal(code, node) for node in _types(code, texts, unused)]
            yield Proposal(
                "Drop the metascopes",
                edits={file.original.path: tuple(code.in_file(edits_of(code, removals)) or ())},
            )


def _constants(code: Code) -> Iterator[Node]:
    """The constants with a metascope for a value."""
    for node in code.nodes:
        if node.kind == "const_spec" and len(node.parts) > 1 and _METASCOPE.fullmatch(code.source(node.parts[-1])):
            yield node


def _groups(specs: list[Node]) -> Iterator[Node]:
    """What goes with constants: the whole declaration where it holds nothing else."""
    gone = {id(node) for node in specs}
    for declaration in dict.fromkeys(node.parent for node in specs if node.parent is not None):
        own = [part for part in declaration.parts if part.kind == "const_spec"]
        if all(id(part) in gone for part in own):
            yield declaration
        else:
            yield from (part for part in own if id(part) in gone)


def _types(code: Code, texts: list[str], specs: list[Node]) -> Iterator[Node]:
    """The declarations of types that nothing but these constants names."""
    named = [part for node in specs for part in node.parts if part.kind == "type_identifier"]
    for name in sorted({code.source(part) for part in named}):
        uses = sum(code.source(part) == name for part in named)
        for node in code.nodes:
            declares = node.kind == "type_spec" and code.source(node.parts[0]) == name
            if declares and node.parent is not None and len(node.parent.parts) == 1 and _uses(texts, name) == uses + 1:
                yield node.parent


def _uses(texts: list[str], name: str) -> int:
    """How often Go of the tree names something outside of comments that have a line to themselves."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    lines = (line for text in texts for line in text.split("\n") if not line.lstrip().startswith("//"))
    return sum(len(word.findall(line)) for line in lines)


REWRITER = Rewriter("metascopes-go", 61, _propose, frozenset({"go"}))
