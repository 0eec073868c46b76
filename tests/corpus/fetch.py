"""Fetch the corpus with the clients people have, pip and npm, and check every byte against the manifest.

A package that is already there with the right checksum is not fetched again. Nothing that was fetched is run, with one
exception: for a source archive pip asks the build backend for its metadata, after it has compared the checksum.
"""

# ruff: noqa: T201 - a script speaks on standard output
from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tests.corpus.manifest import CACHE, Package, load_manifest
from tests.corpus.unpack import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
_SECONDS = 600
_WHEEL_OF = "3.11"
"""The Python whose wheels are fetched, so that every machine gets the same files."""


class FetchError(Exception):
    """A package could not be had, or is not the one that was labelled."""


def missing(packages: Iterable[Package]) -> list[Package]:
    """Those that are not in the cache with the right checksum."""
    return [package for package in packages if not _is_current(package)]


def fetch(packages: Iterable[Package]) -> int:
    """Bring what is missing into the cache; how many that were.

    Raises:
        FetchError: a client failed, or a checksum differs.
    """
    wanted = missing(packages)
    for batch in _batches(wanted):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _download(batch, folder)
            archives = {_sha256(path): path for path in folder.iterdir() if path.stat().st_size <= MAX_ARCHIVE_BYTES}
            for package in batch:
                _store(package, archives)
    return len(wanted)


def _batches(packages: Sequence[Package]) -> Iterator[list[Package]]:
    """One client call each: a resolver takes a name only once."""

    def kind(package: Package) -> tuple[str, str]:
        return package.registry, package.form

    for _, group in groupby(sorted(packages, key=kind), key=kind):
        rest = list(group)
        while rest:
            batch: dict[str, Package] = {}
            for package in rest:
                batch.setdefault(package.name, package)
            rest = [package for package in rest if batch[package.name] is not package]
            yield list(batch.values())


def _download(batch: Sequence[Package], folder: Path) -> None:
    if batch[0].registry == "npm":
        program = shutil.which("npm")
        if program is None:
            raise FetchError("npm is not installed; it fetches the JavaScript half of the corpus")
        specs = [f"{package.name}@{package.version}" for package in batch]
        _run([program, "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), *specs], folder)
        return
    with tempfile.TemporaryDirectory() as name:
        requirements = Path(name) / "requirements.txt"
        lines = [f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n" for package in batch]
        requirements.write_text("".join(lines), "utf-8")
        form = (
            ["--no-binary=:all:"]
            if batch[0].form == "sdist"
            else ["--only-binary=:all:", "--python-version", _WHEEL_OF]
        )
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", *form]
        _run([*pip, "--dest", str(folder), "--requirement", str(requirements)], folder)


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise FetchError(f"{Path(command[0]).name} took more than {_SECONDS} seconds") from error
    if done.returncode != 0:
        raise FetchError(f"{' '.join(command[:4])} ... failed:\n{done.stderr.strip()[-2000:]}")


def _store(package: Package, archives: dict[str, Path]) -> None:
    archive = archives.get(package.sha256)
    if archive is None:
        raise FetchError(f"{package.slug}: what came has another checksum than the manifest; labels would not fit it")
    shutil.rmtree(package.folder, ignore_errors=True)
    unpack(archive, package.folder)
    _stamp(package).write_text(package.sha256 + "\n", "ascii")


def _stamp(package: Package) -> Path:
    return CACHE / "packages" / f"{package.slug}.sha256"


def _is_current(package: Package) -> bool:
    stamp = _stamp(package)
    return stamp.is_file() and package.folder.is_dir() and stamp.read_text("ascii").strip() == package.sha256


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    started = time.monotonic()
    print(f"{fetch(load_manifest())} packages fetched in {time.monotonic() - started:.0f} s")
