"""Fetch the corpus, scan each package by itself, and say how much was found and how much was wrong.

Ends with a non-zero status when recall or precision is under the bar, when a package that does not carry the flow
gets an error-level finding, or when the scan of one gave no result.
"""

# ruff: noqa: T201 - a script speaks on standard output
from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.corpus.fetch import fetch
from tests.corpus.judge import Outcome, Reported, judge
from tests.corpus.labels import load_labels
from tests.corpus.manifest import Package, load_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BAR = 0.98
_SECONDS = 600
_SLOWEST = 5
_SCANNED = (0, 4)
"""Exit statuses after which there is a result: complete, and complete but for a file that could not be read."""


def scan(package: Package) -> list[Reported]:
    """The findings of one fetched package, scanned as a repository of its own.

    Raises:
        RuntimeError: the scan gave no result.
    """
    command = [sys.executable, "-m", "migrator", "scan", str(package.folder)]
    command += ["--no-ignore", "--format", "json", "--exit-zero", "--workers", "1", "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"{package.slug}: no result after {_SECONDS} seconds") from error
    if done.returncode not in _SCANNED or not done.stdout:
        raise RuntimeError(f"{package.slug}: status {done.returncode}: {done.stderr.strip()[-500:]}")
    return [
        Reported(raw["path"], raw["line"], raw["end_line"], raw["rule_id"], raw["severity"], raw["message"])
        for raw in json.loads(done.stdout)["findings"]
    ]


def assess(package: Package) -> Outcome:
    """Scan and judge one package."""
    return judge(package, load_labels(package), scan(package))


@dataclass(frozen=True, slots=True)
class Scored:
    """What one package gave: an outcome, or why there is none, and the seconds that it took."""

    package: Package
    seconds: float
    outcome: Outcome | None
    problem: str = ""


def score(package: Package) -> Scored:
    """Assess one package; a scan that gives nothing is told and does not end the run."""
    started = time.monotonic()
    try:
        outcome, problem = assess(package), ""
    except RuntimeError as error:
        outcome, problem = None, str(error)
    return Scored(package, time.monotonic() - started, outcome, problem)


def recall(outcomes: Iterable[Outcome]) -> float:
    """Share of the places that were found."""
    outcomes = list(outcomes)
    found = sum(len(outcome.found) for outcome in outcomes)
    return _share(found, found + sum(len(outcome.missed) for outcome in outcomes))


def precision(outcomes: Iterable[Outcome]) -> float:
    """Share of the findings that are right; those beside the point count on neither side."""
    outcomes = list(outcomes)
    right = sum(len(outcome.right) for outcome in outcomes)
    return _share(right, right + sum(len(outcome.wrong) for outcome in outcomes))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def print_places(outcomes: Sequence[Outcome]) -> None:
    """Each miss, each wrong finding, and each error that lies beside the point where there must be none, one a line."""
    for outcome in outcomes:
        slug = outcome.package.slug
        for place in outcome.missed:
            print(f"missing  {slug}  {place.path}:{place.line}  {place.kind}")
        loud = [item for item in outcome.errors_where_silent if item in outcome.beside]
        for word, items in (("wrong  ", outcome.wrong), ("loud   ", loud)):
            for item in items:
                print(f"{word}  {slug}  {item.path}:{item.line}  {item.severity} {item.rule}: {item.message}")


def print_table(outcomes: Sequence[Outcome]) -> None:
    """Places found by kind, and by language with the wrong findings beside them."""
    found = [place for outcome in outcomes for place in outcome.found]
    missed = [place for outcome in outcomes for place in outcome.missed]
    wrong = [item for outcome in outcomes for item in outcome.wrong]
    _print_rows("kind", Counter(p.kind for p in found), Counter(p.kind for p in missed), None)
    _print_rows(
        "language",
        Counter(_language(p.path) for p in found),
        Counter(_language(p.path) for p in missed),
        Counter(_language(item.path) for item in wrong),
    )


def _print_rows(title: str, found: Counter[str], missed: Counter[str], wrong: Counter[str] | None) -> None:
    print(f"\n{title:<16} {'places':>7} {'found':>7} {'recall':>7}" + ("" if wrong is None else f" {'wrong':>7}"))
    for name in sorted({*found, *missed, *(wrong or ())}):
        places = found[name] + missed[name]
        row = f"{name:<16} {places:>7} {found[name]:>7} {_share(found[name], places):>7.3f}"
        print(row if wrong is None else f"{row} {wrong[name]:>7}")


def _language(path: str) -> str:
    return PurePosixPath(path).suffix.lstrip(".") or PurePosixPath(path).name


def main() -> int:
    """Run everything; the exit status."""
    packages = load_manifest()
    started = time.monotonic()
    fetched = fetch(packages)
    print(f"{len(packages)} packages, {fetched} of them fetched in {time.monotonic() - started:.0f} s")
    started = time.monotonic()
    with ThreadPoolExecutor(max_workers=2) as pool:
        scored = list(pool.map(score, packages))
    outcomes = [one.outcome for one in scored if one.outcome is not None]
    unscored = [one for one in scored if one.outcome is None]
    slowest = sorted(scored, key=lambda one: -one.seconds)[:_SLOWEST]
    print(f"scanned in {time.monotonic() - started:.0f} s; the slowest:", end=" ")
    print(", ".join(f"{one.package.slug} {one.seconds:.0f} s" for one in slowest) + "\n")
    for one in unscored:
        print(f"unscored {one.problem}")
    print_places(outcomes)
    print_table(outcomes)
    cries = [item for outcome in outcomes for item in outcome.errors_where_silent]
    beside = sum(len(outcome.beside) for outcome in outcomes)
    print(f"\nrecall {recall(outcomes):.3f}, precision {precision(outcomes):.3f}, {beside} findings beside the point")
    print(f"{len(cries)} error-level findings in packages that do not carry the flow")
    checks = (recall(outcomes) >= BAR, precision(outcomes) >= BAR, not cries, not unscored)
    print(f"corpus: {sum(checks)} passed, {len(checks) - sum(checks)} failed")
    return 0 if all(checks) else 1


if __name__ == "__main__":
    sys.exit(main())
