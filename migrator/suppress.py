"""Suppressions: in a comment beside the finding, or by glob in the configuration; each has a reason, some an end."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.catalogue.fields import nearest
from migrator.model import Suppression
from migrator.patterns import matches_any
from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from migrator.model import Finding


class Directive(NamedTuple):
    """One `migrator: ignore[rule, ...] until=DATE reason` of a file.

    On a line of its own it is for the next line (further directives may stand between), after code it is for that line.
    `problem` is empty, or why it suppresses nothing. `comment` is False where it may be prose about directives.
    """

    path: str
    line: int
    rules: tuple[str, ...]
    reason: str
    until: date | None
    target: int
    """The line it is for."""
    problem: str = ""
    comment: bool = True

    @property
    def where(self) -> str:
        """`path:line`."""
        return f"{self.path}:{self.line}"


class Exclusion(NamedTuple):
    """A suppression of the configuration: findings of `rules`, under `paths`, of `integrations`; an empty one is any.

    All are globs; `where` is its place in the configuration.
    """

    rules: tuple[str, ...]
    paths: tuple[str, ...]
    integrations: tuple[str, ...]
    reason: str
    until: date | None = None
    where: str = "configuration"

    def covers(self, finding: Finding) -> bool:
        """Whether it reaches a finding, whatever the date."""
        return (
            (not self.rules or any(fnmatchcase(finding.rule_id, glob) for glob in self.rules))
            and (not self.paths or matches_any(finding.place.path, self.paths))
            and (
                not self.integrations or any(fnmatchcase(finding.integration or "", glob) for glob in self.integrations)
            )
        )

    @property
    def words(self) -> str:
        """What it is for, in a few words."""
        until = f" until {self.until}" if self.until else ""
        return f"{', '.join((*self.rules, *self.paths, *self.integrations))}{until}: {self.reason}"


class Run(NamedTuple):
    """What of the tree a run evaluated, so that it can tell an unused suppression from one it did not meet.

    `rules` are those that ran, `known` all that exist. `whole` is False for a run over some files only, as of a hook.
    """

    as_of: date
    rules: Collection[str]
    known: Collection[str]
    whole: bool = True


class Outcome(NamedTuple):
    """The findings with their suppressions, and what there is to say about the suppressions themselves."""

    findings: tuple[Finding, ...]
    notices: tuple[str, ...]


# --- reading directives -----------------------------------------------------------------------------------------

_DIRECTIVE = lazy(r"\bmigrator:[ \t]{0,4}ignore\b(?P<rules>[ \t]{0,4}\[[^\]\n]{0,400}\])?(?P<rest>[^\n]{0,400})")
_COMMENT = lazy(r"(?:[#;%'*!@]|//|--|\{\{/?|\(\*|\b(?i:rem|dnl))[ \t]*$")
_ALONE = lazy(r"[ \t#/*;%<!{('\"@-]*(?i:rem\b|dnl\b)?[ \t]*$")
_LONGEST = 400
"""Characters before a directive that are looked at; a line with more before it is not one of its own."""
_CLOSERS = lazy(r"[ \t]*(?:\*+/(?:\}\})?|--+>|--%>|#\}|-*\}\}|\*\)|(?:\\n)?[\"'],?|,)?[ \t\r]*$")
_KEY = lazy(r"(?<!\S)([A-Za-z_-]{1,20})=(\S{0,40})")
_DAY = lazy(r"\d{4}-\d\d-\d\d", re.ASCII)
"""Python from 3.11 on reads more forms than this one."""
_PROSE = (".md", ".markdown", ".mdx", ".rst", ".adoc", ".txt", ".html", ".htm")


def read_directives(path: str, text: str) -> tuple[Directive, ...]:
    """The directives of a file, in order of line; wrong ones too, each with its problem."""
    if "migrator:" not in text:
        return ()
    found = []
    line, counted = 1, 0
    for match in _DIRECTIVE.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        start = max(text.rfind("\n", max(counted - _LONGEST, 0), counted) + 1, counted - _LONGEST)
        found.append(_directive(path, line, match, text[start:counted]))
    return tuple(_aimed(found))


def _directive(path: str, line: int, match: re.Match[str], before: str) -> Directive:
    rules = tuple(name.strip() for name in (match["rules"] or "").strip(" \t[]").split(",") if name.strip())
    reason, until, problem = _terms(_CLOSERS.sub("", match["rest"], count=1))
    if not rules:
        problem = "it names no rule: write `migrator: ignore[rule] reason`"
    alone = bool(_ALONE.match(before))
    comment = alone or bool(_COMMENT.search(before[-40:]))
    if path.lower().endswith(_PROSE):
        comment = before.rstrip().endswith("<!--")
    return Directive(path, line, rules, reason, until, 0 if alone else line, problem, comment)


def _terms(rest: str) -> tuple[str, date | None, str]:
    """Reason, end and problem of what follows the rules."""
    until, problem = None, ""
    for key, value in _KEY.findall(rest):
        if key == "until":
            try:
                until = date.fromisoformat(value if _DAY.fullmatch(value) else "")
            except ValueError:
                problem = f"until={value[:40]} is no date such as 2027-01-31"
        elif rest.lstrip().startswith(f"{key}=") or _means_until(key):
            problem = f"unknown key {key!r}: write until=DATE"
    reason = _KEY.sub(lambda match: "" if match[1] == "until" else match[0], rest).strip(" \t:-")
    if not re.search(r"\w", reason):
        problem = problem or "it gives no reason: write one after the rule"
    return reason, until, problem


def _means_until(key: str) -> bool:
    """Whether a word before a `=` is close to the one that names the end."""
    from difflib import get_close_matches  # noqa: PLC0415 - few files hold a directive

    return bool(get_close_matches(key.lower(), ["until", "expires"], 1, 0.7))


def _aimed(directives: list[Directive]) -> Iterator[Directive]:
    """A directive on a line of its own is for the first line after it that is no such directive."""
    targets: dict[int, int] = {}
    for directive in reversed(directives):
        if not directive.target:
            targets[directive.line] = targets.get(directive.line + 1, directive.line + 1)
    for directive in directives:
        yield directive._replace(target=directive.target or targets[directive.line])


# --- applying them ----------------------------------------------------------------------------------------------


def apply(
    findings: Iterable[Finding], directives: Sequence[Directive], exclusions: Sequence[Exclusion], run: Run
) -> Outcome:
    """Suppress what the directives and the configuration suppress on the day of the run.

    One that has expired, that is wrong, or that a complete run found nothing for is told in a notice.
    """
    usable = [directive for directive in directives if not directive.problem]
    by_line: dict[tuple[str, int], list[Directive]] = defaultdict(list)
    for directive in usable:
        by_line[directive.path, directive.target].append(directive)
    used: set[tuple[str, str]] = set()
    result = []
    for finding in findings:
        near: list[Directive | Exclusion] = [*_inline(finding, by_line)]
        near += [item for item in exclusions if item.covers(finding)]
        used.update((item.where, finding.rule_id) for item in near)
        result.append(_suppressed(finding, near, run.as_of))
    notices = [
        *_wrong(directives, run),
        *_unused(usable, exclusions, used, run),
        *_expired(usable, exclusions, used, run),
    ]
    return Outcome(tuple(result), tuple(sorted(notices)))


def _inline(finding: Finding, by_line: dict[tuple[str, int], list[Directive]]) -> Iterator[Directive]:
    place = finding.place
    for line in sorted({place.line, place.end_line}):
        yield from (one for one in by_line.get((place.path, line), ()) if finding.rule_id in one.rules)


def _suppressed(finding: Finding, near: Iterable[Directive | Exclusion], today: date) -> Finding:
    item = next((item for item in near if not _over(item, today)), None)
    if item is None or finding.suppressed is not None:
        return finding
    source: Literal["inline", "config"] = "inline" if isinstance(item, Directive) else "config"
    return finding._replace(suppressed=Suppression(source, item.reason, item.until))


def _over(item: Directive | Exclusion, today: date) -> bool:
    return item.until is not None and item.until < today


def _wrong(directives: Iterable[Directive], run: Run) -> Iterator[str]:
    for directive in directives:
        if directive.problem and directive.comment:
            yield f"{directive.where}: this suppression does not count: {directive.problem}"
            continue
        for name in directive.rules:
            if name not in run.known and directive.comment:
                yield f"{directive.where}: this suppression names no rule: {name!r}{nearest(name, run.known)}"


def _unused(
    directives: Iterable[Directive], exclusions: Iterable[Exclusion], used: set[tuple[str, str]], run: Run
) -> Iterator[str]:
    if not run.whole:
        return
    for directive in directives:
        for name in directive.rules:
            if directive.comment and name in run.rules and (directive.where, name) not in used:
                yield f"{directive.where}: unused suppression of {name}: nothing is found there, remove it"
    met = {where for where, _ in used}
    for exclusion in exclusions:
        ran = not exclusion.rules or any(fnmatchcase(rule, glob) for rule in run.rules for glob in exclusion.rules)
        if exclusion.where not in met and ran:
            yield f"{exclusion.where}: unused suppression ({exclusion.words}): nothing is found, remove it"


def _expired(
    directives: Iterable[Directive], exclusions: Iterable[Exclusion], used: set[tuple[str, str]], run: Run
) -> Iterator[str]:
    met = {where for where, _ in used}
    items: list[Directive | Exclusion] = [*directives, *exclusions]
    for item in items:
        if item.where in met and _over(item, run.as_of):
            yield f"{item.where}: this suppression expired on {item.until}: what it hid counts again"
