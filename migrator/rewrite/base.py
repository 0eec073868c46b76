"""What a rewriter is, and the edits it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from migrator.model import Disposition, Finding, Integration
    from migrator.parse.document import Document


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters `start` to `end` of the file's decoded text; offsets as in `Place`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one rewriter offers for some findings of one file.

    `settles` are fingerprints of the findings that the edits put right. `edits` is empty for a manual one. Two
    proposals may
    carry the same edit; it is applied once. Proposals whose edits overlap otherwise are resolved by rewriter order,
    the loser is
    turned manual.
    """

    settles: tuple[str, ...]
    disposition: Disposition
    title: str
    instruction: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rewriter may know: the file, its findings, and the integration they belong to."""

    document: Document
    findings: Sequence[Finding]
    integrations: dict[str, Integration]
    """By id."""


@dataclass(frozen=True, slots=True)
class Rewriter:
    """One carrier or SDK. Lower `order` speaks first."""

    id: str
    order: int
    propose: Callable[[Context], Iterable[Proposal]]
