"""Dependencies on packages and versions that know only the Service Account (JWT) flow."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.entries import advice, catalogue
from migrator.rules.common.needs import Need, maven_needs, nuget_needs
from migrator.rules.common.search import line_bounds
from migrator.rules.common.words import ADOBE, ANY_ADOBE, SDKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.catalogue.sdk import ManifestMarks, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.rules.common.entries import Entries

_LOCK = lazy(
    r"(?:^|[/.-])(?:lock|shrinkwrap)\b|package-lock|yarn\.lock|poetry\.lock|Pipfile\.lock|go\.sum|composer\.lock|Gemfile\.lock",
    needs=("lock", "shrinkwrap", "go.sum"),
)
_FILES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("npm", lazy(r"(?:^|/)package\.json$", needs=("package.json",))),
    ("composer", lazy(r"(?:^|/)composer\.json$", needs=("composer.json",))),
    ("pypi", lazy(r"(?:^|/)(?:[\w.-]{0,40}(?:requirements|constraints)[\w.-]{0,40}\.(?:txt|in)"
                        r"|requirements/[\w.-]{1,40}\.(?:txt|in)"
                        r"|setup\.(?:py|cfg)|pyproject\.toml|Pipfile|environment[\w.-]{0,20}\.ya?ml|conda[\w.-]{0,20}\.ya?ml|tox\.ini)$",
                        needs=("requirements", "constraints", "setup.", "pyproject.toml", "pipfile", "environment",
                               "conda", "tox.ini"))),
    ("maven", lazy(r"(?:^|/)(?:pom\.xml|[\w.-]{0,60}\.gradle(?:\.kts)?|libs\.versions\.toml|build\.sbt"
                         r"|ivy\.xml)$", needs=("pom.xml", ".gradle", "libs.versions.toml", "build.sbt", "ivy.xml"))),
    ("nuget", lazy(r"\.(?:cs|fs|vb)proj$|(?:^|/)packages\.config$|(?:^|/)Directory\.(?:Packages|Build)\.props$"
                         r"|\.(?:csx|fsx)$|paket\.dependencies$",
                   needs=("proj", "packages.config", "directory.", ".csx", ".fsx", "paket.dependencies"))),
    ("gem", lazy(r"(?:^|/)Gemfile$|\.gemspec$", needs=("gemfile", ".gemspec"))),
    ("go", lazy(r"(?:^|/)go\.mod$", needs=("go.mod",))),
    ("cran", lazy(r"(?:^|/)DESCRIPTION$|(?:^|/)renv\.json$", needs=("description", "renv.json"))),
)  # fmt: skip
_AHEAD = 400
"""Characters of a line before a name that are looked at."""
_GROUPS = frozenset(
    {
        "dependencies",
        "devDependencies",
        "peerDependencies",
        "optionalDependencies",
        "require",
        "require-dev",
        "resolutions",
        "overrides",
    }
)
_INSTALL: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("npm", ("npm", "yarn", "npx", "bun"), lazy(
        r"\b(?:npm|pnpm|yarn|npx|bun)\s{1,20}(?:-\S{1,60}\s{1,20}){0,8}(?:i|install|add|ci|exec|dlx)?\s{0,20}"
        r"(?P<rest>[^\n;&|]{1,300})")),
    ("npm", ("aio",), lazy(r"\baio\s+(?:plugins:install|plugins\s+install)\s+(?P<rest>[^\n;&|]{1,200})")),
    ("pypi", ("pip", "poetry", "uv", "pdm"), lazy(
        r"\bpip[0-9.]{0,4}\s+install\s+(?P<rest>[^\n;&|]{1,300})|\b(?:poetry|uv|pipenv|pdm)\s+(?:add"
        r"|install|pip install)\s+(?P<more>[^\n;&|]{1,300})")),
    ("gem", ("gem",), lazy(r"\bgem\s+install\s+(?P<rest>[^\n;&|]{1,200})")),
    ("go", ("go",), lazy(r"\bgo\s+(?:get|install)\s+(?P<rest>[^\n;&|]{1,200})")),
    ("nuget", ("dotnet", "Install-Package"), lazy(r"\bdotnet\s+add\s+(?:\S+\s+)?package\s+(?P<rest>[^\n;&|]{1,200})"
                         r"|\bInstall-Package\s+(?P<more>[^\n;&|]{1,200})")),
    ("composer", ("composer",), lazy(r"\bcomposer\s+require\s+(?P<rest>[^\n;&|]{1,200})")),
    ("cran", ("install",), lazy(r"\binstall(?:\.packages|_github)\((?P<rest>[^\n)]{1,200})")),
)  # fmt: skip
"""Commands of each ecosystem, behind words one of which is in each of them."""
_PYTHON = lazy(
    r"(?<![\w.-])(?P<name>[A-Za-z][\w.-]{1,60})(?:\[[\w,\s-]{0,60}\])?[ \t]{0,3}"
    r"(?P<range>(?:[~=!<>]=?=?|\^)[ \t]{0,3}[\w.*+!-]{1,40}"
    r"(?:[ \t]{0,3},[ \t]{0,3}[~=!<>]=?=?[ \t]{0,3}[\w.*+!-]{1,40}){0,8})?"
)
_ITEM = lazy(r"(?m)^[ \t]{0,40}-[ \t]{1,8}[\"']?(?P<name>[A-Za-z][\w.-]{1,60})(?P<range>(?:==|~=|<=?)[\w.*]{1,40})")
_WORD = lazy(r"(?P<name>@?[A-Za-z][\w./:@-]{1,100}?)(?:@(?P<range>[\^~\w.*<>=-]{1,40}))?(?=[\s\"'`,)\]]|$)")


_OWN_PACKAGE = lazy(r"\b(?:name|packages?|provides)[\"']?\s{0,3}[=:]\s{0,3}\[?\s{0,3}[\"']?$")


_OWN_NAME = lazy(r"^[ \t]{0,12}[\"']?name[\"']?\s{0,3}[=:]\s{0,3}[\"']([\w@./-]{1,80})[\"']", re.MULTILINE)
"""What a manifest calls the package that it is of: its address and its entry points name it too."""
_HEAD = 20_000
_SOURCES = lazy(
    r"(?:^|/)(?:setup\.(?:py|cfg)|pyproject\.toml|package\.json)$", needs=("setup.", "pyproject.toml", "package.json")
)


def _detect(document: Document, region: Region, entries: Callable[[], Entries] = catalogue) -> Iterator[Match]:
    if _LOCK.search(document.path):
        return
    known = _known(entries())
    own = _own_names(document)
    lines: set[int] = set()
    for need in _needs(document, region):
        found = known.get((need.ecosystem, need.name.lower()))
        line = line_bounds(region.text, need.span.start)[0]
        if found is None or line in lines or need.name.lower() in own or _does_more(need, found[0]):
            continue
        match = _judge(need, *found)
        if match is not None:
            lines.add(line)
            yield match


def _does_more(need: Need, entry: SdkEntry) -> bool:
    """True for an action that signs in on one of its commands alone: the step that gives it is told as such."""
    return need.ecosystem == "gh-action" and any(marks.jwt_values for marks in entry.actions)


def _own_names(document: Document) -> set[str]:
    if not _SOURCES.search(document.path):
        return set()
    return {match[1].lower().replace("_", "-") for match in _OWN_NAME.finditer(document.text[:_HEAD])}


@lru_cache(maxsize=2)
def _known(entries: Entries) -> dict[tuple[str, str], tuple[SdkEntry, ManifestMarks]]:
    return entries.manifests()


def _judge(need: Need, entry: SdkEntry, marks: ManifestMarks) -> Match | None:
    from migrator.catalogue.versions import in_range  # noqa: PLC0415 - needs packaging, which few files do

    def stands(version_range: str) -> str:
        return in_range(need.ecosystem, need.constraint or "*", version_range) if version_range else "outside"

    if stands(marks.unrelated) == "inside":
        return None
    only = stands(marks.jwt_only)
    if only == "outside":
        return None
    sure = only == "inside"
    if not sure and (not need.constraint or marks.oauth_only or marks.dual):
        return None
    version = f" {need.constraint}" if need.constraint and marks.jwt_only != "*" else ""
    return Match(
        need.span,
        f"{need.name}{version} knows only the Service Account (JWT) flow: {advice(entry)}",
        f"{entry.id}:{need.name.lower()}",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        exempt=entry.exempt,
    )


def _needs(document: Document, region: Region) -> Iterator[Need]:
    ecosystem = next((name for name, pattern in _FILES if pattern.search(document.path)), "")
    if ecosystem and region is document.regions[0]:
        yield from _MANIFESTS.get(ecosystem, _nothing)(region)
    if region.language == "yaml" and not ecosystem:
        yield from _steps(region)
        yield from _pinned(region)
    if region.kind in {"code", "prose"} or region.language in {"yaml", "dockerfile"}:
        yield from _installs(region)


def _steps(region: Region) -> Iterator[Need]:
    """Actions of a workflow, by the version that a step pins."""
    for entry in region.facts.entries:
        name, at, version = (entry.value or "").partition("@")
        if entry.name == "uses" and at and entry.value_span is not None:
            yield Need("gh-action", name, version, entry.value_span)


def _pinned(region: Region) -> Iterator[Need]:
    """Packages of Python that a playbook installs: items of a list that pin a version."""
    for match in _ITEM.finditer(region.text) if "pip" in region.text else ():
        yield Need("pypi", match["name"].replace("_", "-"), match["range"], Span(match.start("name"), match.end()))


def _nothing(region: Region) -> Iterator[Need]:
    del region
    yield from ()


def _json_groups(ecosystem: str, region: Region) -> Iterator[Need]:
    for entry in region.facts.entries:
        if entry.path and entry.path[-1] in _GROUPS:
            yield Need(ecosystem, entry.name, entry.value or "", entry.span)


def _npm(region: Region) -> Iterator[Need]:
    return _json_groups("npm", region)


def _composer(region: Region) -> Iterator[Need]:
    return _json_groups("composer", region)


def _pypi(region: Region) -> Iterator[Need]:
    tables = {entry.path: entry.value for entry in region.facts.entries if entry.name == "version"}
    for entry in region.facts.entries:
        constraint = entry.value or tables.get((*entry.path, entry.name))
        if entry.shape == "config" and constraint is not None:
            yield Need("pypi", entry.name.replace("_", "-"), constraint, entry.span)
    for match in _PYTHON.finditer(region.text):
        if _is_requirement(region.text, match):
            constraint = (match["range"] or "").strip().rstrip("-,")
            yield Need("pypi", match["name"].replace("_", "-"), constraint, Span(match.start(), match.end()))


def _is_requirement(text: str, match: re.Match[str]) -> bool:
    """Names stand at the start of a line, of a string, or of a list item; not in prose or comments."""
    start, _ = line_bounds(text, match.start())
    ahead = text[max(start, match.start() - _AHEAD) : match.start()]
    if _OWN_PACKAGE.search(ahead):
        return False
    return "#" not in ahead and (not ahead.strip(" \t-\"'[,") or ahead.rstrip()[-1:] in {'"', "'"})


_GEM = lazy(
    r"\b(?:gem|add_(?:runtime_|development_)?dependency)[\s(]{1,4}[\"'](?P<name>[\w-]{2,60})[\"'](?:\s{0,3},\s{0,3}[\"'](?P<version>[^\"'\n]{1,40})[\"'])?"
)
_GO = lazy(
    r"(?m)^\s{0,8}(?:require\s+)?(?P<name>[a-z][\w.-]{1,60}(?:/[\w.-]{1,60}){1,6})\s+(?P<version>v[\w.+-]{1,60})"
)
_CRAN = lazy(
    r"(?m)(?:^\s{1,12}|,\s{0,12}|:\s{1,12})(?P<name>[A-Za-z][A-Za-z0-9.]{1,40})(?:\s{0,3}\((?P<version>[^)\n]{1,40})\))?"
)


def _by_pattern(ecosystem: str, pattern: re.Pattern[str], region: Region) -> Iterator[Need]:
    for match in pattern.finditer(region.text):
        span = Span(match.start("name"), match.end())
        yield Need(ecosystem, match["name"], match["version"] or "", span)


def _gem(region: Region) -> Iterator[Need]:
    return _by_pattern("gem", _GEM, region)


def _go(region: Region) -> Iterator[Need]:
    return _by_pattern("go", _GO, region)


def _cran(region: Region) -> Iterator[Need]:
    return _by_pattern("cran", _CRAN, region)


_MANIFESTS = {
    "npm": _npm,
    "composer": _composer,
    "pypi": _pypi,
    "maven": maven_needs,
    "nuget": nuget_needs,
    "gem": _gem,
    "go": _go,
    "cran": _cran,
}


def _installs(region: Region) -> Iterator[Need]:
    """Install commands of scripts and documentation."""
    for ecosystem, words, pattern in _INSTALL:
        for match in pattern.finditer(region.text) if any(word in region.text for word in words) else ():
            group = "rest" if match.group("rest") else "more"
            rest = match.group(group) or ""
            names = _PYTHON if ecosystem == "pypi" else _WORD
            for word in names.finditer(rest):
                at = match.start(group) + word.start()
                yield Need(
                    ecosystem, word["name"], (word["range"] or "").strip(), Span(at, at + len(word.group().rstrip()))
                )


RULE = Rule(
    id="sdk-dependency",
    title="Dependency that knows only the JWT flow",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    literals=(*ADOBE, *SDKS),
    weak_literals=ANY_ADOBE,
    extended=lambda entries: partial(_detect, entries=lambda: entries),
    summary=(
        "A manifest or an install command that asks for a package, or a version of one, which can only sign in with "
        "JWT. What a lock file merely pulls in is not a finding."
    ),
    why="No version in the range can get a token any more, so every deployment of it is broken.",
    remedy="Take the package and version that the catalogue names for OAuth Server-to-Server.",
    sources=("catalogue: each entry names its own",),
    matches=(
        Example(
            "package.json",
            """{
  "name": "sync",
  "dependencies": {
    "@adobe/jwt-auth": "^2.0.0",
    "axios": "^1.0.0"
  }
}
""",
            (4,),
            "npm",
        ),
        Example(
            "requirements.txt",
            """requests==2.31.0
aepp==0.2.7
pyjwt
""",
            (2,),
            "pip",
        ),
        Example(
            "pyproject.toml",
            """[project]
name = "sync"
dependencies = [
  "aanalytics2<0.4",
]
""",
            (4,),
            "pyproject",
        ),
        Example(
            "pom.xml",
            """<project>
  <properties>
    <pdf.version>2.2.2</pdf.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>com.adobe.documentservices</groupId>
      <artifactId>pdfservices-sdk</artifactId>
      <version>${pdf.version}</version>
    </dependency>
  </dependencies>
</project>
""",
            (8,),
            "a version in a property",
        ),
        Example(
            "gradle/libs.versions.toml",
            """[versions]
pdf = "2.2.2"

[libraries]
pdfservices = { module = "com.adobe.documentservices:pdfservices-sdk", version.ref = "pdf" }
""",
            (5,),
            "a catalogue of versions",
        ),
        Example(
            "build.gradle",
            """dependencies {
    implementation group: 'com.adobe.documentservices', name: 'pdfservices-sdk', version: '2.2.2'
}
""",
            (2,),
            "the parts of a dependency by name",
        ),
        Example(
            "build.sbt",
            """val pdf = "2.2.2"
libraryDependencies += "com.adobe.documentservices" % "pdfservices-sdk" % pdf
""",
            (2,),
            "a version in a value of sbt",
        ),
        Example(
            "Sync.csproj",
            """<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <PackageReference Include="Adobe.PDFServicesSDK">
      <Version>2.2.1</Version>
    </PackageReference>
  </ItemGroup>
</Project>
""",
            (3,),
            "a version as an element",
        ),
        Example(
            "setup.md",
            """# Setup

```shell
npm install @adobe/jwt-auth
```
""",
            (4,),
            "install command",
        ),
        Example(
            "harvest.yml",
            """- hosts: licensing
  tasks:
    - pip:
        name:
          - umapi-client==2.17.1
          - PyYAML==6.0
""",
            (5,),
            "packages of a playbook",
        ),
        Example(
            ".github/workflows/stage.yml",
            """jobs:
  build:
    steps:
      - uses: adobe/aio-cloudmanager-create-execution-action@v1.0.5
      - uses: actions/checkout@v4
""",
            (4,),
            "the version of an action",
        ),
    ),
    silent=(
        Example(
            "setup.py",
            """setup(
    name="httpie-adobeio",
    url="https://github.com/acme/httpie-adobeio",
    entry_points={"httpie.plugins.auth.v1": ["httpie_adobeio = httpie_adobeio:Plugin"]},
)
""",
            note="the package's own manifest",
        ),
        Example(
            "pom.xml",
            """<project>
  <properties>
    <pdf.version>4.1.0</pdf.version>
  </properties>
  <dependency>
    <groupId>com.adobe.documentservices</groupId>
    <artifactId>pdfservices-sdk</artifactId>
    <version>${pdf.version}</version>
  </dependency>
</project>
""",
            note="a version that signs in with OAuth, in a property",
        ),
        Example(
            "package-lock.json",
            '{"packages": {"node_modules/@adobe/jwt-auth": {"version": "2.0.0"}}}\n',
            note="a lock file",
        ),
        Example(
            "requirements.txt",
            """aepp>=0.4.0
umapi-client==3.0.1
""",
            note="versions that sign in with OAuth",
        ),
        Example(
            "package.json",
            '{"dependencies": {"@adobe/auth-token": "^1.0.1", "jsonwebtoken": "^9.0.0"}}\n',
            note="the replacement",
        ),
    ),
    detect=_detect,
)
