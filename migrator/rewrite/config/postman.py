"""Postman collections (v2.0, v2.1): the request, its address and its scripts change together, or not at all.

The form becomes the urlencoded client credentials grant, what stood in the query moves into it, `url.raw` and
`url.path` name the token endpoint, and the scripts that only load a library and sign go. Shapes as in the public schema
of collections and in adobe/experience-platform-postman-samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.config import json_tree
from migrator.rewrite.config.postman_request import UnclearError, request_edits
from migrator.rewrite.config.postman_scripts import script_edits
from migrator.rewrite.config.postman_variables import scopes_variable
from migrator.rewrite.programs import COLLECTION
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context, Edit


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if document.regions[0].language != "postman":
            continue
        tree = json_tree.read(document.text)
        if tree is None or tree.get("item") is None:
            continue
        try:
            edits = tuple(_edits(context, document, tree))
        except UnclearError as error:
            line = document.position(error.value.begin)[0]
            yield Proposal("Token request", f"{document.path}:{line}: {error.reason}", blocking=True)
            return
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: edits})


def _edits(context: Context, document: Document, tree: json_tree.Value) -> Iterator[Edit]:
    scopes = scopes_variable(context)
    requests = [(one, request_edits(document.text, one, scopes)) for one in _requests(tree)]
    yield from (edit for _, edits in requests for edit in edits)
    yield from script_edits(tree, [request for request, edits in requests if edits])


def _requests(tree: json_tree.Value) -> Iterator[json_tree.Value]:
    """The requests, and those that saved answers keep."""
    for value in tree.walk():
        if value.name in {"request", "originalRequest"} and value.kind == "object" and value.get("url") is not None:
            yield value


REWRITER = Rewriter("postman", 12, _propose, frozenset({COLLECTION}))
