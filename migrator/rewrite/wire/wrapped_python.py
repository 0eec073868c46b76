"""Python: a request that a function of the program sends, which has to take the body that the query became."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.programs import family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context, Edit
    from migrator.rewrite.code import Code

_CARRIERS = frozenset({"files", "params", "json"})
_NEW = "data"
_LONGEST = 2000
_MOST_FILES = 4000


def handed_on(context: Context, made: Iterable[tuple[Code, Edit]]) -> Iterator[Proposal]:
    """A caution for each function of the program that takes the argument of before by its name, and no `data`."""
    seen: set[tuple[str, str]] = set()
    for code, edit in made:
        old = code.text[edit.start : edit.end]
        if old not in _CARRIERS or edit.replacement != _NEW:
            continue
        around = code.smallest(Span(edit.start, edit.end)).ancestors()
        call = next((node for node in around if node.kind in code.grammar.calls), None)
        name = callee(code, call).rpartition(".")[2] if call is not None else ""
        if name.isidentifier() and (name, old) not in seen:
            seen.add((name, old))
            yield from (
                Proposal(
                    "", caution=f"{path}: {name} takes {old}, and no {_NEW}, which the token request is sent as now"
                )
                for path in _without(context, name, old)
            )


def _without(context: Context, name: str, old: str) -> Iterator[str]:
    """The files that define a function of this name with the old parameter, and without the new one."""
    defined = re.compile(rf"\bdef\s+{re.escape(name)}\s*\(")
    draft = context.draft
    others = [path for path in draft.source.paths if family_of_language(draft.language(path)) == "python"]
    for path in dict.fromkeys([*context.program.paths, *others[:_MOST_FILES]]):
        if defined.search(draft.text(path)) is None:
            continue
        for code in codes(draft.document(path)):
            for node in code.nodes:
                if node.kind != "function_definition" or defined.search(code.source(node)[:_LONGEST]) is None:
                    continue
                listed = node.child(*code.habits.parameters)
                own = code.source(node.parts[0]) == name and listed is not None
                names = set(re.findall(r"\*{0,2}\w+", code.source(listed))) if own and listed is not None else set()
                if old in names and _NEW not in names and not any(one.startswith("**") for one in names):
                    yield path
