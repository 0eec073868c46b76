"""The expected places of a package, read from `labels/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import yaml

from tests.corpus.kinds import Kind
from tests.corpus.manifest import HERE

if TYPE_CHECKING:
    from tests.corpus.manifest import Package


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Lines `line` to `end_line` of a file that must change or go, and why."""

    path: str
    line: int
    end_line: int
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Lines where a finding is neither asked for nor wrong. `end_line` 0 means the whole file."""

    path: str
    line: int
    end_line: int

    def holds(self, path: str, line: int) -> bool:
        """Whether a line of a file lies in it."""
        return path == self.path and (self.end_line == 0 or self.line <= line <= self.end_line)


@dataclass(frozen=True, slots=True)
class Labels:
    """What reading a package gave. A package without a label file has no places."""

    places: tuple[Place, ...] = ()
    optional: tuple[Stretch, ...] = ()


def load_labels(package: Package) -> Labels:
    """The labels of one package.

    Raises:
        ValueError: a label names a kind that does not exist.
    """
    file = HERE / "labels" / f"{package.slug}.yaml"
    if not file.is_file():
        return Labels()
    raw = yaml.safe_load(file.read_text("utf-8"))
    return Labels(
        tuple(_place(entry) for entry in raw.get("places", ())),
        tuple(_stretch(entry) for entry in raw.get("optional", ())),
    )


def _place(entry: dict[str, Any]) -> Place:
    if entry["kind"] not in get_args(Kind):
        raise ValueError(f"unknown kind {entry['kind']!r} in {entry}")
    return Place(entry["path"], entry["line"], entry.get("end_line", entry["line"]), entry["kind"])


def _stretch(entry: dict[str, Any]) -> Stretch:
    line = entry.get("line", 0)
    return Stretch(entry["path"], line, entry.get("end_line", line))
