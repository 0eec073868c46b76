"""JavaScript: a module that only fed the assertion goes as a whole, when nothing requires it any more.

What it offers may have no name, as in `module.exports = function () {…}`, so nothing else tells that it is not needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.module_paths import imports_file
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from migrator.parse.facts import Span
    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World

_LANGUAGES = frozenset({"javascript", "typescript", "tsx"})
_WORKS = re.compile(r"^#!|\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\b")
"""What a script says that runs on its own."""
_CLAIMS = re.compile(r"/s/|[\"'`]?\b(?:aud|iss|sub)\b[\"'`]?\s*:|\bsign\(|RS256")


def unasked(world: World, dead: Dead, module: Module) -> list[Removal]:
    """The removals that empty a module; none where something still requires it, or it runs on its own."""
    code = module.code
    if code.region.language not in _LANGUAGES or _WORKS.search(code.text) or not world.concerns(module.path):
        return []
    root = code.nodes[0]
    alive = [part for part in root.parts if not dead.covers(part) and part.kind not in code.grammar.comments]
    if not alive or not _feeds(code):
        return []
    others = [one for one in world.modules if one is not module and not one.test]
    asked = any(_requires(original, module.path) for one in others if (original := world.original(one)) is not None)
    if not asked or any(_requires(one.code, module.path, dead) for one in others) or world.runs(module.path):
        return []
    return [Removal(code, part) for part in alive]


def _feeds(code: Code) -> bool:
    """Whether a module speaks of an assertion."""
    return _CLAIMS.search(code.text) is not None or any(
        only_jwt(code.source(node)) for node in code.nodes if node.kind == "identifier"
    )


def _requires(code: Code, path: str, dead: Dead | None = None) -> bool:
    """Whether code imports a file, where what imports it has not gone."""
    return any(
        imports_file(code, one.module, path) and not (dead is not None and _gone(code, one.span, dead))
        for one in code.facts.imports
    )


def _gone(code: Code, span: Span, dead: Dead) -> bool:
    return dead.covers(code.smallest(span))
