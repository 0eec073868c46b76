"""Code inside another file, rewritten as a program of its own: a fenced block, the cells of a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.detect import detect
from migrator.parse.languages import BY_EXTENSION
from migrator.parse.read import parse
from migrator.rewrite import engine
from migrator.rewrite.base import Program
from migrator.rewrite.draft import Draft
from migrator.rewrite.programs import family
from migrator.rewrite.source import Source
from migrator.rules.registry import load

if TYPE_CHECKING:
    from migrator.rewrite.base import Context, Edit

_CONFIGURATION = frozenset({"json"})
"""Formats that are called by their extension."""


class Rewritten(NamedTuple):
    """What became of a piece of code. Without `edits`, `reason` says why there are none, where that is known."""

    edits: tuple[Edit, ...] = ()
    """In the coordinates of the piece."""
    cautions: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    reason: str = ""


def rewritten(context: Context, language: str, text: str, path: str) -> Rewritten:
    """A piece of code with every rewriter of its language; `path` is what reasons call it."""
    known = (extension for extension, name in BY_EXTENSION.items() if name == language)
    extension = language if language in _CONFIGURATION else next(known, "")
    if not extension:
        return Rewritten()
    name = f"{path}.{extension}"
    document = parse(name, text.encode("utf-8", "surrogatepass"))
    findings = tuple(detect(document, load()))
    if not findings or document.text != text:
        return Rewritten()
    program = Program(family(document), context.program.integration, findings)
    outcome = engine.migrate(program, Draft(Source(lambda _: document, parse, (name,))))
    if outcome.reason:
        return Rewritten(reason=outcome.reason)
    return Rewritten(
        outcome.draft.file(name).patchwork.edits(),
        tuple(dict.fromkeys(one.caution for one in outcome.proposals if one.caution)),
        tuple(dict.fromkeys(one.instruction for one in outcome.proposals if one.instruction)),
    )
