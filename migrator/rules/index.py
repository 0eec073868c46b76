"""The words of all rules in one file, so that a run that meets none of them need not load a rule.

`python -m migrator.rules.index` writes it anew from the rules' own declarations.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("index.json")


class RuleWords(NamedTuple):
    """The words of one rule's prefilter, in lower case."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]


@lru_cache(maxsize=1)
def read() -> dict[str, RuleWords]:
    """Words by id of the rule, in order of the ids."""
    return {name: RuleWords(*map(tuple, words)) for name, words in json.loads(_FILE.read_bytes()).items()}


def made() -> dict[str, RuleWords]:
    """The same from the rules themselves, which loads all of them."""
    from migrator.rules.registry import load  # noqa: PLC0415 - what this file is there to avoid

    return {rule.id: RuleWords(_lowered(rule.literals), _lowered(rule.weak_literals)) for rule in load()}


def _lowered(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word.lower() for word in words}))


def write() -> None:
    """Bring the file up to date: one word a line, so that branches merge."""
    _FILE.write_text(json.dumps(made(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
