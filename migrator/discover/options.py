"""What a run asks of discovery."""

from __future__ import annotations

from typing import NamedTuple

MAX_FILE_BYTES = 4 * 1024 * 1024
"""Parsing costs some microseconds a byte; what is larger is data or generated, and is looked through in windows."""


class DiscoveryOptions(NamedTuple):
    """Bounds and choices of a listing.

    `include` and `exclude` are gitignore-style globs over paths relative to the scan root; an empty `include` takes
    all.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_file_bytes: int = MAX_FILE_BYTES
    ignore_files: bool = True
    """False looks at what git and other ignore files leave out, too."""
    vendored: bool = False
    """True looks into vendored and built trees, too."""
