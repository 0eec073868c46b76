"""`umapi_client.UserAction`: what it is made with from 3.0 on.

Read from `functional.py` of umapi-client 2.22 and 3.0.1. Before, it takes a type, an e-mail, a name and a domain, and
finds out which of them goes over the wire as `user` and `domain`; from 3.0 on it takes just these, and says by
`use_adobe_id` what the type said. What goes over the wire is the same after the rewrite, but
for the case of a name that is the e-mail in other letters:

- without a name (None, or an empty one) `user` is the e-mail;
- a name with an at sign is `user` by itself; one without goes with the domain, or else that of the
  e-mail;
- `use_adobe_id` stands for the type adobeID, which is the default before 3.0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.sdk.arguments import arguments, is_pure, last, text_of, without_some, wrapped
from migrator.rewrite.sdk.options import MOST_CALLS, place_of
from migrator.rewrite.sdk.umapi_names import TYPE, renamed, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.arguments import Arguments
    from migrator.rewrite.tree import Node

_ORDER = ("id_type", "email", "username", "domain")
_TYPES = re.compile(r"(?:(?:\w+\.)?IdentityTypes\.|[\"'])(?P<name>adobeID|enterpriseID|federatedID)[\"']?")
_ADOBE, _FEDERATED = "adobeID", "federatedID"
_GROUP = "UserGroupAction"


class Made(NamedTuple):
    """An action where it is made.

    `given` is None for a call that is not followed; `kind` is the name of its type, empty where the text does not tell.
    """

    call: Node
    is_group: bool
    given: Arguments | None
    kind: str

    @property
    def email(self) -> Node | None:
        """The e-mail that it is made with."""
        return self.given.values.get("email") if self.given is not None else None

    @property
    def type(self) -> Node | None:
        """The type that it is made with."""
        return self.given.values.get("id_type") if self.given is not None else None


def made(code: Code) -> list[Made]:
    """The actions that a stretch of code makes, at most MOST_CALLS of them."""
    names = {spelled(code, name): name for name in ("UserAction", _GROUP)}
    found: list[Made] = []
    for node in code.nodes:
        if node.kind == "call" and (name := names.get(last(code, node.parts[0]))) and len(found) < MOST_CALLS:
            given = arguments(code, node, _ORDER) if name != _GROUP else None
            found.append(Made(node, name == _GROUP, given, _kind(code, given)))
    return found


def _kind(code: Code, given: Arguments | None) -> str:
    if given is None or "id_type" not in given.values:
        return _ADOBE
    known = _TYPES.fullmatch(code.source(given.values["id_type"]))
    return known["name"] if known is not None else ""


class Remade(NamedTuple):
    """The edits of one construction. `types` says whether they name the enumeration of types."""

    edits: list[Edit]
    told: str = ""
    types: bool = False


def remade(code: Code, action: Made) -> Remade:
    """A construction as 3.0 wants it, or why it is left."""
    given = action.given
    if action.is_group:
        return Remade([])
    if given is not None and "user" in given.values:
        return Remade([])
    if given is None or not given.values.keys() & {"email", "username"}:
        return Remade([], f"{place_of(code, action.call)} makes a UserAction of what is not followed: {_WRITE}")
    twice = [given.values[name] for name in ("email", "username") if name in given.values]
    twice = twice if len(twice) > 1 or "username" in given.values else []
    kind = given.values.get("id_type")
    if not all(is_pure(code, one) for one in [*twice, *([kind] if kind is not None and not action.kind else [])]):
        return Remade([], f"{place_of(code, action.call)} works out the user in the call itself: {_WRITE}")
    user, domain = _identity(code, given)
    adobe = _adobe(code, action)
    held = "username" if "username" in given.values else "email"
    texts = {held: [f"user={user}"]}
    if domain:
        texts.setdefault("domain" if "domain" in given.whole else held, []).append(f"domain={domain}")
    texts[held] += [adobe] if adobe else []
    edits = [edit for name, text in texts.items() for edit in _around(code, given, name, ", ".join(text))]
    edits += without_some(code, given, [name for name in given.whole if name in _ORDER and name not in texts])
    sure = action.kind == _FEDERATED or held == "email" or user == code.source(given.values.get("email", given.listed))
    told = "" if sure else f"{place_of(code, action.call)}: {_REFUSED}"
    return Remade(edits, told, types=bool(adobe) and not action.kind)


def _around(code: Code, given: Arguments, name: str, text: str) -> Iterator[Edit]:
    """The new text of an argument, written around its value where that stands in it: what feeds it is fed on."""
    part, value = given.whole[name], given.values[name]
    at = text.rfind(f" else {code.source(value)}") + len(" else ") if name == "domain" else len("user=")
    if not text.startswith(code.source(value), at):
        yield Edit(part.start, part.end, text)
        return
    yield Edit(part.start, value.start, text[:at])
    yield Edit(value.end, part.end, text[at + value.end - value.start :])


_REFUSED = "2.x refuses a user name beside another e-mail where the type is not federatedID, 3.0 sends it"
_WRITE = "from 3.0 on it takes user=, domain= for a user name that is no e-mail address, and use_adobe_id="


def _identity(code: Code, given: Arguments) -> tuple[str, str]:
    """What goes over the wire as user and as domain; no domain where none is needed."""
    email, name, domain = (given.values.get(one) for one in ("email", "username", "domain"))
    if name is None or (email is not None and code.source(name) == code.source(email)):
        return code.source(email or name or given.listed), ""
    quoted = code.literal("@")
    parts = [code.source(domain)] if domain is not None else []
    sure = domain is not None and text_of(code, domain)
    if email is not None and not sure:
        known = text_of(code, email)
        of_email = code.literal(known.partition("@")[2]) if known else f"{wrapped(code, email)}.partition({quoted})[2]"
        parts.append(of_email)
    belongs = " or ".join(parts)
    known = text_of(code, name)
    if known:
        return code.source(name), "" if "@" in known else belongs
    whole = " or ".join(wrapped(code, one) for one in (name, email) if one is not None)
    user = f"({whole})" if email is not None else whole
    return whole, f"None if {quoted} in {user} else {belongs or None}"


def _adobe(code: Code, action: Made) -> str:
    if action.kind:
        return "use_adobe_id=True" if action.kind == _ADOBE else ""
    kind = action.type
    if kind is None:
        return ""
    callee = code.source(action.call.parts[0])
    types = f"{callee.rpartition('.')[0]}.{TYPE}" if "." in callee else renamed(spelled(code, "IdentityTypes"))
    return f"use_adobe_id={renamed(wrapped(code, kind))} in ({code.literal(_ADOBE)}, {types}.{_ADOBE})"


def of_type(code: Code, action: Made) -> str:
    """What `create` is given as type."""
    return code.literal(action.kind) if action.kind or action.type is None else renamed(code.source(action.type))
