"""What the rules say of published packages. Skipped where the corpus was not fetched: `make corpus` does that."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from migrator.audit import Request, audit
from migrator.discover.options import DiscoveryOptions
from migrator.discover.tree import open_tree
from migrator.rules.chosen import every
from tests.corpus.fetch import missing
from tests.corpus.labels import load_labels
from tests.corpus.manifest import Package, load_manifest
from tests.corpus.score import assess

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.judge import Outcome

PACKAGES = {package.slug: package for package in load_manifest()}

RIGHT_LINES = (
    "npm-adobe-jwt-auth-2.0.0",
    "npm-adobe-aio-lib-ims-jwt-5.0.2",
    "pypi-umapi-client-2.22",
    "pypi-aepp-0.2.7",
    "pypi-pdfservices-sdk-2.2.0",
    "pypi-adobe-aam-0.0.9",
)
TOGETHER = (
    {
        "npm-adobe-aio-cli-plugin-cloudmanager-0.3.0": {"Cloud Manager"},
        "pypi-launchpy-0.4.6": {"Tags (Launch)"},
        "pypi-umapi-client-2.22": {"User Management"},
    },
    {
        "pypi-aanalytics2-0.5.1": {"Analytics"},
        "pypi-aepp-0.2.7": {"Experience Platform", "Privacy Service"},
        "pypi-cjapy-0.2.3.post4": {"Customer Journey Analytics", "Experience Platform"},
    },
)
"""Packages scanned as one tree, with their products; those of the second call their settings by the same names."""
NOTHING = (
    "pypi-requests-2.32.3",
    "pypi-pyjwt-2.10.1",
    "pypi-flask-jwt-extended-4.7.1",
    "pypi-google-auth-2.38.0",
    "pypi-pygithub-2.6.1",
    "npm-jsonwebtoken-9.0.2",
    "npm-firebase-admin-13.0.2",
)


def _outcome(slug: str) -> Outcome:
    package = PACKAGES[slug]
    if missing([package]):
        pytest.skip("not fetched; run make corpus")
    return assess(package)


@pytest.mark.corpus
@pytest.mark.parametrize("slug", RIGHT_LINES)
def test_right_lines_of_a_package_that_carries_the_flow(slug: str) -> None:
    """Every labelled place is found and nothing else is."""
    outcome = _outcome(slug)
    assert outcome.missed == ()
    assert outcome.wrong == ()
    assert outcome.found


@pytest.mark.corpus
@pytest.mark.parametrize("together", TOGETHER, ids=("different", "alike"))
def test_three_packages_in_one_tree_are_three_integrations(together: dict[str, set[str]], tmp_path: Path) -> None:
    """Each package is one integration with all findings of its own folder, and with none of another's."""
    packages = [PACKAGES[slug] for slug in together]
    if missing(packages):
        pytest.skip("not fetched; run make corpus")
    for package in packages:
        shutil.copytree(package.folder, tmp_path / package.slug)
    tree = open_tree([tmp_path], DiscoveryOptions(ignore_files=False))
    result = audit(Request(tree, "three", date(2026, 11, 23), every(), rewrites=False, workers=1))
    owners = {
        one.id: {f.place.path.split("/")[0] for f in result.findings if f.integration == one.id}
        for one in result.integrations
    }
    assert sorted(map(tuple, owners.values())) == sorted((slug,) for slug in together)
    products = {next(iter(owners[one.id])): set(one.products) for one in result.integrations}
    assert products == together
    assert all(finding.integration for finding in result.findings)


@pytest.mark.corpus
@pytest.mark.parametrize("slug", NOTHING)
def test_silence_on_a_package_that_does_not(slug: str) -> None:
    """Heavy users of JWTs, keys and secrets get no finding, not even beside the point."""
    outcome = _outcome(slug)
    assert (*outcome.right, *outcome.beside, *outcome.wrong) == ()


def test_manifest_is_large_and_mixed_enough() -> None:
    """At least 60 packages, 25 that carry the flow and 30 that must stay silent, from both registries."""
    roles = [package.role for package in PACKAGES.values()]
    assert len(PACKAGES) >= 60
    assert roles.count("carries") >= 25
    assert roles.count("silent") >= 30
    assert {package.registry for package in PACKAGES.values()} == {"pypi", "npm"}


@pytest.mark.parametrize("package", PACKAGES.values(), ids=PACKAGES.keys())
def test_labels_fit_the_role(package: Package) -> None:
    """A package that carries the flow has places; a silent one has no labels at all."""
    labels = load_labels(package)
    if package.role == "carries":
        assert labels.places
    elif package.role == "silent":
        assert not labels.places
        assert not labels.optional
    assert all(place.line >= 1 and place.end_line >= place.line for place in labels.places)
