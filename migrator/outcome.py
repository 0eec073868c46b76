"""What a run as a whole gives: the part of the model that a run without a finding needs.

Apart from `model`, which holds findings, integrations and verdicts, because a hook that finds nothing must not pay for
the making of their classes.
"""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from migrator.model import Finding, Integration, Verdict

SCHEMA_VERSION = 1


class Category(str, Enum):
    """What a finding means for the person who runs the code."""

    BREAKS = "breaks"
    """Fails at run time now that the Service Account (JWT) sign-in is off."""
    EXPOSED = "exposed"
    """A private key, secret or token lies open in the tree."""
    LEFTOVER = "leftover"
    """Dead weight: a key path, a dependency, a certificate job, a document."""
    BEHAVIOUR = "behaviour"
    """Will misbehave after the switch: milliseconds, multipart, blanks in scopes."""


class Severity(str, Enum):
    """How loudly a finding is reported."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Confidence(str, Enum):
    """How sure the detection is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Disposition(str, Enum):
    """What may be done with a rewrite."""

    SAFE = "safe"
    """The meaning is kept, proven by structure."""
    UNSAFE = "unsafe"
    """Likely right; the instruction says what to look at."""
    MANUAL = "manual"
    """No diff; the instruction says why and what to write."""


class Skip(NamedTuple):
    """A file that was not looked at, or not understood, and why."""

    path: str
    reason: str


class Coverage(NamedTuple):
    """What the run looked at. `unparsed` files were searched as text: never silently clean."""

    files_seen: int = 0
    files_scanned: int = 0
    bytes_scanned: int = 0
    skipped: tuple[Skip, ...] = ()
    unparsed: tuple[Skip, ...] = ()
    unreadable: tuple[Skip, ...] = ()
    rules: tuple[str, ...] = ()


class Milestone(NamedTuple):
    """One dated step of the end of life, with its source."""

    id: str
    date: date
    title: str
    source: str


class Deadline(NamedTuple):
    """Where `as_of` stands among the milestones."""

    governing: date
    days_left: int
    """Negative once it has passed."""
    statement: str
    """The same in plain words."""
    milestones: tuple[Milestone, ...]
    data_as_of: date


class ToolInfo(NamedTuple):
    """Who made an audit."""

    name: str
    version: str


class Audit(NamedTuple):
    """Everything a report or a gate needs; plain data, complete on its own."""

    tool: ToolInfo
    root: str
    """Name of the scanned tree, for headings; never an absolute path."""
    as_of: date
    deadline: Deadline
    coverage: Coverage
    findings: "tuple[Finding, ...]"
    integrations: "tuple[Integration, ...]"
    credentials: "tuple[Verdict, ...]"
    checked: bool
    """False when no IMS was named, so nothing is known of the credentials."""
    notices: tuple[str, ...] = ()
    """What the reader must know about this run itself: unused suppressions, a rule that could not run, ..."""
    schema_version: int = SCHEMA_VERSION
