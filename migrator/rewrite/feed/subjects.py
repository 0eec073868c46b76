"""Names whose values say for whom an assertion speaks: what the claim `sub` is made of, whatever it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code

_CLAIM = "sub"
_CLAIMS = frozenset({"iss", "sub", "aud"})
_BESIDE = frozenset({"iss", "aud"})
_LAST = re.compile(
    r"(?P<name>[A-Za-z_]\w{2,60})[\"'`\])}!?]{0,6}(?:\.(?:strip|trim|to_s|chomp|toString)(?:\(\))?)?\)?$"
)
_MEMBER = re.compile(r"(?:(?:\.|->|@)\w+|[\[,(]\s{0,4}[:'\"]\w+[\"']?\s{0,4}[\])])$")
"""A value that is a member of something, or an entry: `jwtParams.iss`, `_.get(jwtParams, 'iss')`."""
_COMPOUND = re.compile(r"[a-z0-9]_\w|[A-Z0-9]_[A-Z]|[a-z][A-Z]|[A-Z]{2}\w*_")
_GENERAL = re.compile(
    r"(?i)^(?:ims_?)?org|organi[sz]ation|tenant|company|sandbox|api_?key|client|user|secret|token|session|customer"
)
_MOST_HOPS = 3


def subjects(codes: Iterable[Code]) -> frozenset[str]:
    """The names that only the claim `sub` reads, over a few assignments; compound ones, since others mean too much."""
    found: set[str] = set()
    given: dict[str, set[str]] = {}
    for code in codes:
        claims = {entry.container for entry in code.facts.entries if entry.name in _BESIDE}
        for entry in code.facts.entries:
            if entry.value_span is None:
                continue
            name = _last(code.text[entry.value_span.start : entry.value_span.end])
            if not name:
                continue
            if (
                entry.name == _CLAIM
                and name not in _CLAIMS
                and (entry.container in claims or _claimed(code, entry.name_span.start))
            ):
                found.add(name)
            member = _MEMBER.search(code.text[entry.value_span.start : entry.value_span.end]) is not None
            if entry.name == name and name in _CLAIMS and member and _claimed(code, entry.name_span.start):
                found.add(name)
            given.setdefault(entry.name, set()).add(name)
    for _ in range(_MOST_HOPS):
        found |= {source for name in found for source in given.get(name, ())}
    return frozenset(_own(found))


def _own(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name in _CLAIMS or (_COMPOUND.search(name) is not None and _GENERAL.search(name) is None):
            yield name


def _last(value: str) -> str:
    """The name at the end of a value: of `options[:account_id]`, `self.account_id`, `$this->config['account_id']`."""
    if len(value) > 200 or "\n" in value:  # noqa: PLR2004 - no such value is that long
        return ""
    match = _LAST.search(value.strip())
    return match["name"] if match is not None else ""


def _claimed(code: Code, offset: int) -> bool:
    """Whether the statements around set other claims, too: `$claims['iss'] = …` in the lines beside."""
    beside = code.text[max(0, offset - 400) : offset + 400]
    return re.search(r"[\"':.]iss\b|\biss[\"']?\s*[:=]", beside) is not None
