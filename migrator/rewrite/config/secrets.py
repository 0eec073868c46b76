"""What to do with a key once nothing asks for it: said wherever a rewrite takes one out."""

from __future__ import annotations

PURGE = (
    "the key that stood here stays in the history of the repository: purge it there (git filter-repo), treat it as "
    "leaked, and delete it from every place it was copied to."
)
