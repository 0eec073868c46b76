"""Samples of configuration in documentation: they follow the code as the configuration itself does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rewrite.base import Context, Program, Proposal, Rewriter
from migrator.rewrite.config import unread
from migrator.rewrite.config.leaving import FORMATS
from migrator.rewrite.draft import Draft
from migrator.rewrite.programs import CONFIG, PROSE
from migrator.rewrite.prose.text import LOOK, documents, mapped
from migrator.rewrite.source import Source
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.rewrite.base import Edit

_NAMES = {"dotenv": "sample.env", "hcl": "sample.tf", "osgi": "sample.config"}


def _propose(context: Context) -> Iterator[Proposal]:
    for document in documents(context):
        edits = [
            edit
            for region in document.regions[1:]
            if region.language in FORMATS and region.kind == "config"
            for edit in mapped(document, region, _edits(context, document, region)) or ()
        ]
        if edits:
            yield Proposal(
                "Show the configuration that the program reads now",
                edits={document.path: tuple(edits)},
                caution=LOOK.format(path=document.path),
            )


def _edits(context: Context, document: Document, region: Region) -> Iterator[Edit]:
    """What becomes of a sample, taken as a file beside the document."""
    folder = document.path.rpartition("/")[0]
    name = f"{folder}/{_NAMES.get(region.language, f'sample.{region.language}')}".lstrip("/")
    sample = parse(name, region.text.encode("utf-8", "surrogatepass"))
    if sample.regions[0].language != region.language or sample.text != region.text:
        return
    findings = tuple(detect(sample, load()))
    draft = Draft(
        Source(lambda path: sample if path == name else context.draft.document(path), parse, context.draft.source.paths)
    )
    program = Program(CONFIG, context.program.integration, findings)
    for proposal in unread.REWRITER.propose(Context(program, draft, context.migrated, context.stuck)):
        yield from proposal.edits.get(name, ())


REWRITER = Rewriter("settings", 22, _propose, frozenset({PROSE}))
