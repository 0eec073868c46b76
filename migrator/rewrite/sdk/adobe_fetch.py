"""`@adobe/fetch` 0.x: its own JWT sign-in becomes a token provider, the way that its README names for OAuth.

A provider gives `expires_in` in milliseconds (adobe/adobe-fetch README, npm 0.3.4), OAuth in seconds. The token comes
from @adobe/auth-token, which the manifest takes up beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.moves import above
from migrator.rewrite.sdk.objects import key_of
from migrator.rewrite.sdk.used import used
from migrator.rewrite.sdk.written import beside
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ENTRY = "js-adobe-fetch"
_HELPER = "@adobe/auth-token"
_GOES = frozenset({"clientSecret", "technicalAccountId", "metaScopes", "privateKey", "passphrase", "ims"})
_MARKS = frozenset({"technicalAccountId", "metaScopes", "privateKey"})


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    for document in context.documents():
        for code in codes(document):
            if any(entry.id == _ENTRY for entry, _, _ in used(code)):
                found = code.in_file([edit for node in code.nodes for edit in _options(context, code, node)])
                if found:
                    edits[document.path] = found
    if not edits:
        return
    for path in above(context, tuple(edits)):
        own = tuple(_helper(context, path))
        if own:
            edits[path] = own
    yield Proposal(
        "Give @adobe/fetch a token provider",
        f"{CONFIRM} Install {_HELPER} {_smallest()} or later, and renew the lock file.",
        edits=edits,
    )


def _smallest() -> str:
    replacement = sdks()["js-jwt-auth"].replacement
    return next(one.smallest for one in replacement.packages) if replacement is not None else ""


def _options(context: Context, code: Code, node: Node) -> Iterator[Edit]:
    """The object of options, and the key that is put into it afterwards."""
    if node.kind == "assignment_expression":
        target = code.source(node.parts[0])
        if target.endswith((".auth.privateKey", ".auth.passphrase")):
            yield from edits_of(code, [Removal(code, code.statement(node))])
        return
    if node.kind != "object":
        return
    given = {key_of(code, part): part for part in node.parts}
    if not {"clientId", "clientSecret"} <= given.keys() or _MARKS.isdisjoint(given):
        return
    place = given["clientSecret"]
    indent = f"{code.newline}{code.indentation(place.start)}" if code.begins_line(place.start) else " "
    deeper = f"{indent}  " if indent != " " else " "
    stage = "ims" in given and "stg1" in code.source(given["ims"])
    asked = [
        f"clientId: {_value(code, given['clientId'])}",
        f"clientSecret: {_value(code, place)}",
        f"scope: {scope_value(context, code)}",
        *([f"environment: {code.literal('stage')}"] if stage else []),
    ]
    provider = (
        f"mode: {code.literal('provided')},{indent}tokenProvider: async () => {{"
        f"{deeper}const {{ auth }} = await import({code.literal(_HELPER)});"
        f"{deeper}const token = await auth({{ {', '.join(asked)} }});"
        f"{deeper}return {{ ...token, expires_in: token.expires_in * 1000 }};{indent}}}"
    )
    gone = [Removal(code, part) for name, part in given.items() if name in _GOES - {"clientSecret"}]
    yield from edits_of(code, [*gone, Removal(code, place, text=provider)])


def _value(code: Code, part: Node) -> str:
    """The source of a part's value; a name that is both key and value is itself."""
    return code.source(part.parts[-1] if part.kind == "pair" else part)


def _helper(context: Context, path: str) -> Iterator[Edit]:
    """The dependency on what asks for the token."""
    document = context.draft.document(path)
    declared = {one.name: one for one in dependencies(document)}
    library = declared.get("@adobe/fetch") or declared.get("@adobe/api-fetch")
    if library is None or _HELPER in declared:
        return
    entry = next((one for one in document.regions[0].facts.entries if one.span == library.span), None)
    if entry is not None:
        yield beside(document.regions[0], entry, _HELPER, f'"^{_smallest()}"')


REWRITER = Rewriter("sdk-adobe-fetch", 10, _propose, frozenset({"javascript"}))
