"""Every mark of every catalogue entry is found in a file made from it; exempt and foreign entries stay quiet."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migrator.audit import Request, audit
from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Kind, Role
from migrator.discover.stream import read_stream
from migrator.parse.identify import identify
from migrator.rules.chosen import every
from tests.languages.snippets import CONTEXT, Snippet, snippets

if TYPE_CHECKING:
    from migrator.model import Finding

ENTRIES = sdks().values()
PROGRAMS = Path(__file__).with_name("programs")
UNSHOWN = frozenset({"prod-aem-ims-ui", "prod-campaign-d365"})
"""Credentials kept in a product's own screens, of which no file shows anything."""
LIMITS = frozenset({("py-nck", "call")})
"""Marks that are read only beside another word of Adobe's; docs/limits.md tells."""
WORKFRONT = """curl -X POST https://acme.my.workfront.com/integrations/oauth2/api/v1/jwt/exchange \\
  -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" -d "jwt_token=$JWT"
"""
QUIET_ROLES = frozenset({Role.EXEMPT, Role.FOREIGN})
AFFECTED = [
    pytest.param(snippet, id=f"{entry.id}-{snippet.carrier}-{snippet.mark}")
    for entry in ENTRIES
    if entry.role not in QUIET_ROLES
    for snippet in snippets(entry)
    if (entry.id, snippet.carrier) not in LIMITS
]
QUIET = [
    pytest.param(snippet, id=f"{entry.id}-{snippet.carrier}-{snippet.mark}")
    for entry in ENTRIES
    if entry.role in QUIET_ROLES
    for snippet in snippets(entry)
] + [pytest.param(Snippet("command", "jwt/exchange", "run.sh", WORKFRONT), id="neg-workfront-command")]


def findings(snippet: Snippet) -> tuple[Finding, ...]:
    content = io.BytesIO(snippet.text.encode())
    listing = read_stream(content, snippet.path, 1 << 20)
    return audit(Request(listing, snippet.path, date(2026, 11, 23), every(), rewrites=False, workers=1)).findings


@pytest.mark.parametrize("snippet", AFFECTED)
def test_the_jwt_use_of_an_entry_is_found(snippet: Snippet) -> None:
    """A file that shows one mark of an affected entry gives an error or a warning beside that of its context."""
    context = snippet.text.count(CONTEXT)
    loud = [finding for finding in findings(snippet) if finding.severity != "note" and finding.place.line > context]
    assert loud, snippet.text


@pytest.mark.parametrize("snippet", QUIET)
def test_an_exempt_or_foreign_entry_is_at_most_noted(snippet: Snippet) -> None:
    """What Adobe did not switch off, and what only looks alike, is at most a note."""
    loud = [(finding.rule_id, finding.message) for finding in findings(snippet) if finding.severity != "note"]
    assert loud == []


def test_every_entry_with_jwt_marks_gives_a_snippet() -> None:
    """No affected entry with marks of its own goes untested; the written-out flow has its programs instead."""
    bare = {
        entry.id
        for entry in ENTRIES
        if entry.role is Role.AFFECTED and entry.kind is not Kind.PATTERN and not list(snippets(entry))
    }
    assert bare <= UNSHOWN


def test_the_flow_written_out_has_a_program_in_each_language_of_its_entries() -> None:
    """Entries for code without an SDK have no mark of their own; the programs of these languages show them."""
    wanted = {
        language
        for entry in ENTRIES
        if entry.kind is Kind.PATTERN
        for code in entry.code
        for language in code.languages
    }
    shown = {identify(path.name, path.read_text("utf-8")) for path in PROGRAMS.rglob("*") if path.is_file()}
    assert wanted
    assert wanted - {"tsx"} <= shown, "TSX is TypeScript"
