"""Findings to programs: what has to move together, so that nothing is left half rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from migrator.model import Finding, Integration
    from migrator.parse.document import Document

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
CONFIG = "config"
PROSE = "prose"
_LAST = (CONFIG, PROSE)


def family(document: Document) -> str:
    """The family of a file; embedded code belongs to the file around it."""
    outer = document.regions[0]
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


def _rank(name: str) -> int:
    return _LAST.index(name) + 1 if name in _LAST else 0
