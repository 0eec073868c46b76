"""How often a process looks for values that hold each other."""

from __future__ import annotations

import gc

_NEW_VALUES = 20_000


def collect_less() -> None:
    """For a process that builds trees: they live long, and looking through them again and again finds nothing.

    A fifth of the time of an audit of a large SDK, for no more memory.
    """
    gc.set_threshold(_NEW_VALUES, 20, 20)
