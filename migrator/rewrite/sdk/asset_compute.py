"""`getIntegrationConfiguration(file, privateKeyFile)` of Asset Compute's client: the second argument goes.

The client tells OAuth by the shape of the file (adobe/asset-compute-client @6cbe347 lib/integrationConfiguration.js):
the Console's OAuth download takes the place of the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.chains import chains
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.used import untried, used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_ENTRY = "js-asset-compute-client"
_CALL = frozenset({"getIntegrationConfiguration"})


def _propose(context: Context) -> Iterator[Proposal]:
    entry = sdks()[_ENTRY]
    edits: dict[str, tuple[Edit, ...]] = {}
    for document in context.documents():
        for code in codes(document):
            if any(one.id == _ENTRY for one, _, _ in used(code)):
                found = code.in_file(_calls(code))
                if found:
                    edits[document.path] = found
    if edits:
        edits |= moves(context, entry, tuple(edits))
        text = entry.replacement.text if entry.replacement is not None else ""
        yield Proposal(
            "Read the Console's OAuth download alone",
            f"{text} {install(entry)}",
            edits=edits,
            caution="; ".join(filter(None, ["download the OAuth credential in place of the old file", untried(entry)])),
        )


def _calls(code: Code) -> Iterator[Edit]:
    for chain in chains(code, _CALL):
        given = chain.call.parts[-1].parts
        if len(given) > 1:
            yield Edit(given[0].end, given[-1].end, "")


REWRITER = Rewriter("sdk-asset-compute", 10, _propose, frozenset({"javascript"}))
