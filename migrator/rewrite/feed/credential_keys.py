"""Plain keys of a credential, `subject` and `key`: too common to be followed by name, but not beside a client secret.

Where nothing reads such a key any more, it is neither asked for in a list of what is required, nor described in a
schema, nor given in an object that names the secret, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role, marked
from migrator.rewrite.feed.rows import element_of
from migrator.rewrite.feed.statements import named_in_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.tree import Node

_SECRET = re.compile(r"(?i)secret|api_?key|client_?id")
_PLAIN = re.compile(
    r"(?i)(?:^|[._])(?:subject|sub|account|acct|ta|key|pem|rsa|signing_?key|cert\w*|iss|issuer|aud|audience|alg|algorithm"
    r"|kid)(?:_?(?:id|file|path|data))?$"
)
"""What the material of an assertion is called for short."""
_CLOSED = re.compile(r"additionalProperties[\"']?\s*:\s*(?:false|False)\b")
"""A schema that would refuse what a file of the operator still holds."""


def is_plain(name: str) -> bool:
    """Whether a name may be a plain key of a credential."""
    return _PLAIN.search(name) is not None


def beside_secret(place: Place) -> bool:
    """Whether a list, or an object, that names something names the secret of a credential, too."""
    code, element = place.module.code, element_of(place.node)
    entry = element.parent if place.role is Role.KEY or keyed(code, place.node) else element
    holder = entry.parent if entry is not None else None
    return holder is not None and any(
        _SECRET.search(code.source(_named(code, part))) is not None for part in holder.parts if part is not entry
    )


def keyed(code: Code, node: Node) -> bool:
    """Whether a text is the key of an entry: `'key' => …`."""
    element = element_of(node)
    return element.parent is not None and marked(element, code.grammar.pairs.get(element.parent.kind))


def _named(code: Code, part: Node) -> Node:
    return part.parts[0] if part.kind in code.grammar.pairs and part.parts else part


def unread(places: Iterable[Place], listed: Callable[[Place, Node], bool]) -> bool:
    """Whether a plain key is nowhere but where it is asked for or given; the same key of another object is another."""
    return all(_only_names(place, listed) for place in places)


def _only_names(place: Place, listed: Callable[[Place, Node], bool]) -> bool:
    if place.role in {Role.KEY, Role.SHORT} or (place.role is None and keyed(place.module.code, place.node)):
        return True
    holder = element_of(place.node).parent
    if place.role is not None or holder is None:
        return False
    return listed(place, holder) or named_in_refusal(place.module.code, place.node)


def is_closed(place: Place) -> bool:
    """Whether a place is the key of a schema that takes no other keys; the list of what is required says less."""
    code, node = place.module.code, place.node
    if place.role is not Role.KEY and not keyed(code, node):
        return False
    literals = (one for one in node.ancestors() if one.kind in {"object", "dictionary", "array_creation_expression"})
    return any(_CLOSED.search(code.source(one)) is not None for one in literals)
