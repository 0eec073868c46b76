"""The shared words of the prefilter reach what the rules look for, and leave alone what only looks like it."""

from __future__ import annotations

import pytest

from migrator.catalogue.load import metascopes
from migrator.prefilter import Level, PlainPrefilter
from migrator.rules import index
from migrator.rules.chosen import every
from migrator.rules.common.entries import catalogue
from migrator.rules.common.signals import signals

PREFILTER = PlainPrefilter(every().words())


def test_the_index_of_words_is_current() -> None:
    """`python -m migrator.rules.index` brings it up to date; a rule whose words are not in it would never run."""
    assert index.read() == index.made()


@pytest.mark.parametrize("name", sorted(metascopes().by_name))
def test_a_metascope_of_the_catalogue_is_a_strong_word(name: str) -> None:
    """A known metascope alone makes a file a candidate; the two that are scopes too do so as claims."""
    text = f'"{name}"' if name.startswith("ent_") else f"/s/{name}"
    assert PREFILTER.level(text.encode()) is Level.STRONG


@pytest.mark.parametrize("text", ['"ent_unheard_of_sdk"', "ADOBE_RGB", "an Adobe colour space"])
def test_a_doubtful_word_waits_for_a_strong_one_elsewhere(text: str) -> None:
    """What may be of Adobe's is looked at in trees that hold something of the flow."""
    assert PREFILTER.level(text.encode()) is Level.WEAK


@pytest.mark.parametrize("text", ["struct ent_table", "COLORSPACE_ADOBERGB", "GMIIEN | MIIEXT_ANEG", "expires = ttl"])
def test_look_alikes_of_large_trees_are_no_candidates(text: str) -> None:
    """Kernel drivers and colour spaces are not parsed for their spelling."""
    assert PREFILTER.level(text.encode()) is not Level.STRONG


@pytest.mark.parametrize("name", sorted({name for _, name in catalogue().manifests()}))
def test_a_package_of_the_catalogue_is_a_strong_word(name: str) -> None:
    """A manifest that names a package of the catalogue is a candidate by that name alone."""
    assert PREFILTER.level(f'"{name}": "1.0"'.encode()) is Level.STRONG


@pytest.mark.parametrize(
    "text",
    [
        "https://ims-na1.adobelogin.com",
        "D4B@AdobeOrg",
        "9F1@techacct.adobe.com",
        "adobe_ims",
        "AdobeIms",
        "host: ims-na1",
        "/ims/token/v3",
        "ims\\/exchange\\/jwt",
        "ims%2Fexchange%2Fjwt",
        "ent_some_new_sdk,",
        "myAdobeClient",
        "adobe",
    ],
)
def test_what_the_signals_call_adobe_holds_a_word(text: str) -> None:
    """Rules that ask for the signal need no words of their own."""
    spaced = f" {text} "
    assert signals(spaced).adobe
    assert PREFILTER.level(spaced.encode()) is not Level.NOTHING
