"""Findings to programs: what has to move together, so that nothing is left half rewritten."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from migrator.model import Finding, Integration
    from migrator.parse.document import Document
    from migrator.rewrite.draft import Draft

_FAMILIES = {
    "python": "python",
    "javascript": "javascript",
    "typescript": "javascript",
    "tsx": "javascript",
    "jsx": "javascript",
    "java": "jvm",
    "kotlin": "jvm",
    "scala": "jvm",
    "groovy": "jvm",
    "csharp": "dotnet",
    "fsharp": "dotnet",
    "php": "php",
    "go": "go",
    "ruby": "ruby",
    "bash": "shell",
    "powershell": "powershell",
}
COLLECTION = "collection"
"""Files that hold whole requests, ready to be sent: Postman, Insomnia, REST client."""
NOTEBOOK = "notebook"
CONFIG = "config"
PROSE = "prose"
_LAST = (NOTEBOOK, COLLECTION, CONFIG, PROSE)
NOT_CODE = frozenset(_LAST)
JENKINS = re.compile(r"(?i)jenkinsfile")
_PIPELINE = re.compile(
    r"(?i)(?:^|/)(?:\.github/(?:workflows|actions)/|\.gitlab-ci|\.circleci/|azure-pipelines|bitbucket-pipelines|jenkinsfile"
    r"|\.travis|\.drone|buildspec|cloudbuild)"
)
"""Files of pipelines: a program of their own, since what runs there is not run before it is pushed."""
_COLLECTIONS = frozenset({"postman", "insomnia", "http"})


def family(document: Document) -> str:
    """The family of a file; embedded code belongs to the file around it."""
    outer = document.regions[0]
    if outer.language == NOTEBOOK:
        return NOTEBOOK
    if outer.language in _COLLECTIONS:
        return COLLECTION
    if outer.kind == "prose":
        return PROSE
    jenkins = outer.language == "groovy" and JENKINS.match(document.path.rpartition("/")[2]) is not None
    if outer.kind != "code" or jenkins:
        return CONFIG
    return family_of_language(outer.language)


def family_of_language(language: str) -> str:
    """The languages that call each other are one family."""
    return _FAMILIES.get(language, language)


def programs(
    findings: Iterable[Finding], integrations: Mapping[str, Integration], load: Callable[[str], Document]
) -> tuple[Program, ...]:
    """The programs of all findings that may be rewritten: by integration, code before configuration before prose.

    What was generated, packed or recorded is made anew from its source, and never rewritten.
    """
    groups: dict[_Group, list[Finding]] = {}
    for finding in findings:
        if finding.exempt or load(finding.place.path).generated:
            continue
        owner = finding.integration or "/" + finding.place.path.partition("/")[0]
        name = family(load(finding.place.path))
        pipeline = name == CONFIG and _PIPELINE.search(finding.place.path) is not None
        groups.setdefault(_Group(owner, _rank(name), name, not pipeline), []).append(finding)
    return tuple(_made(groups, integrations))


class _Group(NamedTuple):
    """What is rewritten together, in the order in which it is."""

    owner: str
    rank: int
    family: str
    others: bool
    """False for pipelines: what they hand on is told by what is left of them."""


def _made(groups: dict[_Group, list[Finding]], integrations: Mapping[str, Integration]) -> Iterator[Program]:
    for group in sorted(groups):
        owner, _, name, _ = group
        own = tuple(groups[group])
        near = dict.fromkeys(
            finding.place.path
            for other in sorted(groups)
            if (other.owner, other.family) == (owner, CONFIG) and other != group
            for finding in groups[other]
        )
        yield Program(name, integrations.get(owner), own, tuple(near) if name not in NOT_CODE or name == CONFIG else ())


_SENDS = frozenset({"jwt-token-parameter", "sdk-usage"})
_MOST_FILES = 4000
_WORDS = ("jwt_token", "client_id", "client_secret")


def widened(program: Program, draft: Draft) -> Program:
    """A program with the files that send its request, where no finding shows them.

    A request split from the signing, in a file that names neither Adobe nor a key, is weak evidence alone.
    """
    if program.family in _LAST or any(finding.rule_id in _SENDS for finding in program.findings):
        return program
    known = set(program.paths)
    paths = [
        path
        for path in draft.source.paths
        if path not in known and family_of_language(draft.language(path)) == program.family
    ]
    kin = [path for path in paths[:_MOST_FILES] if all(word in draft.text(path) for word in _WORDS)]
    return replace(program, kin=tuple(kin))


def _rank(name: str) -> int:
    return _LAST.index(name) + 1 if name in _LAST else 0
