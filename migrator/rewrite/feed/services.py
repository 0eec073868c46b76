"""PHP: an argument that a service definition names goes with the parameter of the constructor it was for.

Symfony refuses a definition with `$name: …` under `arguments` or `bind` where no parameter has that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.names import Names, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_MOST_FILES = 400
_ARGUMENT = re.compile(r"^[ ]+\$(?P<name>\w+):[^\n]*(?:\n|\Z)", re.MULTILINE)


def _propose(context: Context) -> Iterator[Proposal]:
    gone: dict[str, set[str]] = {}
    for path in context.program.paths:
        file = context.draft.file(path)
        if file.changed:
            left = set(_parameters(file.current))
            for owner, name in set(_parameters(file.original)) - left:
                gone.setdefault(owner, set()).add(name)
    if not gone:
        return
    paths = [path for path in context.draft.source.paths if path.endswith((".yaml", ".yml"))]
    for path in paths[:_MOST_FILES]:
        edits = tuple(_edits(context.draft.text(path), gone))
        if edits:
            yield Proposal("Drop the arguments that nothing takes any more", edits={path: edits})


def _parameters(document: Document) -> Iterator[tuple[str, str]]:
    """Class and name of every parameter of a constructor."""
    for code in codes(document):
        names = code.once(Names)
        for name, occurrences in names.by_name.items():
            for one in occurrences:
                around = [node for node in one.node.ancestors() if node.kind in code.grammar.classes]
                owner = around[0].child("name") if around else None
                if one.role is Role.PARAMETER and owner is not None:
                    yield code.source(owner), name


def _edits(text: str, gone: dict[str, set[str]]) -> Iterator[Edit]:
    for match in _ARGUMENT.finditer(text):
        service = _service(text, match.start())
        if any(match["name"] in names and service.endswith(owner) for owner, names in gone.items()):
            yield Edit(*match.span(), "")


def _service(text: str, offset: int) -> str:
    """The key two levels up: the service that has the argument."""
    indents: list[int] = []
    for line in reversed(text[:offset].splitlines()[-200:]):
        indent = len(line) - len(line.lstrip())
        if line.strip() and (not indents or indent < indents[-1]):
            indents.append(indent)
            key = line.strip().partition(":")[0].strip("'\"")
            if key not in {"arguments", "bind"} and not key.startswith("$"):
                return key
    return ""


REWRITER = Rewriter("services-php", 67, _propose, frozenset({"php"}))
