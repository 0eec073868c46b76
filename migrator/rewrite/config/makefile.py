"""Makefiles: a prerequisite whose recipe no longer reads it goes, then the rule that made it, then its variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_RULE = re.compile(
    r"^(?P<target>[\w./$(){}%-]+)[ \t]*:(?![:=])[ \t]*(?![ \t])(?P<needs>[^\n#;]*)\n"
    r"(?P<recipe>(?:\t[^\n]*(?:\n|\Z)|[ ]*\n(?=\t))*)",
    re.MULTILINE,
)
_VARIABLE = re.compile(r"^(?P<name>[A-Za-z_]\w*)[ \t]*(?:\?|:|::|\+)?=[^\n]*\n", re.MULTILINE)
_ALL = re.compile(r"\$[<^+]|\$\([<^+]")
_SIGNS = re.compile(r"(?i)jwt|openssl|sign|private|\.(?:key|pem)\b")


class _Made(NamedTuple):
    """One rule: its target, what it needs, and its recipe."""

    match: re.Match[str]

    @property
    def target(self) -> str:
        return self.match["target"]

    @property
    def needs(self) -> list[str]:
        return self.match["needs"].split()


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        file = context.draft.file(document.path)
        if document.regions[0].language != "makefile" or not file.changed:
            continue
        edits = tuple(_edits(file.original.text, document.text))
        if edits:
            yield Proposal("Drop what only made the assertion", edits={document.path: edits})


def _edits(before: str, after: str) -> Iterator[Edit]:
    """The prerequisites that a recipe lost; then what nothing needs, or names, any more."""
    was = {rule.target: rule for rule in _rules(before)}
    rules = _rules(after)
    gone: set[str] = set()
    for rule in rules:
        lost = [need for need in rule.needs if rule.target in was and _lost(was[rule.target], rule, need)]
        if lost:
            left = " ".join(need for need in rule.needs if need not in lost)
            start = rule.match.start("needs") - (not left)
            yield Edit(start, rule.match.end("needs"), left)
            gone.update(lost)
    dropped = [rule for rule in rules if rule.target in gone and _idle(rule, rules) and _SIGNS.search(rule.match[0])]
    for rule in dropped:
        end = rule.match.end()
        yield Edit(rule.match.start(), end + (after[end : end + 1] == "\n"), "")
    rest = after
    for rule in reversed(dropped):
        rest = rest[: rule.match.start()] + rest[rule.match.end() :]
    for variable in _VARIABLE.finditer(after):
        if dropped and only_jwt(variable["name"]) and len(re.findall(rf"\b{variable['name']}\b", rest)) == 1:
            yield Edit(*variable.span(), "")


def _rules(text: str) -> list[_Made]:
    return [_Made(match) for match in _RULE.finditer(text)]


def _lost(before: _Made, after: _Made, need: str) -> bool:
    """Whether a recipe read a file and does no more."""
    recipe = after.match["recipe"]
    return need in before.match["recipe"] and need not in recipe and _ALL.search(recipe) is None


def _idle(rule: _Made, rules: list[_Made]) -> bool:
    """Whether nothing but the rule that lost it needed a target."""
    return sum(rule.target in other.needs for other in rules) <= 1 and rule is not rules[0]


REWRITER = Rewriter("makefile", 25, _propose, frozenset({CONFIG}))
