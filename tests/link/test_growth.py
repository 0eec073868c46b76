"""Linking does work in proportion to its input, counted in calls and not in seconds."""

from __future__ import annotations

import cProfile
import pstats
from datetime import date
from typing import TYPE_CHECKING

import pytest

from migrator.link.join import link
from migrator.link.summary import FileSummary, Named
from migrator.model import Category, Confidence, Finding, Identifier, Place, Severity, Snippet

if TYPE_CHECKING:
    from collections.abc import Callable


def finding(path: str, line: int, client: str, *, standalone: bool) -> Finding:
    """A finding at a line."""
    return Finding(
        rule_id="exchange-endpoint",
        title="t",
        category=Category.BREAKS,
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        place=Place(path, line, 1, line, 9, line * 10, line * 10 + 9),
        message="m",
        snippet=Snippet(line, ()),
        fingerprint=f"{path}-{line}",
        standalone=standalone,
        identifiers=(Identifier("client_id", client),) if client else (),
    )


def calls(count: int, path_of: Callable[[int], str], *, clients: bool) -> int:
    """Function calls that linking `count` findings takes, with names and files that meet and miss each other."""
    findings = [
        finding(path_of(at), at + 1, f"{at % (count // 100):032x}" if clients else "", standalone=at % 3 != 1)
        for at in range(count)
    ]
    summaries = [
        FileSummary(
            path,
            defines=(Named(f"s{at % 50}privatekey", 1, f"S{at % 50}_PRIVATE_KEY"),),
            references=(Named("clientid", 2, "CLIENT_ID"),),
            imports=(".settings", f"f{at}.x"),
            mentions=(Named("keys/private.key", 3, "keys/private.key"),),
        )
        for at, path in enumerate(dict.fromkeys(one.place.path for one in findings))
    ]
    profile = cProfile.Profile()
    profile.runcall(link, findings, summaries, as_of=date(2026, 11, 23))
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("clients", [True, False])
@pytest.mark.parametrize(
    "path_of",
    [
        lambda at: f"p{at // 4}/x.py",
        lambda at: f"services/s{at // 4}/src/x.py",
        lambda at: f"services/s{at // 20}/src/f{at // 4}.py",
        lambda _: "one.py",
        lambda at: f"f{at}.py",
    ],
    ids=["projects", "services", "mixed", "one file", "one folder"],
)
def test_four_times_the_findings_take_about_four_times_the_work(
    path_of: Callable[[int], str], *, clients: bool
) -> None:
    """From 400 to 1,600 findings, spread in five ways, the calls grow by less than a third beyond four times."""
    calls(400, path_of, clients=clients)  # reads the catalogue
    assert calls(1600, path_of, clients=clients) <= 5.3 * calls(400, path_of, clients=clients)
