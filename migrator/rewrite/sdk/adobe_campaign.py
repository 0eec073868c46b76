"""The adobe-campaign gem: the signed assertion and its account leave the configuration.

Read from CruGlobal/adobe-campaign @9df0b71 lib/adobe/campaign/base.rb: from 0.4.4 on api_key and api_secret are enough.
No test runs the gem: never safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.pins import pins
from migrator.rewrite.sdk.used import changed, untried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CONFIGURES = "Adobe::Campaign.configure"


def _propose(context: Context) -> Iterator[Proposal]:
    entry = sdks()["gem-adobe-campaign"]
    change = changed(entry, "code")
    gone = frozenset(change.remove if change is not None else ())
    edits: dict[str, tuple[Edit, ...]] = {}
    for document in context.documents():
        own = [edit for code in codes(document) for edit in code.in_file(_settings(code, gone)) or ()]
        if own:
            edits[document.path] = tuple(dict.fromkeys(own))
    if edits:
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        yield Proposal(
            "Configure api_key and api_secret alone",
            f"{install(entry)} Stop the job that runs rake adobe:generate_jwt.",
            edits=edits,
            caution=untried(entry),
        )


def _settings(code: Code, gone: frozenset[str]) -> list[Edit]:
    """`config.signed_jwt = ...` in the block of the configuration."""
    if _CONFIGURES not in code.text:
        return []
    dead = [node for node in code.nodes if node.kind == "assignment" and _attribute(code, node) in gone]
    return edits_of(code, [Removal(code, code.statement(node)) for node in dead])


def _attribute(code: Code, assignment: Node) -> str:
    return code.source(assignment.parts[0]).rpartition(".")[2]


REWRITER = Rewriter("adobe-campaign", 10, _propose, frozenset({"ruby"}))
