"""Strict reading of one mapping: a wrong shape or an unknown key is one exact line, with the nearest known key."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum

    EnumT = TypeVar("EnumT", bound=Enum)

_LONGEST = 2000
_MOST = 500


def _kind(value: object) -> str:
    names = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "a mapping"}
    return names.get(type(value), "nothing" if value is None else type(value).__name__)


class Fields:
    """The keys of `mapping`, asked for one by one; `done` refuses those that nobody asked for.

    `where` names the place in messages: `config.toml: wrappers[2]`. All methods raise UsageError.
    """

    def __init__(self, mapping: Mapping[object, object], where: str) -> None:
        self.mapping = mapping
        self.where = where
        self.asked: set[str] = set()

    @classmethod
    def of(cls, value: object, where: str) -> Fields:
        """The fields of `value`, which must be a mapping."""
        if not isinstance(value, dict):
            raise UsageError(f"{where}: expected a mapping, found {_kind(value)}")
        return cls(value, where)

    def raw(self, key: str) -> object:
        """The value as it stands; None where the key is absent."""
        self.asked.add(key)
        return self.mapping.get(key)

    def has(self, key: str) -> bool:
        """True where the key is present, whatever its value."""
        self.asked.add(key)
        return key in self.mapping

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required where no default is given."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not (value or default is not None):
            raise self._wrong(key, "text", value)
        return self._short(key, value.strip())

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        value = self.raw(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false", value)
        return value

    def day(self, key: str) -> date:
        """A date, or text that writes one as YYYY-MM-DD."""
        value = self.raw(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self._wrong(key, "a date (YYYY-MM-DD)", value) from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string stands for a list of one; absent is empty."""
        value = self.raw(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return (self._short(key, value),)
        if not isinstance(value, list):
            raise self._wrong(key, "a list of texts", value)
        return tuple(self._item(f"{key}[{at}]", item) for at, item in enumerate(self._few(key, value)))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A mapping of text to text in order; absent is empty; a null value stands for the empty string."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, dict):
            raise self._wrong(key, "a mapping of text to text", value)
        for name, item in value.items():
            if not isinstance(name, str) or not isinstance(item, str | None):
                raise self._wrong(f"{key}.{name}", "text", item)
        return tuple((self._short(key, name), self._short(key, item or "")) for name, item in value.items())

    def choice(self, key: str, options: type[EnumT], default: EnumT | None = None) -> EnumT:
        """One of an enumeration's values."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        for option in options:
            if option.value == value:
                return option
        raise UsageError(f"{self.where}: {key}: {value!r} is not one of {_listed(str(o.value) for o in options)}")

    def one_of(self, key: str, options: Iterable[str], default: str | None = None) -> str:
        """One of some words."""
        words = tuple(options)
        value = self.text(key, default)
        if value not in words:
            raise UsageError(f"{self.where}: {key}: {value!r} is not one of {_listed(words)}{nearest(value, words)}")
        return value

    def section(self, key: str) -> Fields | None:
        """A nested mapping; None where absent."""
        value = self.raw(key)
        return None if value is None else Fields.of(value, f"{self.where}: {key}")

    def items(self, key: str) -> tuple[Fields, ...]:
        """A list of mappings; one mapping stands for a list of one; absent is empty."""
        value = self.raw(key)
        if value is None:
            return ()
        rows = [value] if isinstance(value, dict) else value
        if not isinstance(rows, list):
            raise self._wrong(key, "a list of mappings", value)
        return tuple(Fields.of(row, f"{self.where}: {key}[{at}]") for at, row in enumerate(self._few(key, rows)))

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self.mapping:
            if key not in self.asked:
                raise UsageError(f"{self.where}: unknown key {str(key)!r}{nearest(str(key), self.asked)}")

    def _item(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self._wrong(key, "text", value)
        return self._short(key, value)

    def _short(self, key: str, value: str) -> str:
        if len(value) > _LONGEST:
            raise UsageError(f"{self.where}: {key}: longer than {_LONGEST} characters")
        return value

    def _few(self, key: str, value: list[object]) -> list[object]:
        if len(value) > _MOST:
            raise UsageError(f"{self.where}: {key}: more than {_MOST} entries")
        return value

    def _wrong(self, key: str, expected: str, value: object) -> UsageError:
        return UsageError(f"{self.where}: {key}: expected {expected}, found {_kind(value)}")


def nearest(word: str, known: Iterable[str]) -> str:
    """The tail of a message: `; did you mean 'x'?`, or empty when nothing is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - for the mistake alone

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in words)
