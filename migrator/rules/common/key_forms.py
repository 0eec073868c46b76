"""Where code has the private key under other words than its name: the label of a field, a value that is converted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.common.names import FOREIGN_NAME, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

_CONVERTED = lazy(
    r"(?:await\s|new\s)?(?:[\w.\[\]]{1,40}\(\s{0,4}){0,3}"
    r"(?:[@$]?\w{1,40}(?:\.|->|::)){1,3}\$?(?P<name>\w{0,20}(?:private|priv)_?key\w{0,12})(?:\(\))?"
    r"\s{0,4}(?:,|\)|(?:\.|->)(?:as_bytes|encode|decode|replace\w{0,4}|getBytes|trim|strip|to_?string|split|gsub|clone)\()",
    re.IGNORECASE,
)
_HOLDS = frozenset({"assignment", "field"})
_LABEL = lazy(
    r"\W{0,8}private[ _-]key(?:[ _-](?:file|path|location|name|\(pem\)|pem|content))?\W{0,24}",
    re.IGNORECASE,
    needs=("private",),
)
_OTHER_LABEL = lazy(
    r"\W{0,8}(?:(?P<own>technical[ _-]account)|(?:adobe|ims)[ _-]org|organi[sz]ation id)\b[\w \W]{0,30}", re.IGNORECASE
)
_LONGEST_LABEL = 60


_SIGNS = lazy(r"(?:^|[.:>])(?:jwt|jws|jose|jsonwebtoken)(?:\.|::)(?:encode|sign)$", re.IGNORECASE)
"""Calls of a library that take the claims, then the key."""
_RSA = lazy(r"RS256")
_KJUR = lazy(r"(?:^|\.)KJUR\.jws\.JWS\.sign$")
"""jsrsasign, which takes the algorithm, the header, the claims and the key."""
_FRAME = lazy(
    r"(?P<name>[A-Za-z_]\w{1,40})\s{0,4}\??\.\s{0,4}(?:[rR]eplace\w{0,8}|gsub!?|sub)"
    r"\([^()\n]{0,20}-----BEGIN (?:RSA )?PRIVATE KEY"
)
"""A value that loses the frame of a private key."""
_HELD = lazy(r"(?:self\.|this\.|\$this->|@)?\$?(?P<name>[A-Za-z_]\w{1,40})")
_LOOKED_UP = lazy(
    r"[\w.$@>-]{1,60}(?:\[\s{0,2}[\"':]{1,2}[\w. -]{1,60}[\"']?\s{0,2}\]"
    r"|\??(?:\.|->|::)(?:get|fetch|dig)\w{0,16}\([^)\n]{1,80}\))",
    needs=("[", "dig", "fetch", "get"),
)
_REPLACES = lazy(r"\b(?:[rR]eplace\w{0,8}|gsub!?|sub|strip|trim)\(|\bnull\b|\bNone\b|^[\"']{2}$")
_KEEPS = frozenset({"assignment", "field", "member"})


class Label(NamedTuple):
    """What a form writes beside the field for the key; `own` where its other labels are Adobe's alone."""

    words: str
    span: Span
    own: bool


def converted(region: Region) -> Iterator[tuple[Entry, Span]]:
    """Variables for what something else holds as the key, made bytes or with its line ends put right.

    Each with the place where that is read: the name, or in a line below it the name of what holds the key.
    """
    for entry in region.facts.entries if region.kind == "code" else ():
        if entry.shape in _HOLDS and entry.value_span is not None:
            match = _CONVERTED.match(region.text, entry.value_span.start, entry.value_span.end)
            if match is not None and not FOREIGN_NAME.search(squash(match["name"])):
                below = "\n" in region.text[entry.name_span.end : match.start("name")]
                yield entry, Span(match.start("name"), match.end("name")) if below else entry.name_span


def signed_with(region: Region) -> Iterator[Entry]:
    """What looks up the key that signs, whatever it is called: `self.secret = settings["secret"]`."""
    keys = [
        call.arguments[1]
        for call in region.facts.calls
        if len(call.arguments) > 2 and _SIGNS.search(call.callee)  # noqa: PLR2004 - claims, key and algorithm
        if any(_RSA.search(one.text[:200]) for one in call.arguments[2:])
    ]
    if "KJUR" in region.text and _RSA.search(region.text) is not None:
        keys += [call.arguments[3] for call in region.facts.calls if call.arguments[3:] and _KJUR.search(call.callee)]
    held = [(match["name"], key.span.start) for key in keys if (match := _HELD.fullmatch(key.text)) is not None]
    for entry, span in _kept(region, held):
        if _LOOKED_UP.match(region.text, span.start, span.end) is not None:
            yield entry


def framed(region: Region) -> Iterator[Entry]:
    """What is given the text of the key, whose frame is taken off below: `var text = settings.rsa()`."""
    if region.kind != "code" or "PRIVATE KEY" not in region.text:
        return
    for entry, span in _kept(region, [(match["name"], match.start()) for match in _FRAME.finditer(region.text)]):
        if _REPLACES.search(region.text, span.start, span.end) is None:
            yield entry


def _kept(region: Region, used: Iterable[tuple[str, int]]) -> Iterator[tuple[Entry, Span]]:
    """What gives names a value, with the value: a member anywhere, a variable in what stands around one of its uses."""
    places: dict[str, list[int]] = {}
    for name, at in used:
        places.setdefault(name, []).append(at)
    for entry in region.facts.entries if places else ():
        span = entry.value_span if entry.name in places and entry.shape in _KEEPS else None
        if span is None:
            continue
        around = entry.container
        if entry.shape == "member" or any(around.start <= at < around.end for at in places[entry.name]):
            yield entry, span


def labels(region: Region) -> Iterator[Label]:
    """The labels for the key in a form or a prompt that asks for the parts of the credential.

    A technical account beside the organisation is asked for by no other system.
    """
    texts = [text for text in region.facts.texts if len(text.value) <= _LONGEST_LABEL] if region.kind == "code" else []
    asked = [text for text in texts if _LABEL.fullmatch(text.value)]
    others = [match for text in texts if (match := _OTHER_LABEL.fullmatch(text.value))] if asked else []
    own = any(match["own"] for match in others) and not all(match["own"] for match in others)
    for text in asked if others else ():
        yield Label(" ".join(text.value.split()), text.span, own)
