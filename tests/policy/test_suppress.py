"""Suppressions hide what they name, until their day, and are told of when they are wrong or idle."""

from __future__ import annotations

import time
from datetime import date

import pytest

from migrator.model import Finding, Suppression
from migrator.suppress import Directive, Exclusion, Outcome, Run, apply, read_directives
from tests.support.audits import finding

RULE = "exchange-endpoint"
KNOWN = ("exchange-endpoint", "metascope", "private-key")
TODAY = date(2026, 11, 23)
RUN = Run(TODAY, KNOWN, KNOWN)


def one(text: str, path: str = "app/auth.py") -> Directive:
    """The only directive of a text."""
    (directive,) = read_directives(path, text)
    return directive


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x = 1  # migrator: ignore[metascope] kept for the archive", "kept for the archive"),
        ("x = 1; // migrator: ignore[metascope] kept", "kept"),
        ("x = 1; /* migrator: ignore[metascope] kept */", "kept"),
        ("<a/> <!-- migrator: ignore[metascope] kept -->", "kept"),
        ("select 1 -- migrator: ignore[metascope] kept", "kept"),
        ("key=value ; migrator: ignore[metascope] kept", "kept"),
        ("x = 1 % migrator: ignore[metascope] kept", "kept"),
        ("x = 1 ' migrator: ignore[metascope] kept", "kept"),
        ("{{ x }} {# migrator: ignore[metascope] kept #}", "kept"),
        ("{{ x }} {{/* migrator: ignore[metascope] kept */}}", "kept"),
        ("{{ x }} {{!-- migrator: ignore[metascope] kept --}}", "kept"),
        ('"x = 1; // migrator: ignore[metascope] kept",', "kept"),
        ('"x = 1; // migrator: ignore[metascope] kept\\n",', "kept"),
        ("x = 1  # migrator:ignore[metascope]: kept", "kept"),
        ("x = 1  # migrator: ignore [ metascope ] - kept", "kept"),
        ("x = 1  # migrator: ignore[metascope] until=2027-01-31 kept", "kept"),
        ("x = 1  # migrator: ignore[metascope] kept until=2027-01-31", "kept"),
        ("x = 1  # migrator: ignore[metascope] see a=b in the notes\r", "see a=b in the notes"),
    ],
)
def test_directive_is_read_from_any_comment(line: str, reason: str) -> None:
    """The syntax of the comment does not matter, nor what closes it."""
    directive = one(f"first\n{line}\nlast\n")
    assert (directive.rules, directive.reason, directive.line) == (("metascope",), reason, 2)
    assert directive.target == 2
    assert not directive.problem
    assert directive.comment


def test_until_is_a_date() -> None:
    """The day stands before or after the reason."""
    assert one("x # migrator: ignore[metascope] until=2027-01-31 kept").until == date(2027, 1, 31)
    assert one("x # migrator: ignore[metascope] kept").until is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("# migrator: ignore kept", "it names no rule"),
        ("# migrator: ignore[] kept", "it names no rule"),
        ("# migrator: ignore[metascope]", "it gives no reason"),
        ("# migrator: ignore[metascope] until=2027-01-31", "it gives no reason"),
        ("# migrator: ignore[metascope] -->", "it gives no reason"),
        ("# migrator: ignore[metascope] until=soon kept", "until=soon is no date"),
        ("# migrator: ignore[metascope] until=2027-02-30 kept", "until=2027-02-30 is no date"),
        ("# migrator: ignore[metascope] until=20270131 kept", "until=20270131 is no date"),
        ("# migrator: ignore[metascope] untill=2027-01-31 kept", "unknown key 'untill': write until=DATE"),
        ("# migrator: ignore[metascope] kept util=2027-01-31", "unknown key 'util': write until=DATE"),
        ("# migrator: ignore[metascope] expires=2027-01-31 kept", "unknown key 'expires': write until=DATE"),
    ],
)
def test_wrong_directive_hides_nothing_and_is_told(line: str, problem: str) -> None:
    """A slip of the pen must not make a suppression permanent or silent."""
    directives = read_directives("app/auth.py", f"{line}\n")
    assert problem in directives[0].problem
    outcome = apply([finding(line=2, rule="metascope")], directives, (), RUN)
    assert outcome.findings[0].suppressed is None
    assert problem in outcome.notices[0]


def test_directive_on_its_own_line_is_for_the_next() -> None:
    """Several may stand above one line; one after code is not for the next line."""
    text = "  # migrator: ignore[metascope] a\n  // migrator: ignore[private-key] b\ncode\n"
    assert [directive.target for directive in read_directives("a.py", text)] == [3, 3]
    assert one("code # migrator: ignore[metascope] a\ncode\n").target == 1


def suppressed(directive: str, line: int, *, end: int = 0, run: Run = RUN) -> Outcome:
    """The outcome for one finding and one directive on line 3."""
    text = f"\n\n{directive}\n\n"
    place = finding(line=line, rule="metascope")
    if end:
        place = with_end(place, end)
    return apply([place], read_directives("app/auth.py", text), (), run)


def with_end(one: Finding, line: int) -> Finding:
    """The finding stretched to a later line."""
    return one._replace(place=one.place._replace(end_line=line))


@pytest.mark.parametrize(
    ("directive", "line", "end", "hidden"),
    [
        ("code # migrator: ignore[metascope] a", 3, 0, True),
        ("code # migrator: ignore[metascope] a", 4, 0, False),
        ("code # migrator: ignore[metascope] a", 2, 0, False),
        ("code # migrator: ignore[metascope] a", 1, 3, True),
        ("# migrator: ignore[metascope] a", 4, 0, True),
        ("# migrator: ignore[metascope] a", 3, 0, False),
        ("# migrator: ignore[metascope] a", 5, 0, False),
        ("# migrator: ignore[private-key, metascope] a", 4, 0, True),
        ("# migrator: ignore[private-key] a", 4, 0, False),
        ("# migrator: ignore[metascope] until=2026-11-23 a", 4, 0, True),
        ("# migrator: ignore[metascope] until=2026-11-22 a", 4, 0, False),
    ],
)
def test_reach(directive: str, line: int, end: int, hidden: bool) -> None:  # noqa: FBT001 - a table's column
    """Same line or the line above, the named rules alone, up to the named day."""
    outcome = suppressed(directive, line, end=end)
    assert (outcome.findings[0].suppressed is not None) is hidden


def test_suppression_is_recorded() -> None:
    """The finding keeps the reason, the end and where it came from."""
    outcome = suppressed("# migrator: ignore[metascope] until=2027-01-31 kept", 4)
    assert outcome == Outcome(outcome.findings, ())
    assert outcome.findings[0].suppressed == Suppression("inline", "kept", date(2027, 1, 31))


def test_expired_suppression_brings_the_finding_back() -> None:
    """And says so, once, without also calling it unused."""
    outcome = suppressed("# migrator: ignore[metascope] until=2026-01-31 kept", 4)
    assert outcome.notices == ("app/auth.py:3: this suppression expired on 2026-01-31: what it hid counts again",)


UNUSED = "app/auth.py:3: unused suppression of metascope: nothing is found there, remove it"


@pytest.mark.parametrize(
    ("directive", "run", "notices"),
    [
        ("# migrator: ignore[metascope] a", RUN, (UNUSED,)),
        ("# migrator: ignore[metascope] a", Run(TODAY, KNOWN, KNOWN, whole=False), ()),
        ("# migrator: ignore[metascope] a", Run(TODAY, ("private-key",), KNOWN), ()),
        ('print("migrator: ignore[metascope] a")', RUN, ()),
        ("# migrator: ignore[metascop] a", RUN, ("names no rule: 'metascop'; did you mean 'metascope'?",)),
        ("# migrator: ignore[other-tool] a", RUN, ("names no rule: 'other-tool'",)),
    ],
)
def test_idle_suppression(directive: str, run: Run, notices: tuple[str, ...]) -> None:
    """It is told only where the run could have met what it hides."""
    outcome = apply([finding(line=99)], read_directives("app/auth.py", f"\n\n{directive}\n"), (), run)
    assert len(outcome.notices) == len(notices)
    assert all(expected in notice for expected, notice in zip(notices, outcome.notices, strict=True))


def test_documentation_of_directives_is_not_idle() -> None:
    """A page that shows how to write one is left alone; a comment of the page is not."""
    text = "Write `# migrator: ignore[metascope] why`:\n\n    # migrator: ignore[metascope] why\n"
    assert apply([], read_directives("README.md", text), (), RUN).notices == ()
    text = "<!-- migrator: ignore[metascope] why -->\n"
    assert len(apply([], read_directives("README.md", text), (), RUN).notices) == 1


def exclusion(
    rules: tuple[str, ...] = (),
    paths: tuple[str, ...] = (),
    integrations: tuple[str, ...] = (),
    until: date | None = None,
) -> Exclusion:
    """A suppression of the configuration."""
    return Exclusion(rules, paths, integrations, "known", until, "migrator.toml: suppress[0]")


@pytest.mark.parametrize(
    ("item", "hidden"),
    [
        (exclusion(rules=(RULE,)), True),
        (exclusion(rules=("exchange-*",)), True),
        (exclusion(rules=("metascope",)), False),
        (exclusion(paths=("app/**",)), True),
        (exclusion(paths=("*.py",)), True),
        (exclusion(paths=("lib",)), False),
        (exclusion(integrations=("loyalty-*",)), True),
        (exclusion(integrations=("shop-*",)), False),
        (exclusion((RULE,), ("app",), ("loyalty-1",)), True),
        (exclusion((RULE,), ("lib",), ("loyalty-1",)), False),
        (exclusion((RULE,), until=date(2026, 11, 22)), False),
    ],
)
def test_exclusion(item: Exclusion, hidden: bool) -> None:  # noqa: FBT001 - a table's column
    """Rules, paths and integrations all have to fit, each by glob."""
    outcome = apply([finding(integration="loyalty-1")], (), (item,), RUN)
    assert (outcome.findings[0].suppressed is not None) is hidden
    assert bool(outcome.notices) is not hidden


def test_inline_speaks_before_the_configuration() -> None:
    """The nearest reason is the one that is shown; both count as used."""
    directives = read_directives("app/auth.py", "# migrator: ignore[exchange-endpoint] near\n")
    outcome = apply([finding(line=2)], directives, (exclusion((RULE,)),), RUN)
    assert outcome.findings[0].suppressed == Suppression("inline", "near")
    assert outcome.notices == ()


@pytest.mark.parametrize(
    "text",
    [
        "migrator: ignore[" * 60_000,
        "migrator: ignore[a] " * 50_000,
        "#" * 1_000_000 + " migrator: ignore[a] b",
        "migrator: ignore[" + "a," * 500_000,
        "migrator: ignore" + " " * 1_000_000,
        "# migrator: ignore[metascope] " + "a=b " * 250_000,
        "# migrator: ignore[metascope] a\n" * 30_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """A megabyte of near-directives takes well under what a quadratic reader would."""
    start = time.process_time()
    read_directives("a.py", text)
    assert time.process_time() - start < 5
