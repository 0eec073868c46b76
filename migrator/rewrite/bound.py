"""Whether anything in a file gives a name that it uses a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Names, Role

if TYPE_CHECKING:
    from migrator.rewrite.feed.names import Occurrence


def is_bound(names: Names, use: Occurrence) -> bool:
    """Whether a binding in its scope, or a member of any class of the file, gives a name its meaning."""
    scope = names.scope(use)
    kinds = {Role.BIND, Role.PARAMETER, Role.DEFINITION, Role.IMPORT, Role.FIELD, Role.METHOD}
    return any(
        one.role in kinds and (names.scope(one) is scope or one.role in {Role.FIELD, Role.METHOD})
        for one in names.by_name[use.name]
    )
