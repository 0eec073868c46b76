"""`new Ims().exchangeJwtToken(id, secret, assertion)` of aio-lib-ims: the call that takes organisation and scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.used import untried, used
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ENTRY = "js-aio-lib-ims"
_OLD, _NEW = "exchangeJwtToken", "getAccessTokenByClientCredentials"
_ARGUMENTS = 3
_BY_HAND = (
    "{} hands the assertion to {}: call {}(clientId, clientSecret, orgId, scopes) with the organisation's ID and a "
    "list of scopes."
)


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    entry = sdks()[_ENTRY]
    for document in context.documents():
        for code in codes(document):
            calls = list(_calls(code)) if any(one.id == _ENTRY for one, _, _ in used(code)) else []
            organisation = _organisation(code)
            if calls and organisation is None:
                line = document.position(code.region.offsets.to_file(calls[0].start))[0]
                told = _BY_HAND.format(f"{document.path}:{line}", _OLD, _NEW)
                yield Proposal("Ask for the token by hand", told, blocking=True)
                return
            own = [edit for call in calls for edit in _edits(context, code, call, organisation or "")]
            found = code.in_file(own)
            if found:
                edits[document.path] = found
    if edits:
        edits |= moves(context, entry, tuple(edits))
        yield Proposal(
            "Ask aio-lib-ims for a token with client credentials",
            f"{CONFIRM} {install(entry)}",
            edits=edits,
            caution=untried(entry),
        )


def _calls(code: Code) -> Iterator[Node]:
    for node in code.nodes:
        if node.kind == "property_identifier" and code.source(node) == _OLD and node.parent is not None:
            call = node.parent.parent
            if call is not None and call.kind == "call_expression" and call.parts[0] is node.parent:
                yield call


def _organisation(code: Code) -> str | None:
    """The source of the assertion's issuer: the organisation."""
    spans = {entry.value_span for entry in code.facts.entries if entry.name == "iss" and entry.value_span is not None}
    sources = {code.text[span.start : span.end] for span in spans}
    return sources.pop() if len(sources) == 1 else None


def _edits(context: Context, code: Code, call: Node, organisation: str) -> Iterator[Edit]:
    name, given = call.parts[0].parts[-1], call.parts[-1].parts
    if len(given) != _ARGUMENTS:
        return
    scopes = ", ".join(code.literal(scope) for scope in context.program.scopes.split(","))
    yield Edit(name.start, name.end, _NEW)
    yield Edit(given[-1].start, given[-1].end, f"{organisation}, [{scopes}]")


REWRITER = Rewriter("sdk-ims-exchange", 10, _propose, frozenset({"javascript"}))
