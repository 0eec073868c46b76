"""Findings to programs: what has to move together, so that nothing is left half rewritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
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
    if outer.kind != "code":
        return CONFIG
    return family_of_language(outer.language)


def family_of_language(language: str) -> str:
    """The languages that call each other are one family."""
    return _FAMILIES.get(language, language)


def programs(
    findings: Iterable[Finding], integrations: Mapping[str, Integration], load: Callable[[str], Document]
) -> tuple[Program, ...]:
    """The programs of all findings that may be rewritten: by integration, code before configuration before prose."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.exempt:
            continue
        owner = finding.integration or "/" + finding.place.path.partition("/")[0]
        groups.setdefault((owner, family(load(finding.place.path))), []).append(finding)
    return tuple(_made(groups, integrations))


def _made(groups: dict[tuple[str, str], list[Finding]], integrations: Mapping[str, Integration]) -> Iterator[Program]:
    for owner, name in sorted(groups, key=lambda key: (key[0], _rank(key[1]), key[1])):
        own = tuple(groups[owner, name])
        near = dict.fromkeys(finding.place.path for finding in groups.get((owner, CONFIG), ()))
        yield Program(name, integrations.get(owner), own, tuple(near) if name not in _LAST else ())


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
        if path not in known and family_of_language(identify(path, "")) == program.family
    ]
    kin = [path for path in paths[:_MOST_FILES] if all(word in draft.document(path).text for word in _WORDS)]
    return replace(program, kin=tuple(kin))


def _rank(name: str) -> int:
    return _LAST.index(name) + 1 if name in _LAST else 0
