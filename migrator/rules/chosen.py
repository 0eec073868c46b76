"""Which rules run, by id: a run that meets no candidate loads none of them."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from migrator.prefilter import Words
from migrator.rules import index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migrator.catalogue.sdk import SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.rules.base import Detect, Match, Rule


class Chosen(NamedTuple):
    """Rules, and the in-house wrappers of the user's configuration that they look for beside the catalogue."""

    ids: tuple[str, ...]
    wrappers: tuple[SdkEntry, ...] = ()

    def words(self, strong: Iterable[str] = (), weak: Iterable[str] = ()) -> Words:
        """The distinct words of the rules, and some others; a word that is strong for one is strong."""
        known = index.read()
        loud = {word for name in self.ids for word in known[name].strong} | {*strong, *self._wrapped()}
        faint = {word for name in self.ids for word in known[name].weak} | set(weak)
        return Words(_encoded(loud), _encoded(faint - loud))

    def _wrapped(self) -> tuple[str, ...]:
        if not self.wrappers:
            return ()
        from migrator.rules.common.entries import literals  # noqa: PLC0415 - few configurations have a wrapper

        return literals(self.wrappers)

    def load(self) -> tuple[Rule, ...]:
        """The rules themselves."""
        return _loaded(self.ids, self.wrappers)


def every() -> Chosen:
    """All rules, the catalogue alone."""
    return Chosen(tuple(index.read()))


def _encoded(words: set[str]) -> tuple[bytes, ...]:
    return tuple(sorted(word.lower().encode() for word in words))


@lru_cache(maxsize=8)
def _loaded(ids: tuple[str, ...], wrappers: tuple[SdkEntry, ...]) -> tuple[Rule, ...]:
    from migrator.rules.registry import load  # noqa: PLC0415 - loads every rule

    rules = tuple(rule for rule in load() if rule.id in ids)
    return tuple(_extended(rules, wrappers)) if wrappers else rules


def _extended(rules: Iterable[Rule], wrappers: tuple[SdkEntry, ...]) -> Iterable[Rule]:
    from migrator.catalogue.load import sdks  # noqa: PLC0415 - few configurations have a wrapper
    from migrator.rules.common.entries import literals, of  # noqa: PLC0415

    entries = of(sdks().values(), wrappers)
    words = literals(wrappers)
    for rule in rules:
        if rule.extended is None:
            yield rule
        else:
            detect = partial(_detect, rule.detect, rule.extended(entries))
            yield rule._replace(detect=detect, literals=(*rule.literals, *words))


def _detect(plain: Detect, extended: Detect, document: Document, region: Region) -> Iterable[Match]:
    """The configuration that declares a wrapper does not use it."""
    name = document.path.rpartition("/")[2]
    declares = name == "migrator.toml" or (name == "pyproject.toml" and "tool.migrator" in document.text)
    return plain(document, region) if declares else extended(document, region)
