"""Cautions for names of the old flow that the rewrite took out in one place, and that another still reads or fills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Proposal
from migrator.rewrite.bound import is_bound
from migrator.rewrite.feed.described import still_described
from migrator.rewrite.feed.erased import is_type_name
from migrator.rewrite.feed.lookups import read_by_key
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.owners import of_package
from migrator.rewrite.feed.words import only_jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Names, Occurrence
    from migrator.rewrite.feed.world import World
    from migrator.rewrite.kinship import Kinship
    from migrator.rewrite.tree import Node

_ASKED_FOR = re.compile(
    r"(?i)private_?key|priv_?key|passphrase|key_?pass|tech(?:nical)?_?acc(?:oun)?t|meta_?scope|\bpem(?:_?file|_?path)?$|pfx|p12"
    r"|key_?store|key_?(?:path|file|location)|cert(?:ificate)?_?(?:path|file|password|thumbprint)"
)
_READS = frozenset({Role.USE, Role.MEMBER, Role.SHORT})
_GIVEN_AS_WORDS = frozenset({"command", "array", "for_statement"})
"""What takes the name of a variable as a word of a shell: `need KEY_FILE`."""
_KEY = re.compile(
    r"(?i)^(?:rsa|pem|signing|jwt|priv\w{0,8}|sign\w{0,6})?_?key(?:_?(?:bytes|data|pem|file|path))?$|^pem\w{0,8}$"
)
_SET = re.compile(r"\s{0,4}=(?!=)")
_DEMANDS = re.compile(r"\bfetch\b|\bFile\b|\bread|!")
"""A value that cannot be had when the key is not there."""


def still_read(world: World, kinship: Kinship) -> Iterator[Proposal]:
    """A caution for a name that the rewrite took out in one place, and that another place still reads."""
    for name in sorted(world.suspects):
        if _ASKED_FOR.search(name.replace("-", "_").replace(" ", "_")) is None:
            continue
        if _holds_client(world, name):
            continue
        losers = {seed.module.path for seed in world.seeds if name in seed.words}
        for module in world.modules:
            if module.test or not any(kinship.related(module.path, loser) for loser in losers):
                continue
            own = module.path not in losers
            known = module.names.by_name.get(name, ())
            read = next((one.node for one in known if _asks(world, module.names, one, own=own)), None)
            read = read or _as_word(module.code, name) or read_by_key(module.code, name)
            read = read or still_described(module.code, module.names, name)
            if read is not None:
                line = module.code.document.position(module.code.region.offsets.to_file(read.start))[0]
                yield Proposal("", caution=f"{module.path}:{line} still asks for {name}")


def _holds_client(world: World, name: str) -> bool:
    """Whether an object of a name still gives client ID or secret: `technicalAccount.clientId`."""
    taken = re.compile(rf"(?i)\b{re.escape(name)}(?:\?\.|\.|->|\[\W{{1,2}})client_?(?:id|secret)\b")
    return any(taken.search(module.code.text) is not None for module in world.modules if not module.test)


def _as_word(code: Code, name: str) -> Node | None:
    """Shell: where a variable is named to something that looks it up: `need KEY_FILE`."""
    for node in code.nodes if code.grammar.commands and name.isupper() else ():
        named = node.kind == "word" and node.parent is not None and node.parent.kind in _GIVEN_AS_WORDS
        if named and code.source(node) == name:
            return node
    return None


def still_filled(world: World) -> Iterator[Proposal]:
    """Go, where a field is never read without what holds it: a key that is still put into one, for nobody."""
    for name in sorted(filter(_KEY.search, world.suspects)):
        known = [
            (module, one) for module in world.modules if not module.test for one in module.names.by_name.get(name, ())
        ]
        members = [(module, one) for module, one in known if one.role is Role.MEMBER]
        if members and all(_SET.match(module.code.text, one.node.end) for module, one in members):
            module, one = members[0]
            line = module.code.document.position(module.code.region.offsets.to_file(one.node.start))[0]
            yield Proposal("", caution=f"{module.path}:{line} still fills {name}, which nothing reads any more")


def _asks(world: World, names: Names, one: Occurrence, *, own: bool) -> bool:
    """A read, or a parameter that nothing reads: whoever calls the function has to have a value for it."""
    if one.role is not Role.PARAMETER:
        return _reads(names, one, own=own)
    scope, listed = names.scope(one), one.node.parent
    written = scope is not None and any(part.kind in one.code.habits.blocks for part in scope.parts)
    if listed is not None and listed.kind == "keyword_parameter" and not _demanded(world, one.name):
        return False
    return written and all(other is one or names.scope(other) is not scope for other in names.by_name[one.name])


def _demanded(world: World, name: str) -> bool:
    """Ruby: whether a call gives a named argument what may be missing."""
    return any(
        node.kind == "pair"
        and code.source(node.parts[0]).strip(":") == name
        and _DEMANDS.search(code.source(node.parts[-1]))
        for code in (module.code for module in world.modules)
        for node in code.nodes
    )


def _reads(names: Names, one: Occurrence, *, own: bool) -> bool:
    """Whether a name is read; in a file that has lost none of it, a variable of its own is another thing.

    So is an object of which something is read that has another name: `technicalAccount.clientId`.
    """
    apart = (
        of_package(names.code, one.node, frozenset())
        or is_type_name(names.code, one.node)
        or (own and one.role is Role.USE and is_bound(names, one))
    )
    if one.role not in _READS or apart:
        return False
    parent, code = one.node.parent, names.code
    holds = parent is not None and parent.kind in code.grammar.members and parent.parts[0] is one.node
    return not (holds and is_bound(names, one) and not only_jwt(code.source(parent.parts[-1]) if parent else ""))
