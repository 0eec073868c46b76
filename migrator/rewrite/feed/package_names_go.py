"""Go: by what name code calls a package that it imports without an alias."""

from __future__ import annotations

import re

_VERSION = re.compile(r"v\d+")


def package_name(path: str) -> str:
    """The last part of an import path that is no version; `path` may be quoted."""
    parts = [part for part in path.strip('"`').split("/") if not _VERSION.fullmatch(part)]
    last = parts[-1] if parts else ""
    return re.sub(r"^go-|-go$|\.v\d+$", "", last).replace("-", "_")
