"""Singer taps: the scopes of an authenticator of the Meltano SDK go with their last reader, the claims.

`OAuthAuthenticator` takes `oauth_scopes`, which may be left out, and nothing of the SDK reads it but the claims of
`OAuthJWTAuthenticator` that a subclass with a form of its own has no use for (singer-sdk 0.35.0, `authenticators.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.models import bases, own_name
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, last_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World

_SDK = "singer_sdk"
_SCOPES = "oauth_scopes"
_PAYLOAD = "oauth_request_payload"
"""What a subclass says itself where it is not the SDK that makes the assertion."""
_OF_CLASS = frozenset({"cls", "__class__"})


def unscoped(world: World, dead: Dead, module: Module) -> Iterator[Removal]:
    """The named arguments for scopes that nothing reads any more."""
    code = module.code
    given = [one for one in module.names.by_name.get(_SCOPES, ()) if one.role is Role.KEYWORD]
    if not given or _SCOPES not in world.suspects or _is_read(world, dead):
        return
    for one in given:
        argument = one.node.parent
        call = next((node for node in one.node.ancestors() if node.kind in code.grammar.calls), None)
        if argument is None or call is None or dead.covers(argument):
            continue
        name = last_name(callee(code, call))
        around = code.class_around(one.node)
        if name in _OF_CLASS and around is not None:
            name = own_name(code, around)
        if any(_is_authenticator(other, name) for other in world.modules):
            yield Removal(code, argument)


def _is_read(world: World, dead: Dead) -> bool:
    return any(
        one.role in {Role.MEMBER, Role.METHOD} and not dead.covers(one.node)
        for module in world.modules
        for one in module.names.by_name.get(_SCOPES, ())
    )


def _is_authenticator(module: Module, name: str) -> bool:
    """Whether a file has a class of a name that extends one of the SDK, and says itself what it sends."""
    code = module.code
    imported = {named for fact in code.facts.imports if fact.module.startswith(_SDK) for named in fact.names}
    return any(
        own_name(code, node) == name and imported & bases(code, node) and f"def {_PAYLOAD}" in code.source(node)
        for node in code.nodes
        if node.kind in code.grammar.classes
    )
