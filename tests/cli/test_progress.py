"""A bar for long runs in front of a terminal, and silence everywhere else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from migrator.cli import progress as module
from migrator.cli.progress import progress

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        """Whoever asks is told that somebody watches."""
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False, long: float = 0.0) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "_LONG", long)
    with progress(quiet=quiet) as tick:
        if tick is not None:
            tick(1500)
            tick(98765)
    return stream.getvalue()


def test_a_long_run_on_a_terminal_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of files goes up."""
    assert "98,765 files" in drawn(monkeypatch, Terminal())


def test_a_short_run_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is over in a second needs no bar."""
    assert drawn(monkeypatch, Terminal(), long=3600) == ""


def test_a_log_and_a_quiet_run_get_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No control characters where no terminal reads them, nor where silence was asked for."""
    assert drawn(monkeypatch, io.StringIO()) == ""
    assert drawn(monkeypatch, Terminal(), quiet=True) == ""
