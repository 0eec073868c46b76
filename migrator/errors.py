"""The exceptions that reach the user: each says what, where, and what to do, in one line."""

from __future__ import annotations

from enum import IntEnum

DEBUG = "MIGRATOR_DEBUG"
"""Environment variable of developers: an unexpected fault then shows its traceback."""


class ExitStatus(IntEnum):
    """What the process says."""

    CLEAN = 0
    FAILED = 1
    USAGE = 2
    NOTHING_SCANNED = 3
    INCOMPLETE = 4


class MigratorError(Exception):
    """Base of everything migrator raises on purpose; `str()` is the line shown to the user."""

    exit_status = ExitStatus.INCOMPLETE


class UsageError(MigratorError):
    """The command line or a configuration file asks for something that cannot be done."""

    exit_status = ExitStatus.USAGE


class IncompleteError(MigratorError):
    """The run could not look at everything it was asked to look at."""

    exit_status = ExitStatus.INCOMPLETE


class RecordingError(UsageError):
    """A recording cannot be used: missing, corrupt, of another schema, or too large."""


class AuditFileError(UsageError):
    """A saved audit cannot be used: missing, corrupt, or of another schema."""


class CredentialError(UsageError):
    """A credential cannot be read: the file or a value in it is missing, swapped, truncated or of the wrong type."""


class ReportError(MigratorError):
    """A report cannot be made: a template is missing or fails."""
