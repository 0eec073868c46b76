"""Kindred SDKs share names and settings: a finding speaks of the one that the file names."""

from __future__ import annotations

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules import registry

RULES = tuple(registry.load())
KINDRED = ["aepp", "aanalytics2", "cjapy", "launchpy"]
CONNECTOR = """from {sdk} import config
HOST = 'https://ims-na1.adobelogin.com'
token = self.get_jwt_token_and_expiry_for_config(config=config)
"""
SETTINGS = """{
  "org_id": "8C6767C25245AD1A0A490D4C@AdobeOrg",
  "client_id": "7f2c1f2e5c5a4a3f8e8e1f0b2d3c4a5b",
  "tech_id": "9F1B2C3D@techacct.adobe.com",
  "secret": "",
  "pathToKey": "private.key"
}
"""


def messages(path: str, text: str) -> list[str]:
    found = detect(parse(path, text.encode()), RULES)
    return [one.message for one in found if one.rule_id in {"sdk-usage", "sdk-configuration"}]


@pytest.mark.parametrize("sdk", KINDRED)
def test_a_shared_name_is_that_of_the_package_in_the_file(sdk: str) -> None:
    """What the reader is told to install is what the program uses."""
    told = messages("connector.py", CONNECTOR.format(sdk=sdk))
    assert told
    assert all(f"of {sdk} signs in" in one for one in told)


@pytest.mark.parametrize("sdk", KINDRED)
def test_a_shared_section_is_that_of_the_package_in_the_path(sdk: str) -> None:
    """A configuration names no package: its folder may."""
    told = messages(f"jobs/{sdk}/config.json", SETTINGS)
    assert told
    assert all(f"({sdk})" in one for one in told)


def test_without_a_name_the_first_of_the_catalogue_speaks() -> None:
    """The finding is there all the same."""
    assert messages("connector.py", CONNECTOR.format(sdk="somewhere"))
    assert messages("config.json", SETTINGS)
