"""Go: an import block that lost some of its lines is set as gofmt sets it; one that lost all of them goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_BLANKS = re.compile(r"(?<![ \t])(?:[ \t]*\r?\n){2,}")


def _propose(context: Context) -> Iterator[Proposal]:
    for document in (file.current for file in context.draft.changed()):
        edits = [
            edit
            for code in codes(document)
            if code.region.language == "go"
            for node in code.nodes
            if node.kind == "import_declaration"
            for edit in code.in_file(list(_edits(code, node))) or ()
        ]
        if edits:
            yield Proposal("Tidy the imports", edits={document.path: tuple(edits)})


def _edits(code: Code, declaration: Node) -> Iterator[Edit]:
    listed = declaration.child("import_spec_list")
    if listed is None:
        return
    if not listed.parts:
        end = code.line_end(declaration.end)
        blank = code.line_end(end) if not code.text[end : code.line_end(end)].strip() else end
        yield Edit(code.line_start(declaration.start), blank, "")
        return
    first, last = listed.parts[0], listed.parts[-1]
    head = _BLANKS.search(code.text, listed.start + 1, code.line_start(first.start))
    if head is not None:
        yield Edit(head.start(), head.end(), code.newline)
    tail = _BLANKS.match(code.text, last.end, listed.end)
    if tail is not None:
        yield Edit(tail.start(), tail.end(), code.newline)


REWRITER = Rewriter("imports-go", 66, _propose, frozenset({"go"}))
