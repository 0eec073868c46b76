"""Named tuples to plain JSON values and back, by their type hints.

A decoder is built once per type; the place of a fault is put together only when there is one.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from migrator import model
from migrator.model import Place
from migrator.report.printable import encodable

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAT = frozenset({Place})
"""Types whose fields stand among those of their owner: a finding has `path` and `line`, not `place.path`."""


class CodecError(ValueError):
    """A value does not have the shape of its type; `where` is its place, for example `findings[3].severity`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.where = ""

    def inside(self, step: str) -> CodecError:
        """The same fault, seen from one level further out."""
        self.where = f"{step}.{self.where}" if self.where and not self.where.startswith("[") else step + self.where
        return self


def encode(value: object) -> Any:  # noqa: ANN401 - JSON is what it is
    """A plain JSON value: objects in field order, enumerations by value, dates in ISO 8601."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return encodable(value)
    kind: type = type(value)
    if is_record(kind):
        result: dict[str, Any] = {}
        for name, flat in _layout(kind):
            inner = encode(getattr(value, name))
            result.update(inner) if flat else result.__setitem__(name, inner)
        return result
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def is_record(kind: type) -> bool:
    """Whether a type has fields that are told by their names."""
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def fields_of(kind: type) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    names: tuple[str, ...] = vars(kind)["_fields"]
    return names


def hints_of(kind: type) -> dict[str, Any]:
    """The types of a record's fields; those of the model are named across two modules."""
    return get_type_hints(kind, localns=vars(model))


@lru_cache(maxsize=64)
def _layout(kind: type) -> tuple[tuple[str, bool], ...]:
    hints = hints_of(kind)
    return tuple((name, hints[name] in _FLAT) for name in fields_of(kind))


def decode(kind: type, value: object) -> Any:  # noqa: ANN401 - an instance of `kind`
    """The instance of `kind` that `encode` turned into `value`.

    A field left out takes its default, where it has one. Raises CodecError.
    """
    return _decoder(kind)(value)


@lru_cache(maxsize=256)
def _decoder(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - type forms have no common type
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return partial(_optional, _decoder(inner))
    if origin is Literal:
        return partial(_choice, {argument: argument for argument in arguments})
    if origin is tuple:
        return partial(_items, _decoder(arguments[0]))
    kind: type = hint
    if issubclass(kind, Enum):
        return partial(_choice, {member.value: member for member in kind})
    return _PLAIN[kind] if kind in _PLAIN else partial(_object, _plan(kind))


def _optional(inner: Callable[[Any], Any], value: object) -> Any:  # noqa: ANN401
    return None if value is None else inner(value)


def _choice(members: dict[Any, Any], value: object) -> Any:  # noqa: ANN401
    if type(value) not in (str, int) or value not in members:
        raise CodecError(f"{_shown(value)} is not one of {', '.join(map(str, members))}")
    return members[value]


def _items(inner: Callable[[Any], Any], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CodecError(f"expected a list, found {_shown(value)}")
    result: list[Any] = []
    try:
        for item in value:
            result.append(inner(item))  # noqa: PERF401 - its length is the place of a fault
    except CodecError as fault:
        raise fault.inside(f"[{len(result)}]") from None
    return tuple(result)


class _Plan(NamedTuple):
    """How an object is read: its own fields, those of the flat ones, and what may be left out."""

    kind: type
    decoders: dict[str, Callable[[Any], Any]]
    required: frozenset[str]
    flat: tuple[tuple[str, _Plan], ...]
    known: frozenset[str]


def _plan(kind: type) -> _Plan:
    hints = hints_of(kind)
    flat = tuple((name, _plan(hints[name])) for name in fields_of(kind) if hints[name] in _FLAT)
    own = [name for name in fields_of(kind) if hints[name] not in _FLAT]
    required = frozenset(own).difference(vars(kind)["_field_defaults"])
    known = frozenset(own).union(*(plan.known for _, plan in flat))
    return _Plan(kind, {name: _decoder(hints[name]) for name in own}, required, flat, known)


def _object(plan: _Plan, value: object) -> Any:  # noqa: ANN401
    if not isinstance(value, dict):
        raise CodecError(f"expected an object, found {_shown(value)}")
    if not plan.known >= value.keys():
        raise CodecError(f"unknown key {_shown(min(value.keys() - plan.known))}")
    return _fill(plan, value)


def _fill(plan: _Plan, value: dict[str, Any]) -> Any:  # noqa: ANN401
    if not value.keys() >= plan.required:
        raise CodecError(f"the key {_shown(min(plan.required - value.keys()))} is missing")
    arguments = {name: _fill(inner, value) for name, inner in plan.flat}
    name = ""
    try:
        for name, decoder in plan.decoders.items():
            if name in value:
                arguments[name] = decoder(value[name])
    except CodecError as fault:
        raise fault.inside(name) from None
    return plan.kind(**arguments)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise CodecError(f"expected a string, found {_shown(value)}")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise CodecError(f"expected a whole number, found {_shown(value)}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise CodecError(f"expected true or false, found {_shown(value)}")
    return value


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
"""Python from 3.11 on reads more forms than this one."""


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value) if _DAY.fullmatch(_text(value)) else "")
    except ValueError:
        raise CodecError(f"{_shown(value)} is not a date such as 2026-03-01") from None


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value).replace("Z", "+00:00"))
    except ValueError:
        raise CodecError(f"{_shown(value)} is not a time such as 2026-03-01T09:30:00+00:00") from None
    if moment.tzinfo is None:
        raise CodecError(f"{_shown(value)} has no UTC offset")
    return moment


_PLAIN: dict[type, Callable[[Any], Any]] = {str: _text, int: _number, bool: _flag, date: _day, datetime: _moment}

_SHOWN = 40


def _shown(value: object) -> str:
    """A value as an error shows it: short, on one line, without line feeds or escapes of its own."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    text = ascii(value) if not isinstance(value, int) or isinstance(value, bool) else "a number"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
