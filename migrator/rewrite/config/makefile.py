"""Makefiles: a prerequisite whose recipe no longer reads it goes, then the rule that made it, what it named."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_RULE = re.compile(
    r"^(?P<target>[\w./$(){}%-]+)[ \t]*:(?![:=])[ \t]*(?![ \t])(?P<needs>[^\n#;]*)\n"
    r"(?P<recipe>(?:\t[^\n]*(?:\n|\Z)|[ ]*\n(?=\t))*)",
    re.MULTILINE,
)
_DEFINITION = re.compile(
    r"^(?:(?P<name>[A-Za-z_][\w.-]*)[ \t]*(?:\?|:|::|:::|\+|!)?=(?:[^\n\\]|\\\n|\\.)*(?:\n|\Z)"
    r"|define[ \t]+(?P<macro>[\w.-]+)[ \t]*=?[ \t]*\n(?P<lines>(?:(?!endef\b)[^\n]*\n)*)endef[^\n]*(?:\n|\Z))",
    re.MULTILINE,
)
_BEGINS_LATE = re.compile(r"^\t[@+-]+(?P<gap>\\\n[ \t]*)", re.MULTILINE)
_WORD = re.compile(r"[\w.-]+")
_MOST_ROUNDS = 20
_COMMENT = re.compile(r"(?m)^[ \t]*#[^\n]*$")
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
    taken = [(rule.match.start(), rule.match.end()) for rule in dropped]
    for start, end in _merged(after, _undefined(before, after, taken)):
        yield Edit(start, end, "")
    for match in _BEGINS_LATE.finditer(after) if "@\\" not in before else ():
        yield Edit(match.start("gap"), match.end("gap"), "")


def _undefined(before: str, after: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Variables and macros that were named outside their definition, and are no more: one leads to another."""
    definitions = list(_DEFINITION.finditer(after))
    was = _mentions(before, list(_DEFINITION.finditer(before)))
    spans: list[tuple[int, int]] = []
    for _ in range(_MOST_ROUNDS):
        left = [match for match in definitions if match.span() not in spans]
        named = _mentions(_without(after, [*taken, *spans]), left)
        found = [match.span() for match in left if named[_name(match)] <= 0 < was[_name(match)]]
        if not found:
            break
        spans += found
    return sorted(spans)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def _merged(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, joined over blank lines between them; no two blank lines stay where one goes."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        blank = text.startswith("\n", end) and (start == 0 or text.endswith("\n\n", 0, start))
        yield start, end + blank


def _mentions(text: str, definitions: list[re.Match[str]]) -> Counter[str]:
    """How often each name stands elsewhere than where it is defined."""
    found = Counter(_WORD.findall(_COMMENT.sub("", text)))
    found.subtract(Counter(_name(match) for match in definitions))
    return found


def _name(definition: re.Match[str]) -> str:
    return definition["name"] or definition["macro"]


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
