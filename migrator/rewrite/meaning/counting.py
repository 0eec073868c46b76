"""What is done with a length of time that counted milliseconds and counts seconds now: the edit that keeps it right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.meaning.clocks import unit_of
from migrator.rewrite.meaning.fields import climbed, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

SUMS = frozenset({"+", "-", "<", ">", "<=", ">="})
_MARGINS = frozenset({"+", "-"})
DIVISIONS = frozenset({"/", "//", "div"})
THOUSAND = re.compile(r"1_?000(?:\.0*)?[LlfFdDmM]?$|1e3$")
_THOUSANDTH = re.compile(r"0?\.001[fFdDmM]?$|1e-3$")
_MILLISECONDS = {
    "milliseconds": "seconds",
    "ofMillis": "ofSeconds",
    "plusMillis": "plusSeconds",
    "AddMilliseconds": "AddSeconds",
    "FromMilliseconds": "FromSeconds",
    "Millisecond": "Second",
    "MILLISECONDS": "SECONDS",
    "MILLISECOND": "SECOND",
    "ChronoUnit.MILLIS": "ChronoUnit.SECONDS",
    "addMilliseconds": "addSeconds",
}
_UNITS = {
    "time.Millisecond": "time.Second",
    "TimeUnit.MILLISECONDS": "TimeUnit.SECONDS",
    "TimeSpan.TicksPerMillisecond": "TimeSpan.TicksPerSecond",
    "ChronoUnit.MILLIS": "ChronoUnit.SECONDS",
    "MILLISECONDS": "SECONDS",
    "MILLIS": "SECONDS",
    **{
        f"{quote}{old}{quote}": f"{quote}{new}{quote}"
        for quote in "'\""
        for old, new in (
            ("ms", "s"),
            ("millisecond", "second"),
            ("milliseconds", "seconds"),
        )
    },
}
"""Units by themselves: factors, and the argument after a length."""
_TAKES_MILLIS = re.compile(
    r"(?:^|[.\s])(?:setTimeout|setInterval|psetex|psetEx|pSetEx|pexpire|pExpire|Thread\.sleep|Task\.Delay|StringSetMillis|addMilliseconds)$"
)
"""Calls that count milliseconds, whatever their other arguments are."""
_CONVERTS_FROM = re.compile(r"(?:^|\.)(?P<unit>MILLISECONDS)\.(?:to[A-Z]\w+|convert)$")
_KEYS_OF_MILLIS = frozenset({"px", "PX", "psetex"})
_LIVES = frozenset({"ttl", "maxAge"})
_CACHES = re.compile(r"[\"'](?:lru-cache|quick-lru|tiny-lru|@isaacs/ttlcache)[\"']")
"""JavaScript: caches that count the life of an entry in milliseconds."""
_BINARY = frozenset({"binary_expression", "binary_operator", "binary"})


def around(code: Code, field: Node) -> Iterator[Edit]:
    """The edits for what is done with the field, if anything depends on its unit."""
    current = _scaled(code, climbed(code, field))
    outer = current.parent
    if outer is None:
        return
    divided = _DIVIDES.match(code.text, current.end) if outer.kind == "call" and outer.parts[0] is current else None
    if divided is not None and divided.end() == outer.end:
        yield Edit(current.end, outer.end, "")
        return
    lists = code.grammar.arguments | {"argument"}
    if current.kind in lists and outer.kind in code.grammar.calls:
        yield from _given(code, outer, field)
    elif outer.kind in {"keyword_argument", *code.grammar.keywords, *code.grammar.pairs}:
        yield from _named(code, outer, field)
    elif outer.kind in code.grammar.binary | _BINARY:
        yield from _arithmetic(code, outer, current, value_of(code, field))


_DIVIDES = re.compile(r"\.(?:fdiv|div|quo)\(?[ ]?1_?000(?:\.0+)?\)?")
"""Ruby: a division that is a method."""
_SHARE = re.compile(r"0?\.\d{1,6}[fFdDmM]?|\d{1,2}(?:\.\d{1,6})?[LlfFdDmM]?")


def _scaled(code: Code, value: Node) -> Node:
    """The value with what makes a share of it: `life * 0.9`, `life / 2`, which has the unit that it has."""
    while value.parent is not None and value.parent.kind in code.grammar.binary | _BINARY:
        around = value.parent
        operator = next((child.kind for child in around.children if not child.named), "")
        left = around.parts[0] is value
        other = code.source(around.parts[-1] if left else around.parts[0])
        shares = operator == "*" or (operator in DIVISIONS and left)
        if not shares or _SHARE.fullmatch(other) is None or _THOUSANDTH.match(other):
            break
        value = climbed(code, around)
    return value


def thousandfold(code: Code, value: Node) -> Iterator[Edit]:
    """The value in milliseconds, as before."""
    times = "*1000" if code.region.language == "go" else " * 1000"
    if value.kind in code.grammar.binary | _BINARY | {"boolean_operator"}:
        yield Edit(value.start, value.start, "(")
        yield Edit(value.end, value.end, f"){times}")
        return
    short = f": {code.source(value)}" if value.kind in code.grammar.shorthands else ""
    yield Edit(value.end, value.end, short + times)


def _given(code: Code, call: Node, field: Node) -> Iterator[Edit]:
    """The argument of a call that names its unit, or is known to count milliseconds."""
    value = value_of(code, field)
    name = callee(code, call)
    bare = code.region.language in {"javascript", "typescript", "tsx"} and "." not in name
    if _TAKES_MILLIS.search(name) and (name != "addMilliseconds" or bare):
        yield from thousandfold(code, value)
        return
    unit = _CONVERTS_FROM.search(name)
    if unit is not None:
        yield Edit(call.start + unit.start("unit"), call.start + unit.end("unit"), "SECONDS")
    yield from _unit_before(code, call, value)
    yield from _unit_after(code, value)


def _named(code: Code, pair: Node, field: Node) -> Iterator[Edit]:
    """A named argument, or an entry of a mapping that is one."""
    name = code.source(pair.parts[0]).strip("\"'")
    if name in _KEYS_OF_MILLIS or (name in _LIVES and _CACHES.search(code.text) is not None):
        yield from thousandfold(code, value_of(code, field))
    else:
        yield from _unit_before(code, pair, value_of(code, field))


def _unit_before(code: Code, call: Node, argument: Node) -> Iterator[Edit]:
    """A call or keyword that names the unit: `timedelta(milliseconds=…)`, `Duration.ofMillis(…)`."""
    head = code.text[call.start : argument.start]
    for old, new in _MILLISECONDS.items():
        at = head.rfind(old)
        if at != -1 and re.fullmatch(r"\W*", head[at + len(old) :]):
            yield Edit(call.start + at, call.start + at + len(old), new)
            return
    match = re.search(r"[\"'](?:PX|px)[\"'],\s*$", head)
    if match is not None:
        yield from thousandfold(code, argument)


def _unit_after(code: Code, value: Node) -> Iterator[Edit]:
    """The unit as the argument after the length: `plus(life, ChronoUnit.MILLIS)`."""
    argument = value
    while argument.parent is not None and argument.parent.kind not in code.grammar.arguments:
        argument = argument.parent
    following = argument.after()
    while following is not None and not following.named:
        following = following.after()
    new = _UNITS.get(code.source(following)) if following is not None else None
    if following is not None and new is not None:
        yield Edit(following.start, following.end, new)


def _arithmetic(code: Code, parent: Node, current: Node, value: Node) -> Iterator[Edit]:
    if len(parent.parts) != 2:  # noqa: PLR2004 - left and right
        return
    left, right = parent.parts
    operator = next((child.kind for child in parent.children if not child.named), "")
    other = right if current is left else left
    source = code.source(other)
    if operator in DIVISIONS and current is left and THOUSAND.match(source):
        yield Edit(left.end, parent.end, "")
    elif operator in DIVISIONS and current is left and (smaller := _per_thousand(source)):
        yield Edit(right.start, right.end, smaller)
    elif operator == "*" and _THOUSANDTH.match(source):
        yield Edit(left.end, parent.end, "") if current is left else Edit(parent.start, right.start, "")
    elif operator == "*" and (unit := _unit_in(source)):
        yield Edit(other.start, other.end, unit)
    elif operator in SUMS and (unit_of(code, parent) == "milliseconds" or _is_millis(source) or _timed(code, parent)):
        yield from thousandfold(code, value)
    elif operator in _MARGINS and (named := list(_unit_around(code, parent))):
        seconds = _in_seconds(source)
        yield from [*named, Edit(other.start, other.end, seconds)] if seconds else thousandfold(code, value)


def _unit_around(code: Code, total: Node) -> Iterator[Edit]:
    """The unit that a sum is given in: `timedelta(milliseconds=life - 1000)`, `Duration.ofMillis(life - margin)`."""
    holder = climbed(code, total).parent
    while holder is not None and holder.kind in code.grammar.arguments | {"argument"}:
        holder = holder.parent
    if holder is not None and holder.kind in {"keyword_argument", *code.grammar.keywords, *code.grammar.calls}:
        yield from _unit_before(code, holder, total)


def _in_seconds(source: str) -> str:
    """A whole number of seconds that is written in milliseconds."""
    return "1" if re.fullmatch(r"1_?000[lL]?", source) else _per_thousand(source)


def _per_thousand(source: str) -> str:
    """A thousandth of a whole number of thousands: 60000 milliseconds are 60 seconds."""
    digits = source.replace("_", "").rstrip("lL")
    number = int(digits) if digits.isdecimal() and len(digits) < 15 else 0  # noqa: PLR2004 - no unit of time is longer
    return str(number // 1000) if number > 1000 and number % 1000 == 0 else ""  # noqa: PLR2004


def _unit_in(source: str) -> str:
    """The factor that a unit becomes: `time.Millisecond`, `int64(time.Millisecond)`."""
    bare = re.fullmatch(r"(?P<open>(?:\w+\()?)(?P<unit>[\w.]+)(?P<close>\)?)", source)
    new = _UNITS.get(bare["unit"]) if bare is not None else None
    return f"{bare['open']}{new}{bare['close']}" if bare is not None and new is not None else ""


def _is_millis(source: str) -> bool:
    """Whether a margin can only be one in milliseconds: whole seconds of them, or a product with a thousand."""
    bare = source.strip("()")
    if re.fullmatch(r"[\d_]+[lL]?(?:\s*\*\s*[\d_]+[lL]?)+", bare):
        return re.search(r"(?<!\d)1_?000[lL]?(?!\d)", bare) is not None
    digits = bare.replace("_", "").rstrip("lL")
    return digits.isdecimal() and len(digits) < 15 and int(digits) >= 10_000 and int(digits) % 1000 == 0  # noqa: PLR2004


def _timed(code: Code, total: Node) -> bool:
    """Whether a sum is what a timer counts in milliseconds."""
    for node in total.ancestors():
        if node.kind in code.habits.blocks | code.functions:
            return False
        if node.kind in code.grammar.calls:
            name = callee(code, node)
            if _TAKES_MILLIS.search(name) and name != "addMilliseconds":
                return True
            if re.search(r"Math\.(?:max|min|floor|round)$", name) is None:
                return False
    return False
