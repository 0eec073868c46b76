"""What a rewritten program still does for the old flow: looked for with the same rules that found it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.rewrite.base import Context, Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.feed.helpers import helps_others
from migrator.rewrite.feed.ungiven import ungiven
from migrator.rewrite.feed.world import TESTS, World
from migrator.rewrite.kinship import Kinship
from migrator.rewrite.programs import NOT_CODE, family
from migrator.rewrite.still_read import still_filled, still_read
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.model import Finding
    from migrator.parse.document import Document
    from migrator.rewrite.base import Program
    from migrator.rewrite.draft import Draft
    from migrator.rewrite.tree import Node

_RUNS = {
    "exchange-endpoint": "still names the JWT exchange",
    "jwt-token-parameter": "still sends an assertion",
    "assertion-signing": "still signs an assertion",
    "assertion-claims": "still builds the claims of an assertion",
    "private-key-reference": "still asks for a private key",
    "metascope": "still names a metascope",
}
"""Rules whose findings in code mean that something of the old flow still runs."""
_SWEPT = frozenset({"python", "javascript"})
"""Families in which no metascope stays that nothing reads: one that stays is used."""


def remaining(program: Program, draft: Draft) -> Iterator[Proposal]:
    """A caution for each thing of the old flow that is left in the code of a rewritten program."""
    if program.family in NOT_CODE:
        return
    rules = [rule for rule in load() if rule.id in _RUNS and (rule.id != "metascope" or program.family in _SWEPT)]
    kinship = Kinship(draft, program.family)
    changed = [path for path in program.paths if draft.file(path).changed]
    world = World(Context(program, draft))
    for path in program.paths:
        document = draft.document(path)
        if not any(kinship.related(path, other) for other in changed):
            continue  # what it does, it does on its own: it keeps its finding
        for finding in detect(document, rules):
            if not _counts(document, finding):
                continue
            told = f"{path}:{finding.place.line} {_RUNS[finding.rule_id]}"
            other = helps_others(world, draft, document, finding)
            if TESTS.search(path) and not world.only_tests:
                yield Proposal("", f"{told}: the tests have to follow.")
            elif other:
                yield Proposal("", f"{told}: it stays, for {other} uses it for something else.")
            else:
                yield Proposal("", caution=told)
    yield from _life_unread(program, draft)
    yield from still_read(world, kinship)
    yield from (Proposal("", caution=told) for told in ungiven(world))
    if program.family == "go":
        yield from still_filled(world)


_LIFE = re.compile(r"\bexpires_in\b")


def _life_unread(program: Program, draft: Draft) -> Iterator[Proposal]:
    """A caution where the answer said how long its token is good for, and nothing of the file asks for it any more."""
    for file in draft.changed():
        if family(file.current) != program.family or file.hollow or _LIFE.search(file.current.text):
            continue
        match = _LIFE.search(file.original.text)
        if match is not None and not _comment_at(file.original, match.start()):
            line = file.original.position(match.start())[0]
            yield Proposal("", caution=f"{file.original.path}:{line} asked how long the token is good for")


def _counts(document: Document, finding: Finding) -> bool:
    """A name alone does no harm: an address still called `ims_exchange` may well hold the new one."""
    if finding.exempt or document.generated or _in_comment(document, finding):
        return False
    return finding.rule_id != "exchange-endpoint" or "/jwt" in _line(document, finding)


def _line(document: Document, finding: Finding) -> str:
    return document.text[finding.place.start : finding.place.end]


def _in_comment(document: Document, finding: Finding) -> bool:
    return _comment_at(document, finding.place.start)


def _comment_at(document: Document, offset: int) -> bool:
    region = document.regions[0]
    spans = [(comment.span.start, comment.span.end) for comment in region.facts.comments]
    if region.language == "python":
        spans += [(one.start, one.end) for code in codes(document) for one in code.nodes if _is_docstring(one)]
    return any(region.offsets.to_file(start) <= offset < region.offsets.to_file(end) for start, end in spans)


def _is_docstring(node: Node) -> bool:
    return node.kind == "string" and node.parent is not None and node.parent.kind == "expression_statement"
