"""Entries that name a class of the program: `{ jwt: JwtAuth, oauth: OAuth }` says which kind a configuration means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.world import Module

_CLASS = re.compile(r"(?:\(?\w*\)?\s*=>\s*)?(?:new\s+)?(?P<name>[A-Z]\w*)(?:::class|\.class|\.new)?(?:\(.*\))?")


def names_kind(modules: Iterable[Module], place: Place, dead: Dead) -> bool:
    """Whether a key gives a class that the program defines, and that stays."""
    pair = place.node.parent
    if pair is not None and pair.kind in place.module.code.grammar.strings:
        pair = pair.parent
    value = pair.parts[-1] if pair is not None and len(pair.parts) == 2 else None  # noqa: PLR2004 - key and value
    if value is None or place.node.inside(value):
        return False
    match = _CLASS.fullmatch(place.module.code.source(value))
    return match is not None and any(_stays(module, match["name"], dead) for module in modules)


def _stays(module: Module, name: str, dead: Dead) -> bool:
    code = module.code
    return name in code.text and any(
        not dead.covers(node) and any(code.source(part) == name for part in node.parts[:2])
        for kind in code.grammar.classes
        for node in code.of_kind(kind)
    )
