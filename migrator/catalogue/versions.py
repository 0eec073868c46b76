"""Where a manifest's version constraint stands against a range of the catalogue.

A constraint is a union of intervals over one order of versions. The order is `packaging.version.Version`: what other
ecosystems write is coerced to it (`6.0.0-beta.11`, `v0.13.0`, `3.4.0-SNAPSHOT`), which keeps pre-releases below their
release. Only the constraint syntaxes are read here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from packaging.version import VERSION_PATTERN, Version

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

Overlap = Literal["inside", "outside", "maybe"]

_LOWEST = Version("0.dev0")
_HIGHEST = Version("99999!0")
_MAX_TEXT = 400
"""Longer constraints are not constraints; they are answered with `maybe`."""


class Interval(NamedTuple):
    """Versions from `low` to `high`; the ends belong to it where the flags say so."""

    low: Version = _LOWEST
    high: Version = _HIGHEST
    with_low: bool = True
    with_high: bool = False

    def __and__(self, other: Interval) -> Interval | None:
        """What both share; None when nothing."""
        low, without_low = max((self.low, not self.with_low), (other.low, not other.with_low))
        high, with_high = min((self.high, self.with_high), (other.high, other.with_high))
        if low > high or (low == high and (without_low or not with_high)):
            return None
        return Interval(low, high, not without_low, with_high)


_ANY = (Interval(),)


def in_range(ecosystem: str, constraint_text: str, version_range: str) -> Overlap:
    """Whether the versions that a manifest allows lie inside a range of the catalogue.

    `ecosystem` is pypi, npm, maven, nuget, composer, gem, go, cran or gh-action; another name is read like npm.
    `constraint_text` is the manifest's text: a constraint, an exact version, a tag. `version_range` is comma-joined
    comparisons (`>=0.3.0,<0.4.0`), or `*` for all, unions joined with `||`. What cannot be understood (a URL, a
    commit, an unresolved `${variable}`, `latest`) is `maybe`, except against `*`, which holds whatever it is.
    """
    wanted = _catalogue_range(version_range)
    if wanted == _ANY:
        return "inside"
    allowed = _constraint(ecosystem, constraint_text)
    if not allowed:
        return "maybe"
    shared = [piece for interval in allowed for target in wanted if (piece := interval & target)]
    if not shared:
        return "outside"
    return "inside" if all(any(interval & target == interval for target in wanted) for interval in allowed) else "maybe"


@cache
def _catalogue_range(text: str) -> tuple[Interval, ...]:
    """The intervals of a range of the catalogue; raises ValueError for one that is not understood."""
    found = _union(text, "||", _comparisons)
    if not found:
        raise ValueError(f"not a version range: {text!r}")
    return found


def check_range(text: str) -> str:
    """The range itself; raises ValueError where it is not understood."""
    _catalogue_range(text)
    return text


def _constraint(ecosystem: str, text: str) -> tuple[Interval, ...]:
    text = text.strip().strip("\"'").strip()
    if len(text) > _MAX_TEXT:
        return ()
    return _READERS.get(ecosystem, _npm)(text)


def _union(text: str, separator: str, read: Callable[[str], Interval | None]) -> tuple[Interval, ...]:
    """Alternatives; none at all when one of them is not understood."""
    pieces = [read(piece.strip()) for piece in text.split(separator)]
    return tuple(piece for piece in pieces if piece is not None) if all(pieces) else ()


_TERM = lazy(r"(~>|~=|===?|!=|>=|<=|=>|=<|[\^~<>=])?\s*([^\s,<>=!~^|]+)")


def _comparisons(text: str, tilde: Callable[[Version], Version] | None = None) -> Interval | None:
    """Comparisons that all hold, joined by commas or blanks; None when one is not understood."""
    interval: Interval | None = Interval()
    if text in {"", "*", "x", "X"}:
        return interval
    if _TERM.sub("", text).strip(" \t,"):
        return None
    for operator, word in _TERM.findall(text):
        if operator == "!=":
            continue  # a hole of one version does not move a package from one side of a switch to the other
        term = _term(operator, word, tilde or _next_minor)
        if interval is None or term is None:
            return None
        interval = interval & term
    return interval


_WILDCARD = lazy(r"v?(\d+(?:\.\d+)*)\.[*xX+](?:\.[*xX])*")


def _term(operator: str, word: str, tilde: Callable[[Version], Version]) -> Interval | None:
    wildcard = _WILDCARD.fullmatch(word)
    if wildcard is not None:
        return _prefix(operator, Version(wildcard[1]))
    if word in {"*", "x", "X", "+"}:
        return Interval()
    version = parse_version(word)
    if version is None:
        return None
    return Interval(version, tilde(version)) if operator == "~" else _OPERATORS[operator](version)


def _exactly(version: Version) -> Interval:
    return Interval(version, version, with_high=True)


def _at_least(version: Version) -> Interval:
    return Interval(low=version)


def _at_most(version: Version) -> Interval:
    return Interval(high=version, with_high=True)


_OPERATORS: dict[str, Callable[[Version], Interval]] = {
    **dict.fromkeys(("", "=", "==", "==="), _exactly),
    **dict.fromkeys((">=", "=>"), _at_least),
    **dict.fromkeys(("<=", "=<"), _at_most),
    ">": lambda version: Interval(low=version, with_low=False),
    "<": lambda version: Interval(high=_before(version)),
    "^": lambda version: Interval(version, _next_breaking(version)),
    **dict.fromkeys(("~=", "~>"), lambda version: Interval(version, _next_of_last(version))),
}


def _prefix(operator: str, version: Version) -> Interval:
    """`1.2.*`, also behind a comparison as in `>=1.x`."""
    if operator in {">=", "=>"}:
        return Interval(low=_before(version))
    if operator == "<":
        return Interval(high=_before(version))
    return Interval(_before(version), _before(_bump(version.release, len(version.release) - 1)))


def _before(version: Version) -> Version:
    """The end of `<version`: below the pre-releases of a final version (PEP 440; npm and Composer alike)."""
    return version if version.is_prerelease else Version(f"{version.base_version}.dev0")


def _bump(release: tuple[int, ...], at: int) -> Version:
    padded = (*release, *(0 for _ in range(at + 1 - len(release))))
    return Version(".".join(map(str, (*padded[:at], padded[at] + 1))))


def _next_breaking(version: Version) -> Version:
    """The end of `^version`: the first non-zero part goes up."""
    first = next((at for at, part in enumerate(version.release) if part), len(version.release) - 1)
    return _before(_bump(version.release, first))


def _next_minor(version: Version) -> Version:
    """The end of npm's `~version`: the second part goes up, the first where there is only one."""
    return _before(_bump(version.release, min(1, len(version.release) - 1)))


def _next_of_last(version: Version) -> Version:
    """The end of `~=` and `~>`, and of Composer's `~`: the last part but one goes up."""
    return _before(_bump(version.release, max(0, len(version.release) - 2)))


_SHAPE = lazy(r"[vV=]?\s*(\d+(?:\.\d+){0,5})(?:[-+._]?([0-9A-Za-z][0-9A-Za-z.+_-]*))?")
_FINAL = ("final", "ga", "release", "incompatible")
_PEP_440 = lazy(rf"\s*{VERSION_PATTERN}\s*", re.VERBOSE | re.IGNORECASE)


@cache
def parse_version(word: str) -> Version | None:
    """A version of any ecosystem in the one order; None where there is no version in it."""
    match = _SHAPE.fullmatch(word.strip())
    if match is None:
        return None
    number, rest = match[1], (match[2] or "").lower()
    for candidate in (f"{number}-{rest}", f"{number}.{rest}") if rest else (number,):
        if _PEP_440.fullmatch(candidate):
            return Version(candidate)
    return Version(number if rest.startswith(_FINAL) else f"{number}.dev0")


def _pip(text: str) -> tuple[Interval, ...]:
    """Pip, pipenv and Poetry: what follows the name in a requirement, without its marker."""
    text = text.split(";", 1)[0].strip().strip("()")
    return _union(text, "||", _comparisons)


def _npm(text: str) -> tuple[Interval, ...]:
    alias = re.fullmatch(r"npm:@?[^@\s]+@(.+)", text)
    text = alias[1] if alias else text
    if re.match(r"(?:workspace|file|link|git|github|https?|patch|portal)[:+]", text):
        return ()
    return _union(text, "||", _hyphenated)


def _hyphenated(text: str) -> Interval | None:
    low, dash, high = text.partition(" - ")
    return _comparisons(f">={low} <={high}" if dash else text)


def _maven(text: str) -> tuple[Interval, ...]:
    """Maven's and Gradle's ranges; a bare version is the one that is used."""
    if not text.startswith(("[", "(", "]")):
        return _union(text.removesuffix("!!"), "||", _comparisons) if text else ()
    pieces = re.findall(r"[\[(\]][^\[\]()]*[\])\[]", text)
    intervals = [_bracketed(piece) for piece in pieces]
    return tuple(piece for piece in intervals if piece) if intervals and all(intervals) else ()


def _bracketed(text: str) -> Interval | None:
    low, comma, high = (part.strip() for part in text[1:-1].partition(","))
    if not comma:
        return _term("==", low, _next_minor)
    interval: Interval | None = Interval()
    for operator, word in (((">=" if text[0] == "[" else ">"), low), (("<=" if text[-1] == "]" else "<"), high)):
        term = _term(operator, word, _next_minor) if word else Interval()
        if interval is None or term is None:
            return None
        interval = interval & term
    return interval


def _composer(text: str) -> tuple[Interval, ...]:
    text = re.sub(r"@(?:dev|alpha|beta|rc|stable)\b", "", text, flags=re.IGNORECASE)
    if "dev-" in text:
        return ()
    return _union(
        re.sub(r"\|\|?", "||", text),
        "||",
        lambda piece: _hyphenated(piece) if " - " in piece else _comparisons(piece, _next_of_last),
    )


def _action(text: str) -> tuple[Interval, ...]:
    """A tag: `v1.2.0` is itself, `v1` and `v1.2` float within what they name; a branch or commit says nothing."""
    tag = re.fullmatch(r"[vV]?(\d+(?:\.\d+){0,2})", text)
    if tag is None:
        return _union(text, "||", _comparisons) if "." in text else ()
    version = Version(tag[1])
    return (_exactly(version) if tag[1].count(".") > 1 else _prefix("", version),)


_READERS: dict[str, Callable[[str], tuple[Interval, ...]]] = {
    "pypi": _pip,
    "npm": _npm,
    "maven": _maven,
    "nuget": _maven,
    "composer": _composer,
    "gem": _pip,
    "go": _npm,
    "cran": _pip,
    "gh-action": _action,
}
