"""Python: a loop over metascopes whose `except … continue` skipped the rest says `else:` instead, so that it can end.

`try: … except: …; continue` with statements after it is the same as those statements in the `else` of the `try`. Then
nothing jumps any more, and the sweep may put the body in the loop's place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.statements import shows, steps
from migrator.rewrite.feed.words import WORDS, only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if not context.draft.file(document.path).changed:
            continue
        edits: list[Edit] = []
        for code in codes(document):
            names = code.once(Names)
            for loop in code.nodes:
                if loop.kind == "for_statement" and _over_metascopes(code, names, loop):
                    edits += code.in_file(_with_else(code, loop)) or ()
        if edits:
            yield Proposal("Ask once, not for each metascope", edits={document.path: tuple(edits)})


def _over_metascopes(code: Code, names: Names, loop: Node) -> bool:
    """Whether a loop runs over metascopes, and its variable is only shown any more."""
    body = loop.parts[-1]
    header = code.text[loop.start : body.start]
    if body.kind != "block" or not any(only_jwt(word) for word in WORDS.findall(header)):
        return False
    bound = {
        one.name
        for word in WORDS.findall(header)
        for one in names.by_name.get(word, ())
        if one.role is Role.BIND and one.node.inside(loop) and one.node.end <= body.start
    }
    used = [one for name in bound for one in names.by_name[name] if one.node.inside(body)]
    return bool(bound) and all(shows(code, code.statement(one.node)) for one in used)


def _with_else(code: Code, loop: Node) -> Iterator[Edit]:
    inner = steps(code, loop.parts[-1])
    at = next((index for index, step in enumerate(inner) if step.kind in code.habits.tries), None)
    if at is None or at + 1 == len(inner) or loop.parts[-1].parts[-1] is not inner[-1]:
        return
    attempt, rest = inner[at], inner[at + 1 :]
    clauses = [part for part in attempt.parts if part.kind in code.habits.clauses]
    lasts = [steps(code, clause.parts[-1])[-1] for clause in clauses if clause.kind == "except_clause"]
    if not lasts or len(lasts) != len(clauses) or any(last.kind != "continue_statement" for last in lasts):
        return
    own, outer = code.indentation(attempt.start), code.indentation(loop.start)
    step = own.removeprefix(outer)
    if not step or not code.begins_line(rest[0].start):
        return
    yield from (
        Edit(*_whole_lines(code, last), "" if len(steps(code, last.parent)) > 1 else f"{own}{step}pass{code.newline}")
        for last in lasts
        if last.parent
    )
    first = code.line_start(rest[0].start)
    yield Edit(first, first, f"{own}else:{code.newline}")
    while first < rest[-1].end:
        if code.text[first : code.line_end(first)].strip():
            yield Edit(first, first, step)
        first = code.line_end(first)


def _whole_lines(code: Code, node: Node) -> tuple[int, int]:
    return code.line_start(node.start), code.line_end(node.end)


REWRITER = Rewriter("retries-python", 59, _propose, frozenset({"python"}))
