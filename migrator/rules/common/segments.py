"""Paths put together segment by segment: a part of an address, or a folder of a disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.document import Region
    from migrator.rules.common.search import Hit

_BEFORE = lazy(r"\{([^{}]{1,130})\}[\\/]{0,2}$")
_ADDRESS = lazy(
    r"ims|adobe|host|ur[il]|base|endpoint|server|login|auth|issuer|origin|domain|site|target", re.IGNORECASE
)


def below_an_address(region: Region, hit: Hit) -> bool:
    """False for a segment that was put below something which is no address by its name: `Path(home) / "c" / name`.

    A path that is written with its slash is taken as it is.
    """
    if not hit.folded or hit.match["at"] in region.text[hit.span.start : hit.span.end]:
        return True
    before = _BEFORE.search(hit.match.string, max(0, hit.match.start() - 140), hit.match.start("at"))
    return before is None or _ADDRESS.search(before.group(1)) is not None
