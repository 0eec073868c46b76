"""Nothing is left half rewritten: an address without the new parameters, or parameters without the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.programs import NOT_CODE, family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_ADDRESS = re.compile(r"(?i)token/v\d|ims/token")
_EXCHANGE = re.compile(r"(?i)exchange\\?/(?:v\d+\\?/)?jwt")
_PARAMETERS = "client_credentials"
_SENT = re.compile(rf"{_PARAMETERS}(?![\"']\])")
"""The grant, not the section of a file that is called so."""
_BY_PACKAGE = re.compile(r"OAuthS2S\(")
"""A package that sends the grant by itself: the address was only handed to it."""


def _propose(context: Context) -> Iterator[Proposal]:
    """Looks at what the steps before made of the program."""
    if context.program.family in NOT_CODE:
        return
    yield from _in_address(context)
    new = _written(context)
    address, parameters = _ADDRESS.search(new) is not None, _SENT.search(new) is not None
    if alone(context) and _BY_PACKAGE.search(new) is None:
        yield Proposal(
            "Token request",
            "The request that goes to this address was not found: send grant_type=client_credentials, client_id, "
            f"client_secret and scope={context.program.scopes} to /ims/token/v3, urlencoded, by hand.",
            blocking=True,
        )
    elif parameters and not address and not _configured(context):
        yield Proposal(
            "",
            caution="the address of the exchange was not found in this tree; where it is set, write /ims/token/v3",
        )


def alone(context: Context) -> bool:
    """Whether the new address was written, and nothing of the tree sends the grant."""
    new = _written(context)
    return _ADDRESS.search(new) is not None and _SENT.search(new) is None and not _anywhere(context, _PARAMETERS)


def _written(context: Context) -> str:
    files = [context.draft.file(path) for path in context.program.paths]
    return "".join(edit.replacement for file in files for edit in file.patchwork.edits())


def _in_address(context: Context) -> Iterator[Proposal]:
    """A grant that still stands in the address: what an address says is kept in logs."""
    for document in context.documents():
        for region in document.regions:
            for text in region.facts.texts:
                if context.draft.file(document.path).changed and _QUERY.search(text.value):
                    line = document.position(region.offsets.to_file(text.span.start))[0]
                    yield Proposal("", caution=f"{document.path}:{line} {_MOVE}")


_QUERY = re.compile(r"\?(?:[^?\s]*&)?grant_type=client_credentials\b|/token/v3/?\?\{")
"""The grant in the query, or a query that an expression makes."""
_MOVE = "still sends the secret in the address: send the parameters as a urlencoded body instead"


def _anywhere(context: Context, word: str) -> bool:
    """Whether a word stands in a file of the program, or in one of its language that its rewrite has reached."""
    own = [context.draft.document(path) for path in context.program.paths]
    reached = [file.current for file in context.draft.changed() if family(file.current) == context.program.family]
    return any(word in document.text for document in (*own, *reached))


def _configured(context: Context) -> bool:
    """Whether the address stands in the program's files or in the integration's configuration."""
    paths = (*context.program.paths, *context.program.neighbours)
    texts = [context.draft.text(path) for path in paths]
    return any(_EXCHANGE.search(text) or _ADDRESS.search(text) for text in texts)


REWRITER = Rewriter("whole", 50, _propose)
