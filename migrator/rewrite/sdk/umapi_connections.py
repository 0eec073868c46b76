"""`umapi_client.Connection`: `auth_dict` becomes OAuthS2S, and the options get what 3.0 calls them.

Read from `connection.py` of umapi-client 2.22 and 3.0.1. 2.x leaves options that it does not know aside, 3.0 fails on
them. Its log goes to `umapi_client.connection` from 3.0 on, whatever `logger` said before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.arguments import Arguments, arguments
from migrator.rewrite.sdk.auth_dicts import taken
from migrator.rewrite.sdk.options import filled, name_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ORDER = (
    *("org_id", "auth_dict", "auth", "ims_host", "ims_endpoint_jwt", "user_management_endpoint", "test_mode", "logger"),
    *("retry_max_attempts", "retry_first_delay", "retry_random_delay", "ssl_verify", "timeout_seconds"),
    *("throttle_actions", "throttle_commands", "throttle_groups", "user_agent"),
)
_RENAMED = {
    "user_management_endpoint": "endpoint",
    "timeout_seconds": "timeout",
    "retry_max_attempts": "max_retries",
}
_KEPT = frozenset({"org_id", "auth", "test_mode", "ssl_verify", "user_agent", "endpoint", "timeout", "max_retries"})
_LOST = ("retry_first_delay", "retry_random_delay", "throttle_actions", "throttle_commands", "throttle_groups")
_HOST = "ims-na1.adobelogin.com"
_PLACED = frozenset({"org_id"})
_WRITE = "pass auth=OAuthS2S(client_id=…, client_secret=…)"


class Connected(NamedTuple):
    """The edits of one call, and what is left to the reader."""

    edits: list[Edit]
    told: str = ""


class _Spread(NamedTuple):
    """The options that a call unpacks: the argument, and what fills the dict, by name."""

    node: Node
    entries: dict[str, Node]


_NEW = ("org_id", "auth", "endpoint", "test_mode", "ssl_verify", "timeout", "max_retries", "user_agent")


def connected(code: Code, call: Node, *, old: bool, signed: bool) -> Connected:
    """A call as 3.0 wants it: nothing where it has no `auth_dict`.

    `old`: the program is written for 2.x, whose second argument is the dict; `signed`: it made its `auth` for that.
    """
    listed = call.child("argument_list")
    spreads = [part for part in listed.parts if part.kind == "dictionary_splat"] if listed is not None else []
    given = arguments(code, call, _ORDER if old else _NEW, spreads=True)
    where = place_of(code, call)
    if given is None:
        return Connected([], f"{where} unpacks its options: {_WRITE}")
    spread = [_spread(code, one, call) for one in spreads]
    options = given.whole.keys() | {name for one in spread if one is not None for name in one.entries}
    if "auth_dict" not in given.values:
        if signed and "auth" in given.values and not spreads:
            return Connected([*edits_of(code, _dropped(code, given)), *_renamed(given)])
        unsure = spreads and "auth" not in options and (None in spread or "auth_dict" in options)
        return Connected([], f"{where} unpacks its options: {_WRITE}" if unsure else "")
    if None in spread:
        unpacked = ", ".join(code.source(one) for one, known in zip(spreads, spread, strict=True) if known is None)
        return Connected(
            [], f"{where} unpacks {unpacked}, which is not followed: {_WRITE}, and see what else 3.0 takes"
        )
    twice = "auth" in given.values and given.values["auth"].kind != "none"
    credentials = taken(code, given.values["auth_dict"]) if not twice else None
    if credentials is None:
        why = "gives auth as well as auth_dict" if twice else "builds auth_dict in a way that is not followed"
        return Connected([], f"{where} {why}: {_WRITE}")
    known = [one for one in spread if one is not None]
    named, edits = credentials
    edits += edits_of(code, _renewed(code, call, given, [*named, *_beside(code, given, known)]))
    edits += _renamed(given)
    edits += [edit for one in known for edit in _unpacked(code, one)]
    lost = sorted(options & set(_LOST))
    return Connected(edits, f"{where} set {', '.join(lost)}, which 3.0 does not take" if lost else "")


def _beside(code: Code, given: Arguments, spread: list[_Spread]) -> Iterator[str]:
    """Options of the connection that the sign-in takes now, or takes as well."""
    for old, new, asked in (("ims_host", "auth_host", "pop"), ("ssl_verify", "ssl_verify", "get")):
        held = next((one for one in spread if old in one.entries), None)
        if old in given.values:
            yield f"{new}={code.source(given.values[old])}"
        elif held is not None:
            usual = code.literal(_HOST) if old == "ims_host" else "True"
            yield f"{new}={code.source(held.node.parts[0])}.{asked}({code.literal(old)}, {usual})"


def _renewed(code: Code, call: Node, given: Arguments, named: list[str]) -> Iterator[Removal]:
    qualified = "".join(code.source(call.parts[0]).rpartition(".")[:2]) + "OAuthS2S"
    yield Removal(code, given.whole["auth_dict"], text=f"auth={qualified}({', '.join(named)})")
    yield from _dropped(code, given)


def _dropped(code: Code, given: Arguments) -> Iterator[Removal]:
    """Options that 3.0 does not know; `auth` stays where it is all that there is."""
    for name, part in given.whole.items():
        second = name == "auth" and "auth_dict" in given.whole
        if second or (name != "auth_dict" and name not in _KEPT and name not in _RENAMED):
            yield Removal(code, part)


def _renamed(given: Arguments) -> Iterator[Edit]:
    """Names for options by place, and new ones for those that have one."""
    for name, part in given.whole.items():
        new = _RENAMED.get(name, name)
        if part.kind != "keyword_argument" and new in _KEPT - _PLACED - {"auth"}:
            yield Edit(part.start, part.start, f"{new}=")
        elif part.kind == "keyword_argument" and new != name:
            yield Edit(part.parts[0].start, part.parts[0].end, new)


def _spread(code: Code, spread: Node, call: Node) -> _Spread | None:
    """What `**options` is known to hold: all of it where the name is filled here, and used for nothing else."""
    name = spread.parts[0]
    if name.kind != "identifier":
        return None
    function = code.function(call)
    entries = [one for one in filled(code, code.source(name)) if code.function(one) is function]
    uses = [
        node
        for node in code.nodes
        if node.kind == "identifier" and code.source(node) == code.source(name) and not _is_name_of_another(node)
    ]
    known = {id(name)}
    known |= {id(one.parts[0].parts[0]) for one in entries if one.kind == "assignment"}
    made = [one for one in uses if one.parent is not None and _fills(one.parent, one)]
    keys = [one.parts[0] if one.kind == "pair" else one.parts[0].parts[-1] for one in entries]
    inner = sum(len(one.parent.parts[1].parts) for one in made if one.parent is not None)
    pairs = sum(1 for one in entries if one.kind == "pair")
    if len(made) != 1 or inner != pairs or any(key.kind != "string" for key in keys):
        return None
    if any(id(one) not in known and one is not made[0] for one in uses):
        return None
    return _Spread(spread, {name_of(code, one): one for one in entries})


def _fills(around: Node, name: Node) -> bool:
    return around.kind == "assignment" and around.parts[0] is name and around.parts[-1].kind == "dictionary"


def _is_name_of_another(node: Node) -> bool:
    around = node.parent
    if around is None or not around.parts:
        return False
    return (around.kind == "attribute" and around.parts[0] is not node) or (
        around.kind == "keyword_argument" and around.parts[0] is node
    )


def _unpacked(code: Code, spread: _Spread) -> Iterator[Edit]:
    """The entries of such a dict by the names of 3.0; those that it does not take go."""
    gone = []
    for name, entry in spread.entries.items():
        key = entry.parts[0] if entry.kind == "pair" else entry.parts[0].parts[-1]
        if name in _RENAMED:
            quote = code.source(key)[-1]
            yield Edit(key.start, key.end, code.literal(_RENAMED[name], quote))
        elif name not in _KEPT and name != "ims_host":  # which is taken out where the connection is made
            gone.append(entry if entry.kind == "pair" else code.statement(entry))
    yield from edits_of(code, [Removal(code, one) for one in gone])
