"""Constraints of every ecosystem against ranges of the catalogue."""

from __future__ import annotations

import pytest

from migrator.catalogue.versions import Overlap, check_range, in_range, parse_version


@pytest.mark.parametrize(
    ("ecosystem", "constraint", "version_range", "expected"),
    [
        ("pypi", "==0.2.7", "<0.3.0", "inside"),
        ("pypi", "0.2.7", "<0.3.0", "inside"),
        ("pypi", "(>=0.2,<0.3)", "<0.3.0", "inside"),
        ("pypi", ">=0.2", "<0.3.0", "maybe"),
        ("pypi", ">=0.3.0", "<0.3.0", "outside"),
        ("pypi", "~=0.2.3", "<0.3.0", "inside"),
        ("pypi", "~=0.2", "<0.3.0", "maybe"),
        ("pypi", "==0.2.*", "<0.3.0", "inside"),
        ("pypi", "==0.3.0rc1", "<0.3.0", "outside"),
        ("pypi", "<=0.3.0", "<0.3.0", "maybe"),
        ("pypi", "<0.3.0", "<0.3.0", "inside"),
        ("pypi", "!=0.2.1,<0.3", "<0.3.0", "inside"),
        ("pypi", "^0.2.1", "<0.3.0", "inside"),
        ("pypi", "~0.2", "<0.3.0", "inside"),
        ("pypi", ">=2.22 ; python_version < '3.12'", "<3.0", "maybe"),
        ("pypi", "==0.2.4.post3", ">=0.2.0,<0.3.0", "inside"),
        ("pypi", "", "<0.3.0", "maybe"),
        ("pypi", "*", "<0.3.0", "maybe"),
        ("pypi", "@ git+https://example.org/x.git", "<0.3.0", "maybe"),
        ("npm", "^3.3.0", "<3.4.0", "maybe"),
        ("npm", "~3.3.0", "<3.4.0", "inside"),
        ("npm", "3.3.x", "<3.4.0", "inside"),
        ("npm", "3.x", "<3.4.0", "maybe"),
        ("npm", "3", "<3.4.0", "inside"),
        ("npm", "^4.0.0", "<3.4.0", "outside"),
        ("npm", "^5.0.0", "<6.0.0-beta.11", "inside"),
        ("npm", "6.0.0-beta.12", "<6.0.0-beta.11", "outside"),
        ("npm", "6.0.0-beta.9", "<6.0.0-beta.11", "inside"),
        ("npm", ">=3.0.0 <3.4.0", "<3.4.0", "inside"),
        ("npm", "2.0.0 - 3.2.0", "<3.4.0", "inside"),
        ("npm", "^2.0.0 || ^4.0.0", "<3.4.0", "maybe"),
        ("npm", "^0.3.4", "<1", "inside"),
        ("npm", "^0.0.5", "<0.1", "inside"),
        ("npm", "npm:@adobe/jwt-auth@^0.3.3", "<1", "inside"),
        ("npm", "latest", "<3.4.0", "maybe"),
        ("npm", "workspace:*", "<3.4.0", "maybe"),
        ("npm", "git+ssh://git@example.org/x.git#v1", "<3.4.0", "maybe"),
        ("maven", "3.3.0", "<3.4.0", "inside"),
        ("maven", "3.4.0-SNAPSHOT", "<3.4.0", "outside"),
        ("maven", "3.3.0.Final", "<3.4.0", "inside"),
        ("maven", "[2.0,3.0)", "<3.4.0", "inside"),
        ("maven", "[2.0,4.0)", "<3.4.0", "maybe"),
        ("maven", "(,1.0],[4.0,)", "<3.4.0", "maybe"),
        ("maven", "[3.3.0]", "<3.4.0", "inside"),
        ("maven", "3.+", "<3.4.0", "maybe"),
        ("maven", "2.+", "<3.4.0", "inside"),
        ("maven", "${pdf.version}", "<3.4.0", "maybe"),
        ("maven", "LATEST", "<3.4.0", "maybe"),
        ("nuget", "3.3.0", "<3.4.0", "inside"),
        ("nuget", "[3.3.0,3.4.0)", "<3.4.0", "inside"),
        ("nuget", "4.*", "<3.4.0", "outside"),
        ("composer", "^1.2", "<2", "inside"),
        ("composer", "~1.2", "<2", "inside"),
        ("composer", "~1.2.3", "<1.3", "inside"),
        ("composer", "1.2.*@dev", "<1.3", "inside"),
        ("composer", ">=1.0 <1.1 | >=1.5 <2", "<2", "inside"),
        ("composer", "dev-master", "<2", "maybe"),
        ("gem", "~> 0.3", "<0.4.4", "maybe"),
        ("gem", "~> 0.3.1", "<0.4.4", "inside"),
        ("gem", "= 0.4.4", "<0.4.4", "outside"),
        ("gem", ">= 0.1, < 0.4", "<0.4.4", "inside"),
        ("go", "v0.12.0", "<0.13.0", "inside"),
        ("go", "v0.13.0", "<0.13.0", "outside"),
        ("go", "v0.12.1-0.20220101000000-abcdefabcdef", "<0.13.0", "inside"),
        ("go", "v2.0.0+incompatible", "<2", "outside"),
        ("cran", "(>= 0.5.0)", "<0.5.0", "outside"),
        ("cran", "0.4.0", "<0.5.0", "inside"),
        ("cran", "", "<0.5.0", "maybe"),
        ("gh-action", "v1.1.0", "<1.2.0", "inside"),
        ("gh-action", "v1", "<1.2.0", "maybe"),
        ("gh-action", "2", "<3.0.0", "inside"),
        ("gh-action", "v3", "<3.0.0", "outside"),
        ("gh-action", "main", "<3.0.0", "maybe"),
        ("gh-action", "7523eb6c9f8d0d2d6c5a1f8e0a6bb8c2a3f4d5e6", "<3.0.0", "maybe"),
        ("npm", "whatever it says", "*", "inside"),
        ("npm", "1.5.0", "<1 || >=3", "outside"),
        ("npm", "3.1.0", "<1 || >=3", "inside"),
    ],
)
def test_constraint_against_range(ecosystem: str, constraint: str, version_range: str, expected: Overlap) -> None:
    """Each manifest syntax is placed inside, outside or across the range."""
    assert in_range(ecosystem, constraint, version_range) == expected


def test_contradicting_constraint_is_not_believed() -> None:
    """A constraint that no version satisfies says nothing."""
    assert in_range("pypi", ">2,<1", "<3") == "maybe"


def test_oversized_constraint_is_not_read() -> None:
    """A constraint of absurd length is answered at once, without being parsed."""
    assert in_range("npm", "|| 1.0.0" * 100_000, "<3") == "maybe"


@pytest.mark.parametrize("text", ["<", ">=a.b", "about 3", "<1 || nonsense"])
def test_malformed_catalogue_range_is_refused(text: str) -> None:
    """A range that is not understood is an error when it is declared, not when it is asked."""
    with pytest.raises(ValueError, match="not a version range"):
        check_range(text)


def test_versions_of_other_ecosystems_keep_their_order() -> None:
    """Pre-releases lie below their release whatever their spelling."""
    words = ["1.0.0-alpha", "1.0.0-beta.2", "1.0.0-rc.1", "1.0.0", "1.0.1-SNAPSHOT", "1.0.1"]
    parsed = [version for word in words if (version := parse_version(word)) is not None]
    assert len(parsed) == len(words)
    assert sorted(parsed) == parsed
    assert parse_version("main") is None
