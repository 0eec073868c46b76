"""Manifests and lock files of every ecosystem in one shape."""

from __future__ import annotations

import pytest

from migrator.parse.manifest import Dependency, dependencies
from migrator.parse.read import parse

Row = tuple[str, str, str, str]


def row(dependency: Dependency) -> Row:
    """Ecosystem, name, constraint, and one of direct, indirect, locked, `locked direct`."""
    kind = "locked" * dependency.lock + " direct" * dependency.direct
    return dependency.ecosystem, dependency.name, dependency.constraint, kind.strip() or "indirect"


PYTHON: list[tuple[str, str, list[Row]]] = [
    (
        "requirements-dev.txt",
        (
            "# why\naepp==0.2.7  # pin\numapi_client>=2.0,<3 ; python_version > '3'\nPyJWT[crypto] ~= 1.7\n"
            "-r other.txt\n-e git+https://github.com/a/b.git#egg=user-sync\nplain\nfoo (>=1.0)\n"
            "x @ https://x/x.whl\nbar==1 --hash=sha256:a\n"
        ),
        [
            ("pypi", "aepp", "==0.2.7", "direct"),
            ("pypi", "umapi-client", ">=2.0,<3", "direct"),
            ("pypi", "pyjwt", "~= 1.7", "direct"),
            ("pypi", "user-sync", "", "direct"),
            ("pypi", "plain", "", "direct"),
            ("pypi", "foo", ">=1.0", "direct"),
            ("pypi", "x", "", "direct"),
            ("pypi", "bar", "==1", "direct"),
        ],
    ),
    (
        "pyproject.toml",
        (
            "[project]\ndependencies = ['aepp<0.3']\n[project.optional-dependencies]\na = ['cjapy']\n"
            "[dependency-groups]\nb = ['c>1']\n[build-system]\nrequires = ['hatchling']\n"
            "[tool.poetry.dependencies]\npython = '^3'\nd = '^1'\ne = {version = '^2'}\n"
            "[tool.poetry.group.dev.dependencies]\nf = '*'\n"
        ),
        [
            ("pypi", "aepp", "<0.3", "direct"),
            ("pypi", "cjapy", "", "direct"),
            ("pypi", "c", ">1", "direct"),
            ("pypi", "hatchling", "", "direct"),
            ("pypi", "d", "^1", "direct"),
            ("pypi", "e", "^2", "direct"),
            ("pypi", "f", "*", "direct"),
        ],
    ),
    ("Pipfile", '[packages]\naepp = "==0.2"\n', [("pypi", "aepp", "==0.2", "direct")]),
    ("Pipfile.lock", '{"default": {"aepp": {"version": "==0.2"}}}', [("pypi", "aepp", "==0.2", "locked")]),
    (
        "setup.cfg",
        "[options]\ninstall_requires =\n    aepp>=0.2\n    pyjwt\n[options.extras_require]\nx = foo\n",
        [("pypi", "aepp", ">=0.2", "direct"), ("pypi", "pyjwt", "", "direct"), ("pypi", "foo", "", "direct")],
    ),
    (
        "setup.py",
        "setup(install_requires=['aepp>=0.2', \"pyjwt\"], extras_require={'a': ['b>1']})\n",
        [("pypi", "aepp", ">=0.2", "direct"), ("pypi", "pyjwt", "", "direct"), ("pypi", "b", ">1", "direct")],
    ),
    (
        "environment.yml",
        "name: x\ndependencies:\n  - python=3.8\n  - pip:\n    - aepp==0.2\n",
        [("pypi", "python", "=3.8", "direct"), ("pypi", "aepp", "==0.2", "direct")],
    ),
    ("uv.lock", '[[package]]\nname = "aepp"\nversion = "0.2"\n', [("pypi", "aepp", "==0.2", "locked")]),
    ("x.dist-info/METADATA", "Name: x\nRequires-Dist: PyJWT (>=1)\n", [("pypi", "pyjwt", ">=1", "direct")]),
]
JAVASCRIPT: list[tuple[str, str, list[Row]]] = [
    (
        "package.json",
        (
            '{"name": "x", "dependencies": {"@adobe/jwt-auth": "^1.0.0", "f": "npm:@adobe/fetch@0.3"},'
            ' "devDependencies": {"a": "1"}}'
        ),
        [
            ("npm", "@adobe/jwt-auth", "^1.0.0", "direct"),
            ("npm", "@adobe/fetch", "0.3", "direct"),
            ("npm", "a", "1", "direct"),
        ],
    ),
    (
        "package-lock.json",
        (
            '{"packages": {"": {"dependencies": {"@adobe/jwt-auth": "^1"}},'
            ' "node_modules/@adobe/jwt-auth": {"version": "1.0.1"}, "node_modules/x/node_modules/y": {"version": "2"}}}'
        ),
        [("npm", "@adobe/jwt-auth", "1.0.1", "locked direct"), ("npm", "y", "2", "locked")],
    ),
    (
        "npm-shrinkwrap.json",
        '{"dependencies": {"a": {"version": "1", "dependencies": {"b": {"version": "2"}}}}}',
        [("npm", "a", "1", "locked"), ("npm", "b", "2", "locked")],
    ),
    (
        "yarn.lock",
        '# yarn\n\n"@adobe/jwt-auth@^1.0.0":\n  version "1.0.1"\n\na@npm:^1, a@npm:^2:\n  version: 1.2\n',
        [("npm", "@adobe/jwt-auth", "1.0.1", "locked"), ("npm", "a", "1.2", "locked")],
    ),
    (
        "pnpm-lock.yaml",
        "packages:\n  /@adobe/jwt-auth@1.0.1:\n    x: 1\n  'a@2.0.0':\n    x: 1\n  /b/3.0.0:\n    x: 1\n",
        [
            ("npm", "@adobe/jwt-auth", "1.0.1", "locked"),
            ("npm", "a", "2.0.0", "locked"),
            ("npm", "b", "3.0.0", "locked"),
        ],
    ),
]
OTHERS: list[tuple[str, str, list[Row]]] = [
    (
        "pom.xml",
        (
            "<project><properties><v>1.2</v></properties><dependencies><dependency><groupId>g</groupId>"
            "<artifactId>a</artifactId><version>${v}</version></dependency><dependency><groupId>h</groupId>"
            "<artifactId>b</artifactId></dependency></dependencies></project>"
        ),
        [("maven", "g:a", "1.2", "direct"), ("maven", "h:b", "", "direct")],
    ),
    (
        "build.gradle",
        "def v = '1.0'\nimplementation \"com.a:b:$v\"\ncompile group: 'c.d', name: 'e', version: '2'\napi 'x.y:z'\n",
        [("maven", "com.a:b", "1.0", "direct"), ("maven", "c.d:e", "2", "direct"), ("maven", "x.y:z", "", "direct")],
    ),
    ("build.sbt", 'libraryDependencies += "g" %% "a" % "1.2"\n', [("maven", "g:a", "1.2", "direct")]),
    (
        "gradle/libs.versions.toml",
        '[versions]\np = "2.2"\n[libraries]\na = { module = "g:a", version.ref = "p" }\nb = "g:b:1"\n',
        [("maven", "g:a", "2.2", "direct"), ("maven", "g:b", "1", "direct")],
    ),
    ("gradle.lockfile", "# x\ng:a:1.0=compileClasspath\nempty=\n", [("maven", "g:a", "1.0", "locked")]),
    (
        "a.csproj",
        (
            '<Project><PackageReference Include="A" Version="1.3" /><PackageReference Include="B"><Version>2</Version>'
            "</PackageReference></Project>"
        ),
        [("nuget", "A", "1.3", "direct"), ("nuget", "B", "2", "direct")],
    ),
    ("packages.config", '<packages><package id="A" version="1" /></packages>', [("nuget", "A", "1", "direct")]),
    ("paket.dependencies", "nuget A ~> 1.2\n", [("nuget", "A", "~> 1.2", "direct")]),
    ("run.fsx", '#r "nuget: A, 1.2"\n', [("nuget", "A", "1.2", "direct")]),
    (
        "packages.lock.json",
        (
            '{"dependencies": {"net8.0": {"A": {"type": "Direct", "resolved": "1"},'
            ' "B": {"type": "Transitive", "resolved": "2"}}}}'
        ),
        [("nuget", "A", "1", "locked direct"), ("nuget", "B", "2", "locked")],
    ),
    ("composer.json", '{"require": {"php": ">=7", "a/b": "^1"}}', [("composer", "a/b", "^1", "direct")]),
    ("composer.lock", '{"packages": [{"name": "a/b", "version": "1.0"}]}', [("composer", "a/b", "1.0", "locked")]),
    (
        "Gemfile",
        "gem 'adobe_campaign', '~> 0.1', '>= 0.1.2'\ngem \"jwt\", require: false\n",
        [("gem", "adobe_campaign", "~> 0.1, >= 0.1.2", "direct"), ("gem", "jwt", "", "direct")],
    ),
    ("a.gemspec", "  spec.add_dependency 'jwt', '~> 2'\n", [("gem", "jwt", "~> 2", "direct")]),
    (
        "Gemfile.lock",
        "GEM\n  specs:\n    a (0.1)\n      jwt\n    jwt (1.0)\n\nDEPENDENCIES\n  a\n",
        [("gem", "a", "0.1", "locked direct"), ("gem", "jwt", "1.0", "locked")],
    ),
    (
        "go.mod",
        "module x\nrequire (\n\tgithub.com/a/b v0.1.0\n\tgolang.org/x/y v1 // indirect\n)\nrequire a.io/c v0.1.2\n",
        [
            ("go", "github.com/a/b", "v0.1.0", "direct"),
            ("go", "golang.org/x/y", "v1", "indirect"),
            ("go", "a.io/c", "v0.1.2", "direct"),
        ],
    ),
    ("go.sum", "a.io/b v1.0.0 h1:x\na.io/b v1.0.0/go.mod h1:y\n", [("go", "a.io/b", "v1.0.0", "locked")]),
    (
        "Cargo.toml",
        '[dependencies]\na = "1"\nb = {version = "2"}\n',
        [("cargo", "a", "1", "direct"), ("cargo", "b", "2", "direct")],
    ),
    ("Cargo.lock", '[[package]]\nname = "a"\nversion = "1"\n', [("cargo", "a", "1", "locked")]),
    (
        "DESCRIPTION",
        "Package: x\nDepends: R (>= 4)\nImports:\n    a (>= 0.2),\n    jose\n",
        [("cran", "a", ">= 0.2", "direct"), ("cran", "jose", "", "direct")],
    ),
    ("renv.lock", '{"Packages": {"a": {"Version": "1"}}}', [("cran", "a", "1", "locked")]),
    (
        ".github/workflows/a.yml",
        "steps:\n- uses: adobe/aio-apps-action@1.0.0\n- uses: 'a/b/c@v1'\n- uses: ./local\n- uses: docker://x@y\n",
        [("gh-action", "adobe/aio-apps-action", "1.0.0", "direct"), ("gh-action", "a/b", "v1", "direct")],
    ),
    ("README.md", "pip install aepp==0.2\n", []),
]  # fmt: skip
CASES = [*PYTHON, *JAVASCRIPT, *OTHERS]


@pytest.mark.parametrize(("path", "text", "expected"), CASES)
def test_every_ecosystem_gives_the_same_shape(path: str, text: str, expected: list[Row]) -> None:
    """Names and constraints are as the ecosystem has them; lock files and what others pull are told apart."""
    assert [row(found) for found in dependencies(parse(path, text.encode()))] == expected


@pytest.mark.parametrize(("path", "text", "expected"), CASES)
def test_a_constraint_can_be_edited_in_its_place(path: str, text: str, expected: list[Row]) -> None:
    """The span of a constraint holds the constraint, and no quote."""
    found = dependencies(parse(path, text.encode()))
    assert len(found) == len(expected)
    for dependency in found:
        assert 0 <= dependency.span.start < dependency.span.end <= len(text)
        if dependency.constraint_span is not None:
            place = text[dependency.constraint_span.start : dependency.constraint_span.end]
            assert dependency.constraint in place
            assert "'" not in place.strip("()")
            assert '"' not in place
