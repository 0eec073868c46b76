"""PHP: a property that an array fills by its name: Yii's components, `$this->$name = $value`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.assigned import assignment
from migrator.rewrite.feed.credential_keys import keyed
from migrator.rewrite.feed.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.feed.places import Place


def filled_by_name(left: Iterable[Place], name: str, places: Iterable[Place]) -> bool:
    """Whether a property is given by the key of an array alone: without it, whoever fills it would refuse the key.

    `left` are the places of the name that stay.
    """
    known = [one for one in places if one.module.code.region.language == "php"]
    declared = any(one.role is Role.FIELD for one in known)
    given = any(one.role is Role.MEMBER and assignment(one.module.code, one.node, name) for one in known)
    return declared and not given and any(one.role is None and keyed(one.module.code, one.node) for one in left)
