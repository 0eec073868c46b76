"""What a rewriter is, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from migrator.model import Disposition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from migrator.model import Finding, Integration
    from migrator.parse.document import Document
    from migrator.rewrite.draft import Draft


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters `start` to `end` of a file's decoded text; offsets as in `Place`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one rewriter offers: edits that belong together, in one file or in several.

    A finding is put right when an edit touches its place, or when `settles` names its fingerprint. `edits` are by
    path, in the coordinates of the draft the rewriter was shown. `caution` says what a reader has to look at; it
    makes the rewrite unsafe. A proposal that is `blocking` withdraws every edit of its program: something there
    has to change by hand, and `instruction` says what.
    """

    title: str
    instruction: str = ""
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    settles: tuple[str, ...] = ()
    caution: str = ""
    blocking: bool = False

    @property
    def disposition(self) -> Disposition:
        """What may be done with it."""
        if self.blocking or not (self.edits or self.settles):
            return Disposition.MANUAL
        return Disposition.UNSAFE if self.caution else Disposition.SAFE


@dataclass(frozen=True, slots=True)
class Program:
    """The findings that move together: those of one integration in one family of languages.

    `family` is `python`, `javascript`, `jvm`, ...; `config` for files that no program of the integration is known
    to read; `collection` for files of whole requests; `notebook`; `prose` for documentation.
    """

    family: str
    integration: Integration | None
    findings: tuple[Finding, ...]
    neighbours: tuple[str, ...] = ()
    """Configuration files that hold findings of the same integration."""
    kin: tuple[str, ...] = ()
    """Files without a finding that send the request, when none of those with one does."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that hold a finding, and their kin."""
        return tuple(dict.fromkeys([*(finding.place.path for finding in self.findings), *self.kin]))

    @property
    def scopes(self) -> str:
        """The proposed scopes as IMS takes them: comma separated, no blanks."""
        proposed = self.integration.proposed_scopes if self.integration is not None else ()
        return ",".join(proposed or FALLBACK_SCOPES)


FALLBACK_SCOPES = ("openid", "AdobeID", "read_organizations")
"""What nearly every list that Adobe publishes begins with; for an integration whose product is not known."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rewriter may know: the program, and the files as they stand after the rewriters before it."""

    program: Program
    draft: Draft
    migrated: frozenset[str] = frozenset()
    """Families of the same integration whose program has been rewritten."""
    stuck: frozenset[str] = frozenset()
    """Families of the same integration that have to be changed by hand."""

    def documents(self) -> Sequence[Document]:
        """The program's files."""
        return [self.draft.document(path) for path in self.program.paths]


@dataclass(frozen=True, slots=True)
class Rewriter:
    """One carrier, SDK or format. Lower `order` speaks first; `families` empty means all.

    A rewriter that `repeats` is asked again until it has nothing more to say.
    """

    id: str
    order: int
    propose: Callable[[Context], Iterable[Proposal]]
    families: frozenset[str] = frozenset()
    repeats: bool = False
