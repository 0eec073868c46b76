"""Rule pages say what the rules say, in the terminal and in docs/rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migrator.explain import page, pages
from migrator.rules.registry import load
from tests.support.command import migrator

if TYPE_CHECKING:
    from migrator.rules.base import Rule

DOCS = Path(__file__).parent.parent / "docs" / "rules"


def test_written_pages_are_current() -> None:
    """`python -m migrator.explain docs/rules` brings them up to date."""
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert written == pages()


@pytest.mark.parametrize("rule", load(), ids=lambda rule: rule.id)
def test_a_page_shows_the_examples_that_are_tested(rule: Rule) -> None:
    """Every example stands in its rule's page, whole."""
    text = page(rule)
    for example in (*rule.matches, *rule.silent):
        assert example.text.rstrip("\n") in text
    for part in (rule.summary, rule.why, rule.remedy, *rule.sources):
        assert part in text


def test_explain_prints_the_page() -> None:
    """The command shows what the page says."""
    done = migrator("explain", "exchange-endpoint")
    assert done.status == 0
    assert done.out == pages()["exchange-endpoint.md"]
