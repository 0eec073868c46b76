"""SDK entries: the shipped ones are complete and consistent, a user's own one is read strictly."""

from __future__ import annotations

import pickle
import re

import pytest

from migrator.catalogue import load
from migrator.catalogue.entry import parse_entry
from migrator.catalogue.sdk import Ecosystem, Kind, Role
from migrator.catalogue.versions import in_range
from migrator.errors import UsageError
from migrator.model import Confidence

WRAPPER = {
    "id": "acme-auth",
    "name": "Acme's wrapper",
    "ecosystem": "npm",
    "code": [
        {
            "languages": ["javascript", "typescript"],
            "imports": ["@acme/auth"],
            "calls": ["adobeToken"],
            "jwt_options": ["privateKey"],
            "patterns": ["adobeToken({ $$$, privateKey: $KEY, $$$ })"],
        }
    ],
    "manifest": {"names": ["@acme/auth"], "jwt_only": "<4", "oauth_only": ">=4"},
    "replacement": {
        "text": "Take version 4 and pass scopes.",
        "packages": {"name": "@acme/auth", "version": ">=4"},
        "edits": {"carrier": "code", "remove": ["privateKey"], "add": {"name": "scopes", "value": "{scopes}"}},
    },
}


def test_wrapper_of_a_user_is_read_like_a_shipped_entry() -> None:
    """Single values stand for lists of one, defaults are filled in, the result is frozen and picklable."""
    entry = parse_entry(WRAPPER, "migrator.toml: wrappers[0]")
    assert (entry.ecosystem, entry.kind, entry.role) == (Ecosystem.NPM, Kind.SDK, Role.AFFECTED)
    assert entry.manifest[0].ecosystem is Ecosystem.NPM
    assert entry.replacement is not None
    assert entry.replacement.edits[0].add[0].value == "{scopes}"
    assert entry.confidence is Confidence.HIGH
    assert pickle.loads(pickle.dumps(entry)) == entry


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kinds": "sdk"}, "w (acme-auth): unknown key 'kinds'; did you mean 'kind'?"),
        ({"kind": "sdks"}, "w (acme-auth): kind: 'sdks' is not one of 'sdk', 'cli', "),
        ({"ecosystem": None}, "w (acme-auth): ecosystem: None is not one of 'pypi', 'npm'"),
        ({"id": "Acme Auth"}, "w: id: 'Acme Auth' must be lower-case letters, digits and dashes"),
        ({"id": 7}, "w: id: expected text, found a number"),
        ({"code": "x"}, "w (acme-auth): code: expected a list of mappings, found text"),
        ({"code": ["x"]}, "w (acme-auth): code[0]: expected a mapping, found text"),
        ({"code": {"languages": ["cobol"]}}, "w (acme-auth): code[0]: languages: 'cobol' is not one of python, "),
        ({"code": {"jwt_option": []}}, "w (acme-auth): code[0]: unknown key 'jwt_option'; did you mean 'jwt_options'?"),
        ({"caveats": [1]}, "w (acme-auth): caveats[0]: expected text, found a number"),
        (
            {"manifest": {"names": ["x"], "jwt_only": "about 3"}},
            "w (acme-auth): manifest[0]: jwt_only: not a version range: 'about 3'; write comparisons such as",
        ),
        ({"replacement": {}}, "w (acme-auth): replacement: text: expected text, found nothing"),
        (
            {"replacement": {"text": "x", "edits": {"carrier": "cod"}}},
            "w (acme-auth): replacement: edits[0]: carrier: 'cod' is not one of 'code', 'config', 'environment'",
        ),
        ({"status": "x" * 3000}, "w (acme-auth): status: longer than 2000 characters"),
        ({"caveats": ["x"] * 600}, "w (acme-auth): caveats: more than 500 entries"),
    ],
)
def test_mistake_is_one_exact_line(change: dict[str, object], message: str) -> None:
    """Each mistake names its place, the wrong word and the nearest right one."""
    with pytest.raises(UsageError) as caught:
        parse_entry({**WRAPPER, **change}, "w")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_something_else_than_a_mapping_is_refused() -> None:
    """A list in place of an entry is a usage error, not a traceback."""
    with pytest.raises(UsageError, match=r"^w: expected a mapping, found a list$"):
        parse_entry([], "w")


def test_all_entries_are_shipped() -> None:
    """The catalogue holds every known SDK, tool, action, product and look-alike, each with a source."""
    entries = load.sdks()
    assert len(entries) == 94
    assert all(entry.sources and entry.status for entry in entries.values())
    assert [entry.id for entry in entries.values() if entry.foreign] == ["neg-workfront"]
    assert sorted(entry.id for entry in entries.values() if entry.exempt) == [
        "js-aem-headless-node",
        "js-aemcs-api-client-lib",
        "prod-aemcs-service-credentials",
    ]


def test_affected_entry_says_what_to_write_instead() -> None:
    """Every affected entry has a replacement, every other one has no rewrite."""
    for entry in load.sdks().values():
        if entry.role is Role.AFFECTED:
            assert entry.replacement is not None, entry.id
            assert entry.replacement.text.endswith((".", ")")), entry.id
        else:
            assert entry.replacement is None or not entry.replacement.edits, entry.id


def test_affected_entry_can_be_recognised() -> None:
    """Every affected entry has a mark of some kind, except where only other evidence tells: screens, plain shell."""
    for entry in load.sdks().values():
        marks = (entry.code, entry.commands, entry.config, entry.environment, entry.actions, entry.manifest)
        unmarked = entry.id in {"cfg-shell", "prod-aem-ims-ui", "prod-campaign-d365"}
        assert entry.role is not Role.AFFECTED or any(marks) is not unmarked, entry.id


def test_general_libraries_are_no_evidence() -> None:
    """The patterns written with anybody's JWT library have no mark that is JWT use by itself."""
    for entry in load.sdks().values():
        if entry.kind is Kind.PATTERN:
            assert all(not (m.jwt_imports or m.jwt_calls or m.patterns) for m in entry.code), entry.id


def test_caveats_are_sentences() -> None:
    """A comma in an unquoted list would tear a sentence in two; none has."""
    for entry in load.sdks().values():
        for caveat in entry.caveats:
            assert caveat.endswith("."), (entry.id, caveat)


def test_products_of_entries_exist() -> None:
    """Entries name products of the catalogue alone."""
    products = load.products()
    for entry in load.sdks().values():
        assert set(entry.products) <= set(products), entry.id


def test_package_to_move_to_signs_in_with_oauth() -> None:
    """The smallest version that a replacement names is not in the JWT-only range of its own package."""
    only = {
        (mark.ecosystem, name): mark.jwt_only
        for e in load.sdks().values()
        for mark in e.manifest
        for name in mark.names
    }
    for entry in load.sdks().values():
        for package in entry.replacement.packages if entry.replacement else ():
            jwt_only = only.get((package.ecosystem, package.name), "")
            if jwt_only:
                for version in filter(None, (package.smallest, package.version)):
                    assert in_range(package.ecosystem.value, version, jwt_only) == "outside", entry.id


def test_words_and_rewrite_name_one_version() -> None:
    """The version that the text says to take is the smallest one that a rewrite puts into a manifest."""
    for entry in load.sdks().values():
        replacement = entry.replacement
        said = re.findall(r"(\d[\w.]*) (?:or|and) later", replacement.text) if replacement is not None else []
        packages = replacement.packages if replacement is not None else ()
        assert not said or set(said) == {package.smallest for package in packages}, entry.id


def test_ranges_of_one_package_do_not_overlap() -> None:
    """A version at any border of the ranges lies in exactly one of them, or in none."""
    for entry in load.sdks().values():
        for mark in entry.manifest:
            ranges = [text for text in (mark.jwt_only, mark.dual, mark.oauth_only, mark.unrelated) if text]
            borders = {border for text in ranges for border in re.findall(r"\d[\w.-]*", text)} or {"1.0.0"}
            for border in borders:
                inside = [text for text in ranges if in_range(mark.ecosystem.value, f"=={border}", text) == "inside"]
                assert len(inside) <= 1, (entry.id, border, inside)


def test_placeholders_of_additions_are_known() -> None:
    """The rewriter can fill in every value that an entry adds."""
    known = {"scopes", "client_id", "client_secret", "org_id", "technical_account_id", "technical_account_email"}
    for entry in load.sdks().values():
        for edits in entry.replacement.edits if entry.replacement else ():
            for addition in edits.add:
                assert set(re.findall(r"\{(\w+)\}", addition.value)) <= known, entry.id


def test_patterns_are_understood_by_ast_grep() -> None:
    """Every pattern, of the catalogue or of a wrapper, parses in each language that it is declared for."""
    ast_grep = pytest.importorskip("ast_grep_py")
    for entry in (*load.sdks().values(), parse_entry(WRAPPER, "w")):
        for marks in entry.code:
            for pattern in marks.patterns:
                for language in marks.languages:
                    root = ast_grep.SgRoot("x", language).root()
                    assert root.find_all(pattern=pattern) == [], (entry.id, language)
