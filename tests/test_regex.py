"""Patterns that compile when they are first needed."""

from __future__ import annotations

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import migrator
from migrator.regex import Lazy, lazy
from tests.support.patterns import holds

TEXTS = ("", "none", "The Secret of it", "secret", "two secrets: secret", "\u017fecret", "not SECRE")


def guarded() -> list[Lazy[str]]:
    """Every pattern of the program that declares words."""
    for module in walk_packages(migrator.__path__, "migrator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return [one for one in gc.get_objects() if isinstance(one, Lazy) and one.needs and isinstance(one.pattern, str)]


def test_every_match_holds_a_word_that_its_pattern_needs() -> None:
    """A word too many costs time, one too few costs findings: the form of the pattern proves that none is missing."""
    patterns = guarded()
    assert len(patterns) > 20
    wrong = [one.pattern for one in patterns if not holds(one.pattern, one.flags, one.needs)]
    assert not wrong
    assert all(word == word.lower() for one in patterns for word in one.needs)


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"secret|word", ("secret",)),
        (r"(?:secret)?", ("secret",)),
        (r"secret(?=word)", ("word",)),
        (r"sec\w*ret", ("secret",)),
        (r"[sx]ecret", ("secret",)),
        (r"(?:sec|x)ret", ("secret",)),
    ],
)
def test_the_proof_can_fail(source: str, needs: tuple[str, ...]) -> None:
    """What a match may do without, or holds only in one of its forms, is refused."""
    assert not holds(source, 0, needs)


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "finditer"])
def test_a_guarded_pattern_gives_what_a_compiled_one_gives(name: str) -> None:
    """With and without a word in the text, within bounds, before and after it was compiled."""
    plain = re.compile(r"\bsecrets?\b", re.IGNORECASE)
    for text in TEXTS:
        for bounds in ((), (2,), (0, 3), (4, 10)):
            pattern = lazy(plain.pattern, plain.flags, needs=("secret",))
            for _ in range(2):
                assert _told(pattern, name, text, bounds) == _told(plain, name, text, bounds)


def _told(pattern: re.Pattern[str], name: str, text: str, bounds: tuple[int, ...]) -> object:
    found = getattr(pattern, name)(text, *bounds)
    if name in {"search", "match", "fullmatch"}:
        return found and found.span()
    return [one if isinstance(one, str) else one.span() for one in found]


def test_a_text_without_a_word_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The saving is that of `re.compile`, which is not called."""

    def refuse(*_: object) -> None:
        raise AssertionError

    pattern = lazy(r"secret\d", needs=("secret",))
    monkeypatch.setattr(re, "compile", refuse)
    assert pattern.search("nothing of the kind") is None
    assert list(pattern.finditer("nothing")) == []
    with pytest.raises(AssertionError):
        pattern.search("secret1")
