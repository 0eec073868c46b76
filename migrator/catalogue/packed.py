"""SDK entries that were read and checked before, as plain JSON values and back: what a scan loads."""

from __future__ import annotations

from enum import Enum
from typing import Any

from migrator.catalogue.sdk import (
    ActionMarks,
    Addition,
    CodeMarks,
    CommandMarks,
    ConfigMarks,
    Ecosystem,
    Edits,
    Kind,
    ManifestMarks,
    Package,
    Replacement,
    Role,
    SdkEntry,
)
from migrator.model import Confidence

Row = dict[str, Any]


def pack(value: object) -> object:
    """A named tuple as a mapping that leaves its defaults out, any other as a list, a choice as its value."""
    if isinstance(value, Enum):
        return value.value
    if not isinstance(value, tuple):
        return value
    names: tuple[str, ...] | None = getattr(value, "_fields", None)
    if names is None:
        return [pack(item) for item in value]
    defaults: dict[str, object] = getattr(value, "_field_defaults", {})
    given = zip(names, value, strict=True)
    return {name: pack(item) for name, item in given if name not in defaults or item != defaults[name]}


def unpack(row: Row) -> SdkEntry:
    """The entry that `pack` wrote."""
    replacement = row["replacement"]
    return SdkEntry(
        id=row["id"],
        name=row["name"],
        ecosystem=Ecosystem(row["ecosystem"]),
        kind=Kind(row["kind"]),
        role=Role(row["role"]),
        status=row["status"],
        code=tuple(CodeMarks(**_frozen(marks)) for marks in row["code"]),
        commands=tuple(CommandMarks(**_frozen(marks)) for marks in row["commands"]),
        config=tuple(ConfigMarks(**_frozen(marks)) for marks in row["config"]),
        environment=tuple(row["environment"]),
        actions=tuple(ActionMarks(**_frozen(marks)) for marks in row["actions"]),
        manifest=tuple(ManifestMarks(**_of_ecosystem(marks)) for marks in row["manifest"]),
        replacement=None if replacement is None else _replacement(replacement),
        products=tuple(row["products"]),
        caveats=tuple(row["caveats"]),
        sources=tuple(row["sources"]),
        confidence=Confidence(row["confidence"]),
    )


def _replacement(row: Row) -> Replacement:
    packages = tuple(Package(**_of_ecosystem(package)) for package in row.get("packages", ()))
    edits = tuple(map(_edits, row.get("edits", ())))
    return Replacement(**{**_frozen(row), "packages": packages, "edits": edits})


def _edits(row: Row) -> Edits:
    return Edits(**{**_frozen(row), "add": tuple(Addition(**_frozen(addition)) for addition in row.get("add", ()))})


def _of_ecosystem(row: Row) -> Row:
    return {**_frozen(row), "ecosystem": Ecosystem(row["ecosystem"])}


def _frozen(row: Row) -> Row:
    """The same with tuples for its lists and for the pairs in them."""
    return {name: _tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
