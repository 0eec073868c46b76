"""A variable that is given one value after the other is several variables: each value with the uses until the next."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.rewrite.feed.names import BINDINGS, Occurrence, Role
from migrator.rewrite.feed.statements import own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.tree import Node


class Web(NamedTuple):
    """One value of a name: where it is bound and used, and the stretch of code in which the name means it."""

    occurrences: list[Occurrence]
    start: int
    end: int


_DECLARES = frozenset({"short_var_declaration", "lexical_declaration"})
"""What declares a name for the block around it alone: Go's `:=`, `let` and `const`."""
_BLOCKS = frozenset({"block", "statement_block", "if_statement", "for_statement", "switch_case", "expression_case"})


def webs(code: Code, names: Names, group: list[Occurrence], scope: Node | None) -> list[Web]:
    """The webs of one binding's occurrences; one web where the order of execution is not that of the text."""
    group = sorted(group, key=lambda one: one.node.start)
    whole = Span(scope.start, scope.end) if scope is not None else Span(0, len(code.text) + 1)
    inner = [*(_shadowing(names, group, scope) if scope is not None else []), *_opened(names, group, scope)]
    taken = {id(one) for _, held in inner for one in held}
    outer = [one for one in group if id(one) not in taken]
    return [
        web
        for span, held in (*inner, (whole, outer))
        if held
        for web in _in_order(span, held, _cuts(code, names, held, scope))
    ]


def _shadowing(names: Names, group: list[Occurrence], scope: Node) -> list[tuple[Span, list[Occurrence]]]:
    """The blocks within the function that declare the name for themselves, with what means it there."""
    found: list[tuple[Span, list[Occurrence]]] = []
    done = 0
    for one in group:
        declaration = next((node for node in one.node.ancestors() if node.kind in _DECLARES), None)
        if one.role is not Role.BIND or declaration is None or one.node.start < done:
            continue
        block = next((node for node in declaration.ancestors() if node.kind in _BLOCKS), None)
        if block is None or block.parent is scope or names.code.function(one.node) is not scope:
            continue
        held = [other for other in group if other.node.inside(block) and other.node.start >= one.node.start]
        mentioned = any(other is not one and other.node.inside(declaration) for other in held)
        if not mentioned:
            found.append((Span(block.start, block.end), held))
            done = block.end
    return found


def _opened(names: Names, group: list[Occurrence], scope: Node | None) -> list[tuple[Span, list[Occurrence]]]:
    """Python: the `with … as name:` whose value nothing after it can mean, with what means it inside."""
    code = names.code
    found: list[tuple[Span, list[Occurrence]]] = []
    for index, one in enumerate(group):
        target = one.node.parent
        around = next((node for node in one.node.ancestors() if node.kind in code.habits.withs), None)
        if (
            target is None
            or target.kind != "as_pattern_target"
            or around is None
            or code.function(one.node) is not scope
        ):
            continue
        held = [other for other in group[index:] if other.node.inside(around)]
        following = next(iter(group[index + len(held) :]), None)
        again = any(other.role in BINDINGS for other in held[1:])
        before = any(other.node.inside(around) for other in group[:index])
        if not again and not before and not _looped(code, group, around) and _given_anew(code, around, following):
            found.append((Span(around.start, around.end), held))
    return found


def _looped(code: Code, group: list[Occurrence], around: Node) -> bool:
    """Whether a loop comes back to a use that stands before a statement, and may mean the value of the last round."""
    loops = [node for node in around.ancestors() if node.kind in code.habits.loops]
    firsts = [next(one for one in group if one.node.inside(loop)) for loop in loops]
    return any(one.role not in BINDINGS for one in firsts)


def _given_anew(code: Code, around: Node, following: Occurrence | None) -> bool:
    """Whether the next mention of a name, if any, gives it another value whatever happens."""
    if following is None:
        return True
    binder = next((node for node in following.node.ancestors() if node.kind in code.habits.targets), None)
    if following.role is not Role.BIND or binder is None or binder.kind == "augmented_assignment":
        return False
    opened = next((node for node in binder.ancestors() if node.kind in code.habits.withs), None)
    given = opened if binder.kind == "as_pattern_target" and opened is not None else own_statement(code, binder)
    return given is not None and given.parent is not None and around.inside(given.parent)


def _in_order(span: Span, group: list[Occurrence], cuts: list[tuple[Node, Occurrence]]) -> list[Web]:
    """The webs of one variable, whose values follow one another where the cuts are."""
    if len(cuts) < 2:  # noqa: PLR2004 - one value is one web
        return [Web(group, span.start, span.end)]
    ends = [statement.end for statement, _ in cuts]
    bound = {id(one.node): index for index, (_, one) in enumerate(cuts)}
    parts: list[list[Occurrence]] = [[] for _ in range(len(cuts) + 1)]
    for one in group:
        index = bound.get(id(one.node))
        parts[bisect_right(ends, one.node.start) if index is None else index + 1].append(one)
    borders = [span.start, *ends, span.end]
    return [Web(part, borders[index], borders[index + 1]) for index, part in enumerate(parts) if part]


def _cuts(code: Code, names: Names, group: list[Occurrence], scope: Node | None) -> list[tuple[Node, Occurrence]]:
    """The statements of one block that give the name a new value, in order."""
    if any(names.code.function(one.node) is not scope for one in group if one.role is not Role.PARAMETER):
        return []
    cuts: list[tuple[Node, Occurrence]] = []
    block: Node | None = None
    for one in group:
        if one.role is not Role.BIND:
            continue
        statement = _giving(code, one.node)
        if statement is None or statement.parent is None:
            continue
        if block is None:
            block = statement.parent
        if statement.parent is block and not _mentions(code, statement, one, group):
            cuts.append((statement, one))
    looped = block is not None and any(around.kind in code.habits.loops for around in block.ancestors())
    return [] if looped else cuts


def _giving(code: Code, node: Node) -> Node | None:
    """The statement that does nothing but give the name its value."""
    for around in node.ancestors():
        if around.kind in code.habits.targets:
            own = own_statement(code, around)
            if own is None and around.parent is not None and around.parent.parent is not None:
                declaration = code.statement(around)
                return declaration if "declar" in declaration.kind else None
            return own
    return None


def _mentions(code: Code, statement: Node, bound: Occurrence, group: list[Occurrence]) -> bool:
    """Whether the new value is made of the old one."""
    del code
    return any(one is not bound and one.node.inside(statement) for one in group)
