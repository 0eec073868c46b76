"""The shipped facts: complete, sourced, and consistent with each other."""

from __future__ import annotations

from datetime import date

import pytest

from migrator.catalogue import compiled, load
from migrator.catalogue import timeline as dates
from migrator.model import Confidence


def test_the_compiled_catalogue_is_current() -> None:
    """`python -m migrator.catalogue.compiled` brings it up to date; an entry that is not in it would never be seen."""
    assert compiled.read() == compiled.made()


def test_the_compiled_entries_are_those_of_the_yaml() -> None:
    """Nothing of an entry is lost or changed on its way through the compiled file."""
    assert load.sdks() == {entry.id: entry for entry in compiled.entries()}
    assert list(load.sdks()) == sorted(load.sdks())


def test_timeline_ends_on_the_first_of_march_2026() -> None:
    """The governing milestone is the last one, and everything has a source."""
    timeline = dates.timeline()
    assert timeline.governing is timeline.milestones[-1]
    assert timeline.governing.date == date(2026, 3, 1)
    assert [m.date for m in timeline.milestones] == sorted(m.date for m in timeline.milestones)
    assert all(m.source and m.title for m in timeline.milestones)
    assert timeline.data_as_of >= timeline.governing.date


def test_superseded_dates_are_earlier_than_what_replaced_them() -> None:
    """An old date never lies after the milestone that it became."""
    timeline = dates.timeline()
    days = {m.id: m.date for m in timeline.milestones}
    assert timeline.superseded
    assert all(old.day < days[old.superseded_by] for old in timeline.superseded)


def test_every_metascope_names_a_product_and_a_source() -> None:
    """No metascope dangles."""
    products = load.products()
    for metascope in load.metascopes().by_name.values():
        assert metascope.product in products, metascope.name
        assert metascope.source, metascope.name


def test_metascope_without_a_known_list_is_marked_as_a_guess() -> None:
    """A guess carries the base scopes and low confidence; anything else names the source of its list."""
    metascopes = load.metascopes()
    assert metascopes.base_scopes == (
        "openid",
        "AdobeID",
        "read_organizations",
        "additional_info.projectedProductContext",
    )
    for metascope in metascopes.by_name.values():
        if metascope.guess:
            assert metascope.scopes == metascopes.base_scopes
            assert metascope.confidence is Confidence.LOW
        else:
            assert metascope.scopes_source


def test_scopes_are_not_metascopes_and_hold_no_blank() -> None:
    """A proposed scope can be joined with commas as it stands, and is never an ent_ name."""
    proposals = [m.scopes for m in load.metascopes().by_name.values()] + [p.scopes for p in load.products().values()]
    for scopes in proposals:
        assert all(scope == scope.strip() and "," not in scope and not scope.startswith("ent_") for scope in scopes)
        assert len(set(scopes)) == len(scopes)


@pytest.mark.parametrize("name", ["ent_aem_cloud_api", "ent_aem_cloud_sdk"])
def test_service_credentials_of_aem_cloud_service_are_exempt(name: str) -> None:
    """The metascopes of AEM as a Cloud Service propose nothing."""
    metascope = load.metascopes().by_name[name]
    assert metascope.exempt
    assert metascope.scopes == ()


def test_probe_urls_ask_only_for_what_they_declare() -> None:
    """Each placeholder of a probe is listed in its needs, and the other way round."""
    for product in load.products().values():
        if product.probe is None:
            continue
        text = product.probe.url + "".join(value for _, value in product.probe.headers)
        assert product.probe.url.startswith("https://")
        assert {name for name in product.probe.needs if "{" + name + "}" in text} == set(product.probe.needs)
        assert text.count("{") == sum(text.count("{" + name + "}") for name in product.probe.needs)
