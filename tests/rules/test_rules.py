"""Every rule is proven by its own declaration."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.registry import load

if TYPE_CHECKING:
    from migrator.rules.base import Example, Rule

RULES = load()
MATCHES = [
    pytest.param(rule, example, id=f"{rule.id}-{at}") for rule in RULES for at, example in enumerate(rule.matches)
]
SILENT = [pytest.param(rule, example, id=f"{rule.id}-{at}") for rule in RULES for at, example in enumerate(rule.silent)]


@pytest.mark.parametrize(("rule", "example"), MATCHES)
def test_a_rule_matches_its_examples_at_exactly_their_lines(rule: Rule, example: Example) -> None:
    """Each example that must match gives one finding a line, at the lines it names and at no other."""
    findings = detect(parse(example.path, example.text.encode()), (rule,))
    assert tuple(finding.place.line for finding in findings) == example.lines
    assert all(finding.standalone for finding in findings)


@pytest.mark.parametrize(("rule", "example"), SILENT)
def test_a_rule_is_silent_on_what_only_looks_alike(rule: Rule, example: Example) -> None:
    """An example that must stay silent gives nothing that counts alone."""
    findings = detect(parse(example.path, example.text.encode()), (rule,))
    assert [finding.message for finding in findings if finding.standalone] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_silent_example_has_no_loud_finding_of_any_rule(rule: Rule) -> None:
    """What must stay silent for one rule is no error of another either."""
    for example in rule.silent:
        findings = detect(parse(example.path, example.text.encode()), RULES)
        errors = [finding for finding in findings if finding.severity == "error" and finding.standalone]
        assert [(finding.rule_id, finding.place.line) for finding in errors] == []


@pytest.mark.parametrize(("rule", "example"), MATCHES)
def test_a_literal_lets_the_prefilter_see_each_example(rule: Rule, example: Example) -> None:
    """Every file that a rule must match holds one of its words, so the prefilter never hides it."""
    text = example.text.lower()
    assert any(literal.lower() in text for literal in (*rule.literals, *rule.weak_literals))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_declaration_is_complete(rule: Rule) -> None:
    """Each rule says what, why, what instead and where from, and is proven both ways."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", rule.id)
    assert all((rule.title, rule.summary, rule.why, rule.remedy, rule.sources))
    assert all(text.endswith(".") for text in (rule.summary, rule.why, rule.remedy))
    assert len(rule.matches) >= 3
    assert len(rule.silent) >= 2
    assert all(example.lines for example in rule.matches)
    assert not any(example.lines for example in rule.silent)


def test_ids_are_unique_and_sorted() -> None:
    """The registry gives each id once, in order."""
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


HOSTILE = (
    "ims/exchange/" * 40,
    "jwt_token" * 100 + "=",
    "https://ims-na1.adobelogin.com/s/ent_" + "_" * 400,
    "client_secret: " + "\"'" * 300,
    "-----BEGIN RSA PRIVATE KEY-----\\n" * 20,
    "MIIEvQIBADANBgkqh" + "A" * 500,
    "private_key" * 60 + " ",
    "technical_account_id=" + "a" * 500 + "@",
    " " * 800,
    "expires_in / " * 60,
    "openssl dgst " + "-x " * 200,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("unit", HOSTILE, ids=range(len(HOSTILE)))
def test_the_time_of_a_rule_grows_no_faster_than_its_text(rule: Rule, unit: str) -> None:
    """Four times the near-matches take about four times the work, not sixteen times."""
    short, long = (unit * (size // len(unit) + 1) for size in (40_000, 160_000))
    fast, slow = (min(_run(rule, text) for _ in range(2)) for text in (short, long))
    assert slow < 9 * fast + 0.2


def _run(rule: Rule, text: str) -> float:
    document = parse("notes.txt", (text + " adobelogin.com techacct.adobe.com @AdobeOrg\n").encode())
    for region in document.regions:
        assert region.facts is not None
    start = time.process_time()
    for region in document.regions:
        for _ in rule.detect(document, region):
            pass
    return time.process_time() - start
