"""Java: the import of a security exception that nothing names any more goes, once catches and throws clauses have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.catches import CHECKED, concerned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code


def _propose(context: Context) -> Iterator[Proposal]:
    for document in concerned(context):
        if not context.draft.file(document.path).changed:
            continue
        edits = [edit for code in codes(document) for edit in code.in_file(list(_imports(code))) or ()]
        if edits:
            yield Proposal("Import no exception that nothing names", edits={document.path: tuple(edits)})


def _imports(code: Code) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind != "import_declaration":
            continue
        name = code.source(node).strip(" ;").rpartition(".")[2]
        if name in CHECKED and len(re.findall(rf"\b{name}\b", code.text)) == 1:
            yield Edit(*lines(code, node.start, node.end), "")


def lines(code: Code, start: int, end: int) -> tuple[int, int]:
    """The line, with the blank one after it where the import stood alone."""
    start, end = code.line_start(start), code.line_end(end)
    above = code.text[code.line_start(start - 1) : start] if start else ""
    below = code.text[end : code.line_end(end)]
    return start, code.line_end(end) if not above.strip() and not below.strip() else end


REWRITER = Rewriter("imports-java", 66, _propose, frozenset({"jvm"}))
