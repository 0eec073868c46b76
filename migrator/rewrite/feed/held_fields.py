"""A field that configuration fills by name stays; what copies it into objects of other classes need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.owners import owner_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.rewrite.feed.places import Place

_READS = {
    "python": frozenset({Role.MEMBER}),
    **dict.fromkeys(("java", "csharp", "go"), frozenset({Role.MEMBER, Role.USE})),
}
"""By language, how a field is read."""


def beside(places: list[Place], held: Callable[[Place], bool], written: Callable[[Place], bool]) -> list[Place]:
    """The places without a declaration that stays, and without what gives it a value: entries, arguments, its class.

    Left are reads, which have to end for the rest to go, and the fields of other objects: `self.account =
    settings.account`. All places where every declaration may go.
    """
    kept = [place for place in places if place.role is Role.FIELD and held(place)]
    if not kept or any(place.module.code.region.language not in _READS for place in places):
        return places
    owners = {owner_of(place.module.code, place.node) for place in kept}
    return [
        place
        for place in places
        if place.role in _READS[place.module.code.region.language]
        and not (owner_of(place.module.code, place.node) in owners and written(place))
    ]
