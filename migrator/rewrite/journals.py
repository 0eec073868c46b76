"""The journal of a rewrite: what each file held, so that it can be taken back."""

from __future__ import annotations

import base64
import itertools
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from migrator.atomic import finish
from migrator.discover import gitfiles
from migrator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its path below the root, its old content, and what was made of it."""

    path: str
    before: bytes
    after_sha256: str
    deleted: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal read back; `root` is the rewritten folder, relative to the journal's own."""

    root: str
    entries: tuple[Entry, ...]


def save(journal: Path, root: Path, entries: Sequence[Entry]) -> None:
    """Write a journal, readable by its owner alone; an earlier one gets a number.

    Raises:
        UsageError: it cannot be written.
    """
    content = {
        "schema_version": SCHEMA,
        "root": _relative(root.resolve(), journal.parent.resolve()),
        "files": [
            {
                "path": entry.path,
                "before": base64.b64encode(entry.before).decode(),
                "after_sha256": entry.after_sha256,
                "deleted": entry.deleted,
            }
            for entry in entries
        ],
    }
    try:
        journal.parent.mkdir(parents=True, exist_ok=True)
        _keep(journal)
        descriptor, name = tempfile.mkstemp(dir=journal.parent, prefix=f".{journal.name}.")
        finish(descriptor, Path(name), journal, json.dumps(content, indent=1).encode() + b"\n", mode=0o600)
    except OSError as error:
        raise UsageError(f"{journal}: the journal cannot be written: {error.strerror or error}") from error


def _relative(root: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(root, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return root.as_posix()


def _keep(journal: Path) -> None:
    """An earlier journal may hold the only copy of what an interrupted run replaced."""
    if journal.exists():
        names = (journal.with_name(f"{journal.stem}-{number}{journal.suffix}") for number in itertools.count(1))
        journal.rename(next(name for name in names if not name.exists()))


def read(journal: Path) -> Journal:
    """A saved journal.

    Raises:
        UsageError: it is none, or of another version.
    """
    try:
        content = json.loads(journal.read_bytes())
        if content["schema_version"] != SCHEMA:
            raise UsageError(f"{journal}: was written by another version of migrator")
        entries = tuple(
            Entry(
                str(file["path"]),
                base64.b64decode(file["before"], validate=True),
                str(file["after_sha256"]),
                bool(file["deleted"]),
            )
            for file in content["files"]
        )
        return Journal(str(content["root"]), entries)
    except OSError as error:
        raise UsageError(f"{journal}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{journal}: is no journal of migrator, or is damaged") from error


def root_of(journal: Path, saved: Journal) -> Path:
    """Where a journal's paths start; that of a stranger may not lead out of what is at hand.

    Raises:
        UsageError: the folder is neither below the current one nor in its work tree.
    """
    found = (journal.parent / saved.root).resolve()
    here = Path.cwd().resolve()
    top = gitfiles.run(here, ["rev-parse", "--show-toplevel"])
    around = Path(os.fsdecode(top.removesuffix(b"\n"))).resolve() if top else here
    if not any(found.is_relative_to(place) for place in (here, around)):
        raise UsageError(f"{journal}: is of files elsewhere; name their folder: migrator fix --undo {journal} FOLDER")
    return found
