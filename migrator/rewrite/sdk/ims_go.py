"""github.com/adobe/ims-go: `ExchangeJWT` becomes `Token` with the grant of client credentials.

Read from adobe/ims-go @16e518a ims/exchange_jwt.go and ims/token.go. Both give a lifetime as time.Duration. No test
runs the module: never safe.
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
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MODULE = "github.com/adobe/ims-go"
_NAMES = frozenset({"field_identifier", "type_identifier"})
_RESPONSE = ("ExchangeJWTResponse", "TokenResponse")


def _propose(context: Context) -> Iterator[Proposal]:
    entry = sdks()["go-ims-go"]
    change = changed(entry, "code")
    if change is None:
        return
    names = dict([*((old.removeprefix("ims."), new.removeprefix("ims.")) for old, new in change.calls), _RESPONSE])
    edits: dict[str, tuple[Edit, ...]] = {}
    for document in context.documents():
        own: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module.startswith(_MODULE) for one in code.facts.imports):
                found = [*_renamed(code, names), *_requests(context, code, frozenset(change.remove))]
                own.update(dict.fromkeys(code.in_file(found) or ()))
        if own:
            edits[document.path] = tuple(own)
    if edits:
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        yield Proposal(
            "Ask for the token with client credentials", f"{CONFIRM} {install(entry)}", edits, (), untried(entry)
        )


def _renamed(code: Code, names: dict[str, str]) -> Iterator[Edit]:
    """Methods and types by their new names."""
    for node in code.nodes:
        new = names.get(code.source(node)) if node.kind in _NAMES else None
        if new is not None:
            yield Edit(node.start, node.end, new)


def _requests(context: Context, code: Code, gone: frozenset[str]) -> Iterator[Edit]:
    """The fields of each request: those of the assertion go, and the grant and the scopes take the place of two."""
    for literal in code.nodes:
        if literal.kind != "composite_literal" or not code.source(literal.parts[0]).endswith("ExchangeJWTRequest"):
            continue
        body = literal.parts[-1]
        fields = [part for part in body.parts if part.kind == "keyed_element"]
        dead = [one for one in fields if code.source(one.parts[0]) in gone]
        scopes = ", ".join(code.literal(one) for one in context.program.scopes.split(","))
        new = [
            _field(fields, "GrantType", code.literal("client_credentials")),
            _field(fields, "Scope", f"[]string{{{scopes}}}"),
        ]
        for one, text in zip(dead, new, strict=False):
            yield Edit(one.start, one.end, text)
        yield from edits_of(code, [Removal(code, one) for one in dead[len(new) :]])
        if len(dead) < len(new) and fields:
            yield Edit(fields[-1].end, fields[-1].end, "".join(f", {text}" for text in new[len(dead) :]))


def _field(fields: list[Node], name: str, value: str) -> str:
    """A field, its value in the column of the others."""
    widths = {one.parts[1].start - one.start for one in fields if len(one.parts) > 1}
    column = widths.pop() if len(widths) == 1 else 0
    return f"{name}:".ljust(max(column, len(name) + 2)) + value


REWRITER = Rewriter("ims-go", 10, _propose, frozenset({"go"}))
