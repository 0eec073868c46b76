"""Sections of a configuration by the key paths that the catalogue describes them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

Path = tuple[str, ...]


def by_path(region: Region) -> dict[Path, Entry]:
    """The entries of a configuration by their whole path; dots in a name nest."""
    return {
        tuple(".".join((*entry.path, entry.name)).split(".")): entry
        for entry in region.facts.entries
        if entry.shape == "config"
    }


def bases(paths: dict[Path, Entry], shape: list[Path]) -> list[Path]:
    """Prefixes under which every path of the shape stands; the root for an empty shape."""
    if not shape:
        return [()]
    head = shape[0]
    candidates = {path[: -len(head)] for path in paths if len(path) >= len(head) and _matches(path[-len(head) :], head)}
    return [base for base in sorted(candidates) if all(_find(paths, base, one) is not None for one in shape)]


def at(paths: dict[Path, Entry], base: Path, key: str) -> Entry | None:
    """The entry of a dotted key below a prefix; `*` stands for one level."""
    return _find(paths, base, tuple(key.split(".")))


def _find(paths: dict[Path, Entry], base: Path, wanted: Path) -> Entry | None:
    if "*" not in wanted:
        return paths.get((*base, *wanted))
    size = len(base) + len(wanted)
    return next(
        (
            entry
            for path, entry in paths.items()
            if len(path) == size and path[: len(base)] == base and _matches(path[len(base) :], wanted)
        ),
        None,
    )


def _matches(path: Path, wanted: Path) -> bool:
    return all(pattern in {"*", name} for name, pattern in zip(path, wanted, strict=True))


def has_value(paths: dict[Path, Entry], base: Path, pairs: tuple[tuple[str, str], ...]) -> bool:
    """Whether one of some keys below a prefix has its value."""
    return any((one := at(paths, base, key)) is not None and same(one.value, value) for key, value in pairs)


def same(value: str | None, wanted: str) -> bool:
    """Equal but for case; an address need only end with a path that is wanted."""
    given = (value or "").strip().lower()
    return given == wanted.lower() or (wanted.startswith("/") and given.rstrip("/").endswith(wanted.lower()))
