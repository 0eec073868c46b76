"""Python: a function that is only ever called with a whole mapping, `connect(**settings)`.

No call names the parameter that goes, and the mapping may still hold it: what else it holds is taken, and left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.called_names import main_list, name_of
from migrator.rewrite.feed.callers import Callers
from migrator.rewrite.feed.dead import Dead
from migrator.rewrite.feed.models import own_name
from migrator.rewrite.feed.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_REST = "dictionary_splat_pattern"


def takes_mapping(callers: Callers, code: Code, function: Node, name: str) -> bool:
    """Whether every call of a function passes a mapping and nothing else, and the function reads no rest of it."""
    if code.region.language != "python":
        return False
    listed = main_list(code, function)
    rest = listed.child(_REST) if listed is not None else None
    if rest is not None and any(code.source(one) == code.source(rest.parts[-1]) for one in _below(function)):
        return False
    sites = callers.sites(name, function)
    given = [part for site in sites or () for part in site.arguments.parts if "comment" not in part.kind]
    return bool(given) and all(part.kind == "dictionary_splat" for part in given) and len(given) == len(sites or ())


def _below(function: Node) -> Iterator[Node]:
    """The names in the body of a function."""
    return (node for node in function.parts[-1].descendants() if node.kind == "identifier")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [file for file in context.draft.changed() if file.original.path.endswith(".py") and not file.hollow]
    lost = {}
    for file in changed:
        before = {key: names for code in codes(file.original) for key, _, names in _functions(code)}
        for code in codes(file.current):
            found = [node for key, node, names in _functions(code) if before.get(key, frozenset()) - names]
            if found:
                lost[file.original.path] = found
    if not lost:
        return
    world = World(context)
    callers = Callers(world, Dead())
    for module in (one for one in world.modules if one.path in lost):
        code = module.code
        starts = {node.start for node in lost[module.path]}
        edits = []
        for node in code.nodes:
            listed = main_list(code, node) if node.kind in code.functions and node.start in starts else None
            name = name_of(code, node) if listed is not None else None
            if listed is None or name is None or listed.child(_REST) or not takes_mapping(callers, code, node, name):
                continue
            last = listed.parts[-1].end if listed.parts else listed.start + 1
            edits.append(Edit(last, last, ", **_" if listed.parts else "**_"))
        if edits:
            yield Proposal("Take what else a mapping holds", edits={module.path: tuple(code.in_file(edits) or ())})


def _functions(code: Code) -> Iterator[tuple[tuple[str, str], Node, frozenset[str]]]:
    """The functions of a file: class and name, node, and the names of the parameters."""
    for node in code.nodes:
        listed = node.child("parameters") if node.kind == "function_definition" else None
        if listed is not None:
            own = code.class_around(node)
            key = (own_name(code, own) if own is not None else "", code.source(node.parts[0]))
            yield key, node, frozenset(code.source(one) for one in listed.descendants() if one.kind == "identifier")


REWRITER = Rewriter("mapped-python", 63, _propose, frozenset({"python"}))
