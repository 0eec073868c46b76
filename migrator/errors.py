"""The exceptions that reach the user: each says what, where, and what to do, in one line."""

from __future__ import annotations

DEBUG = "MIGRATOR_DEBUG"
"""Environment variable of developers: an unexpected fault then shows its traceback."""


class MigratorError(Exception):
    """Base of everything migrator raises on purpose; `str()` is the line shown to the user."""

    exit_status = 4


class UsageError(MigratorError):
    """The command line or a configuration file asks for something that cannot be done."""

    exit_status = 2


class NothingScannedError(MigratorError):
    """No file was looked at, so the run proves nothing."""

    exit_status = 3


class IncompleteError(MigratorError):
    """The run could not look at everything it was asked to look at."""

    exit_status = 4


class RecordingError(UsageError):
    """A recording cannot be used: missing, corrupt, of another schema, or too large."""


class AuditFileError(UsageError):
    """A saved audit cannot be used: missing, corrupt, or of another schema."""


class CredentialError(UsageError):
    """A credential cannot be read: the file or a value in it is missing, swapped, truncated or of the wrong type."""


class ReportError(MigratorError):
    """A report cannot be made: a template is missing or fails."""
