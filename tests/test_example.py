"""The worked example says what its expectation lists, and every report of it is the same report."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.support.command import migrator

EXAMPLES = Path(__file__).parent.parent / "examples"
AS_OF = "2026-11-23"


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    done = migrator("audit", EXAMPLES / "legacy-app", "--as-of", AS_OF, "--format", "json", "--quiet")
    assert done.status == 1, done.err
    result: dict[str, Any] = json.loads(done.out)
    return result


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


def test_every_expected_place_is_found(audit: dict[str, Any], expected: dict[str, Any]) -> None:
    """A place the expectation does not call optional has a finding on its line."""
    found = {(finding["path"], finding["line"]) for finding in audit["findings"]}
    wanted = {(place["path"], place["line"]) for place in expected["places"] if not place.get("optional")}
    assert sorted(wanted - found) == []


def test_nothing_else_is_found(audit: dict[str, Any], expected: dict[str, Any]) -> None:
    """A finding stands on a listed line, and none in a decoy."""
    known = {(place["path"], place["line"]) for place in expected["places"]}
    loud = {
        (finding["path"], finding["line"], finding["rule_id"])
        for finding in audit["findings"]
        if finding["severity"] != "note"
    }
    assert sorted(one for one in loud if one[:2] not in known) == []
    assert sorted({one[0] for one in loud} & set(expected["silent"])) == []


def test_integrations_are_those_of_the_company(audit: dict[str, Any], expected: dict[str, Any]) -> None:
    """One integration a client ID, with its metascopes; the exempt one is exempt."""
    found = {one["client_id"]: one for one in audit["integrations"]}
    assert set(found) == {one["client_id"] for one in expected["integrations"].values()}
    for one in expected["integrations"].values():
        assert found[one["client_id"]]["metascopes"] == one["metascopes"]
        assert found[one["client_id"]]["exempt"] is one["exempt"]


def test_findings_belong_to_the_expected_integration(audit: dict[str, Any], expected: dict[str, Any]) -> None:
    """Who reads an integration's section sees all of it and nothing of another."""
    clients = {one["id"]: one["client_id"] for one in audit["integrations"]}
    wanted = {
        (place["path"], place["line"]): expected["integrations"][place["integration"]]["client_id"]
        for place in expected["places"]
    }
    strays = defaultdict(list)
    for finding in audit["findings"]:
        place = (finding["path"], finding["line"])
        if finding["integration"] is not None and place in wanted and clients[finding["integration"]] != wanted[place]:
            strays[finding["path"]].append(finding["line"])
    assert dict(strays) == {}


def test_json_follows_the_shipped_schema(audit: dict[str, Any]) -> None:
    """What a script reads is what the schema promises."""
    schema = json.loads((EXAMPLES.parent / "migrator" / "report" / "audit.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(audit)


def test_saved_audit_renders_the_identical_html(tmp_path: Path) -> None:
    """Every report is computed from the saved audit alone."""
    html, saved, again = tmp_path / "first.html", tmp_path / "audit.json", tmp_path / "again.html"
    reports = ("--report", f"html={html}", "--report", f"json={saved}")
    migrator("audit", EXAMPLES / "legacy-app", "--as-of", AS_OF, *reports, "--quiet")
    done = migrator("report", saved, "--format", "html", "--output", again, "--quiet")
    assert done.status == 1, done.err
    assert html.read_bytes() == again.read_bytes()
