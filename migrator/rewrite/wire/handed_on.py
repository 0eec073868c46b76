"""A new address that is left beside a package that sends the grant by itself: somebody else may send to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal, Rewriter
from migrator.rewrite.wire.whole import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_ADDRESS = re.compile(r"(?i)ims/token/v\d")


def _propose(context: Context) -> Iterator[Proposal]:
    """Looks at what is left when everything has gone that nothing uses any more."""
    if not alone(context):
        return
    for path in context.program.paths:
        file = context.draft.file(path)
        found = _ADDRESS.search(file.current.text) if file.changed else None
        if found is not None:
            line = file.current.position(found.start())[0]
            yield Proposal("", caution=f"{path}:{line} is an address that umapi-client did not need: {_SEND}")
            return


_SEND = "what sends to it has to send grant_type=client_credentials, client_id, client_secret and scope"

REWRITER = Rewriter("handed-on-address", 66, _propose, frozenset({"python"}))
