"""Small trees for linking: real summaries of real text, findings placed by the words they stand on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

from migrator.identities import Names
from migrator.link.join import LinkResult, link
from migrator.link.summary import FileSummary, summarise
from migrator.model import Category, Confidence, Finding, Identifier, Place, Severity, Snippet
from migrator.parse.read import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migrator.parse.document import Document

TODAY = date(2026, 11, 23)
KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n"


@dataclass
class Tree:
    """Files by path, and the findings put on them."""

    files: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    summaries: list[FileSummary] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.documents = {path: parse(path, dedent(text).encode()) for path, text in self.files.items()}
        self.summaries = [summarise(document) for document in self.documents.values()]

    def link(self, **options: object) -> LinkResult:
        """Link everything, on a fixed day."""
        return link(self.findings, self.summaries, as_of=TODAY, root="acme", **options)  # type: ignore[arg-type]

    def put(
        self,
        path: str,
        words: str,
        rule: str = "exchange-endpoint",
        *,
        weak: bool = False,
        category: Category = Category.BREAKS,
        severity: Severity = Severity.ERROR,
        metascope: str = "",
        exempt: bool = False,
    ) -> None:
        """Add a finding on the first occurrence of some words; a weak one needs support to stand."""
        document = self.documents[path]
        start = document.text.index(words)
        line, column = document.position(start)
        place = Place(path, line, column, line, column + len(words), start, start + len(words))
        own = (Identifier("metascope", metascope),) if metascope else ()
        self.findings.append(
            Finding(
                rule_id=rule,
                title=f"{rule} at {words}",
                category=category,
                severity=severity,
                confidence=Confidence.HIGH,
                place=place,
                message=rule,
                snippet=Snippet(line, ()),
                fingerprint=hashlib.sha256(f"{rule} {path} {words}".encode()).hexdigest(),
                standalone=not weak,
                identifiers=(*own, *Names(document).near(place)),
                exempt=exempt,
            )
        )


def kept(result: LinkResult) -> set[tuple[str, int]]:
    """Paths and lines of the findings that stand."""
    return {(finding.place.path, finding.place.line) for finding in result.findings}


def members(result: LinkResult) -> dict[str, set[str]]:
    """Paths of the members of each integration, by its name."""
    names = {integration.id: integration.name for integration in result.integrations}
    found: dict[str, set[str]] = {name: set() for name in names.values()}
    for finding in result.findings:
        if finding.integration is not None:
            found[names[finding.integration]].add(finding.place.path)
    return found
