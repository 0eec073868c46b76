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
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

REST = "dictionary_splat_pattern"


def mappings(codes: Iterable[Code], callers: Callers, code: Code, function: Node, name: str) -> list[tuple[Code, Node]]:
    """The `**settings` of every call of a function; none where one passes anything else.

    Nor where the function does more with the rest of a mapping than to look single entries up.
    """
    listed = main_list(code, function) if code.region.language == "python" else None
    rest = listed.child(REST) if listed is not None else None
    if listed is None or (rest is not None and not _looks_up(codes, code, function, code.source(rest.parts[-1]))):
        return []
    sites = callers.sites(name, function)
    given = [(site.code, part) for site in sites or () for part in site.arguments.parts if "comment" not in part.kind]
    whole = all(part.kind == "dictionary_splat" for _, part in given) and len(given) == len(sites or ())
    return given if whole else []


def uses_of(code: Code, function: Node, name: str) -> Iterator[Node]:
    """Where the body of a function uses a variable, no attribute of the same name."""
    for node in function.parts[-1].descendants():
        if node.kind == "identifier" and code.source(node) == name:
            around = node.parent
            if around is None or around.kind not in code.grammar.members or around.parts[0] is node:
                yield node


def looked_up(code: Code, node: Node) -> bool:
    """`rest["id"]`, `rest.get("id")`, `self.rest["id"]`: what else a mapping holds makes no difference."""
    around = node.parent
    if around is not None and around.kind in code.grammar.members and around.parts[-1] is node:
        node, around = around, around.parent
    if around is None or around.parts[0] is not node:
        return False
    if around.kind in code.grammar.subscripts:
        return around.parts[-1].kind in code.grammar.strings
    return around.kind in code.grammar.members and code.source(around.parts[-1]) == "get"


def _looks_up(codes: Iterable[Code], code: Code, function: Node, rest: str) -> bool:
    """Whether a function takes nothing but single entries of a mapping, or keeps it to do that later."""
    for node in uses_of(code, function, rest):
        if looked_up(code, node):
            continue
        kept = _kept_as(code, node)
        if not kept or not all(_only_looked_up(one, kept, code.class_around(function)) for one in codes):
            return False
    return True


def _only_looked_up(code: Code, kept: str, own: Node | None) -> bool:
    """Whether code does nothing else with an attribute, but that of a class which keeps something of its own there."""
    if kept not in code.text:
        return True
    found = [
        node.parts[-1]
        for node in code.nodes
        if node.kind in code.grammar.members and code.source(node.parts[-1]) == kept
    ]
    classes = {id(code.class_around(node)) for node in found if _is_given(node)} - {id(own)}
    return all(
        looked_up(code, node)
        or _is_given(node)
        or (id(code.class_around(node)) in classes and code.source(node.parent or node) == f"self.{kept}")
        for node in found
    )


def _is_given(node: Node) -> bool:
    """`self.rest = …`."""
    target = node.parent
    binder = target.parent if target is not None else None
    return binder is not None and binder.kind == "assignment" and binder.parts[0] is target


def _kept_as(code: Code, node: Node) -> str:
    """The name of the attribute that a mapping is kept under: `self.rest = rest`; empty where it is not."""
    binder = node.parent
    if binder is None or binder.kind != "assignment" or binder.parts[-1] is not node:
        return ""
    target = binder.parts[0]
    return code.source(target.parts[-1]) if target.kind in code.grammar.members else ""


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
    callers, known = Callers(world, Dead()), [module.code for module in world.modules]
    for module in (one for one in world.modules if one.path in lost):
        code = module.code
        starts = {node.start for node in lost[module.path]}
        edits = []
        for node in code.nodes:
            listed = main_list(code, node) if node.kind in code.functions and node.start in starts else None
            name = name_of(code, node) if listed is not None else None
            if listed is None or name is None or listed.child(REST) or not mappings(known, callers, code, node, name):
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
