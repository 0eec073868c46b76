"""PowerShell: what a module exports, and the help of a function, no longer name what has gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_LIST = r"(?P<names>['\"]?[\w-]+['\"]?(?:[ \t]*,[ \t]*['\"]?[\w-]+['\"]?)*)"
_EXPORTS = re.compile(
    r"(?im)^[ \t]*(?:Export-ModuleMember[ \t]+(?:-Function[ \t]+)?|FunctionsToExport[ \t]*=[ \t]*(?:@\([ \t]*)?)"
    rf"{_LIST}"
)
_MODULE = re.compile(
    r"(?im)^[ \t]*(?:\#Requires[ \t]+-Modules?|Import-Module(?:[ \t]+-Name)?|using[ \t]+module)[ \t]+['\"]?"
    r"(?:JWT|powershell-jwt|jwtPS)['\"]?[ \t]*(?:-\w+[ \t]*)*\r?\n"
)
"""Modules of the PowerShell Gallery that only sign tokens."""
_USES_MODULE = re.compile(r"(?i)\b(?:New|Test|Get|ConvertFrom|ConvertTo)-Jwt\w*")
_HELP = re.compile(r"(?im)^[ \t]*\.PARAMETER[ \t]+(?P<name>\w+)\b[^\n]*\n(?:(?![ \t]*\.[A-Z]|[ \t]*\#>)[^\n]*\n)*")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    gone = {
        name
        for path in changed
        for name in _named(context.draft.file(path).original, "function_name")
        - _named(context.draft.document(path), "function_name")
    }
    for path in dict.fromkeys([*changed, *(one for one in context.draft.source.paths if one.endswith(".psd1"))]):
        document = context.draft.document(path)
        edits = [edit for code in codes(document) for edit in code.in_file(list(_edits(context, code, gone))) or ()]
        if edits:
            yield Proposal("Export and describe what is left", edits={path: tuple(dict.fromkeys(edits))})


def _named(document: Document, kind: str) -> set[str]:
    """Names of functions, or of parameters with those of the functions that have them."""
    return {
        code.source(node).lstrip("$").lower() for code in codes(document) for node in code.nodes if node.kind == kind
    }


def _edits(context: Context, code: Code, gone: set[str]) -> Iterator[Edit]:
    for match in _EXPORTS.finditer(code.text):
        names = [name.strip() for name in match["names"].split(",")]
        left = [name for name in names if name.strip("'\"").lower() not in gone]
        if left and len(left) < len(names):
            yield Edit(*match.span("names"), ", ".join(left))
    if not _USES_MODULE.search(code.text):
        for match in _MODULE.finditer(code.text):
            apart = code.text[: match.start()].endswith(("\n\n", "\r\n\r\n")) or not match.start()
            blank = re.match(r"\r?\n", code.text[match.end() : match.end() + 2]) if apart else None
            yield Edit(match.start(), match.end() + (blank.end() if blank is not None else 0), "")
    file = context.draft.file(code.document.path)
    lost = _parameters(file.original) - _parameters(file.current)
    comments = [(node.start, node.end) for node in code.nodes if node.kind == "comment"]
    for match in _HELP.finditer(code.text):
        in_comment = any(start <= match.start() < end for start, end in comments)
        if in_comment and match["name"].lower() in lost:
            yield Edit(*match.span(), "")


def _parameters(document: Document) -> set[str]:
    return {
        code.source(node.parts[0]).lstrip("$").lower()
        for code in codes(document)
        for node in code.nodes
        if node.kind == "parameter" and node.parts
    }


REWRITER = Rewriter("exports-powershell", 66, _propose, frozenset({"powershell"}))
