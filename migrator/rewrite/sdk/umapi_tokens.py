"""`umapi_client.auth` of 2.x: `Auth(api_key, AccessRequest(…, JWT(…)())())` becomes OAuthS2S.

Read from `auth.py` of umapi-client 2.22 and 3.0.1. The three steps are followed by the names that hold them, in one
function; a step that something else uses as well is left, and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.arguments import arguments, last, stays, text_of
from migrator.rewrite.sdk.auth_dicts import whole
from migrator.rewrite.sdk.options import MOST_CALLS, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.arguments import Arguments
    from migrator.rewrite.tree import Node

_MODULE = "umapi_client.auth"
_STEPS = {
    "Auth": ("api_key", "access_token"),
    "AccessRequest": ("endpoint", "api_key", "client_secret", "jwt_token", "ssl_verify"),
    "JWT": ("org_id", "tech_acct", "ims_host", "api_key", "key_file"),
}
_MOST_NAMES = 4
_HOST = "ims-na1.adobelogin.com"
_NEW = "OAuthS2S"


class Signed(NamedTuple):
    """The edits of a stretch of code, and what is left to the reader."""

    edits: list[Edit]
    told: list[str]


class _Step(NamedTuple):
    """A call of one of the classes, and the statements that hold what it makes, up to where it is used."""

    call: Node
    given: Arguments
    held: tuple[Node, ...]


def signed(code: Code) -> Signed:
    """All of a stretch of code, as far as it imports the classes."""
    imported = [node for node in code.nodes if node.kind == "import_from_statement" and _is_ours(code, node)]
    if not imported and _MODULE not in code.text:
        return Signed([], [])
    calls = [node for node in code.nodes if node.kind == "call" and _step_of(code, node) is not None]
    gone: list[Removal] = []
    told: list[str] = []
    for call in [one for one in calls if last(code, one.parts[0]) == "Auth"][:MOST_CALLS]:
        found = _chain(code, call)
        if found:
            gone += found
        else:
            told.append(f"{place_of(code, call)} makes an Auth of what is not followed: write {_NEW}(…) for it")
    stretches = [removal.node for removal in gone]
    left = [one for one in calls if not any(one.inside(node) for node in stretches) and not _is_auth(code, one)]
    told += [
        f"{place_of(code, one)} calls {last(code, one.parts[0])}, which umapi-client 3 has dropped" for one in left
    ]
    edits = [*edits_of(code, gone), *_callees(gone)] if gone else []
    if edits and not told:
        edits += [edit for node in imported for edit in _imports(code, node)]
    return Signed(edits if not told else [], told)


def _is_auth(code: Code, call: Node) -> bool:
    return last(code, call.parts[0]) == "Auth"


def _is_ours(code: Code, statement: Node) -> bool:
    return code.source(statement.parts[0]) == _MODULE


def _step_of(code: Code, call: Node) -> _Step | None:
    """The call as a step, where it is a call of one of the classes."""
    callee = call.parts[0]
    name = last(code, callee)
    if name not in _STEPS or (callee.kind == "attribute" and not code.source(callee).endswith(f"auth.{name}")):
        return None
    given = arguments(code, call, _STEPS[name])
    return _Step(call, given, ()) if given is not None else None


def _chain(code: Code, call: Node) -> list[Removal]:
    """What is written for `Auth(…)`, and the statements before it that go; nothing where it cannot be told."""
    auth = _step_of(code, call)
    token = _called(code, auth.given.values.get("access_token"), "AccessRequest") if auth is not None else None
    assertion = _called(code, token.given.values.get("jwt_token"), "JWT") if token is not None else None
    if auth is None or token is None or assertion is None:
        return []
    values = [auth.given.values.get("api_key"), token.given.values.get("client_secret")]
    host = assertion.given.values.get("ims_host")
    if None in values or not all(_lasts(code, one, call) for one in (values[1], host) if one is not None):
        return []
    named = [
        f"{new}={code.source(one)}" for new, one in zip(("client_id", "client_secret"), values, strict=True) if one
    ]
    named += [f"auth_host={code.source(host)}"] if host is not None and text_of(code, host) != _HOST else []
    verify = token.given.values.get("ssl_verify")
    named += [f"ssl_verify={code.source(verify)}"] if verify is not None and code.source(verify) != "True" else []
    statements = dict.fromkeys((*assertion.held, *token.held))
    if any(_is_used(code, one, [*statements, call]) for one in statements):
        return []
    listed = auth.given.listed
    return [Removal(code, listed, text=f"({', '.join(named)})"), *(Removal(code, one) for one in statements)]


def _lasts(code: Code, value: Node, call: Node) -> bool:
    return stays(code, value, value.end, call.start)


def _called(code: Code, value: Node | None, name: str) -> _Step | None:
    """The step whose instance was called for a value: `JWT(…)()`, or names that hold the instance or the value."""
    held: list[Node] = []
    times = 0
    while value is not None and len(held) <= _MOST_NAMES:
        step = _step_of(code, value) if value.kind == "call" else None
        if step is not None:
            fits = times == 1 and last(code, value.parts[0]) == name
            return step._replace(held=tuple(whole(code, one) for one in held)) if fits else None
        if value.kind == "identifier":
            bound = _bound(code, value)
            held += [bound] if bound is not None else []
            value = bound.parts[-1] if bound is not None else None
        elif value.kind == "call" and not value.parts[1].parts:
            value, times = value.parts[0], times + 1
        else:
            break
    return None


def _bound(code: Code, name: Node) -> Node | None:
    """The one assignment of a name in its function."""
    function, word = code.function(name), code.source(name)
    found = [
        node
        for node in code.nodes
        if node.kind == "assignment"
        and node.parts[0].kind == "identifier"
        and code.source(node.parts[0]) == word
        and code.function(node) is function
    ]
    return found[0] if len(found) == 1 else None


def _is_used(code: Code, statement: Node, known: list[Node]) -> bool:
    """Whether something outside of the steps uses what a statement holds."""
    bound = next((one for one in (statement, *statement.descendants()) if one.kind == "assignment"), statement)
    word, function = code.source(bound.parts[0]), code.function(bound)
    return any(
        node.kind == "identifier"
        and code.source(node) == word
        and code.function(node) is function
        and not any(node.inside(one) for one in known)
        for node in code.nodes
    )


def _callees(gone: list[Removal]) -> Iterator[Edit]:
    for removal in gone:
        call = removal.node.parent
        if removal.text and call is not None:
            callee = call.parts[0]
            name = callee.parts[-1] if callee.kind == "attribute" else callee
            yield Edit(name.start, name.end, _NEW)


def _imports(code: Code, statement: Node) -> Iterator[Edit]:
    """The classes are gone: what is there in 3.0 takes the place of all of them."""
    names = statement.parts[1:]
    ours = [one for one in names if code.source(one) in _STEPS]
    if ours:
        yield Edit(ours[0].start, ours[0].end, _NEW)
        yield from edits_of(code, [Removal(code, one) for one in ours[1:]])
