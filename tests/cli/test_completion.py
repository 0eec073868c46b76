"""Shell completion, by the real shells."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command import migrator

needs_bash = pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="there is no bash")

_COMPLETE = """\
eval "$(migrator completion bash)"
compopt() { :; }
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMPREPLY=()
_migrator_completion migrator
printf '%s\\n' "${COMPREPLY[@]}"
"""


def _environment(home: Path) -> dict[str, str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "HOME": str(home), "TERM": "xterm"}


@needs_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("sca",), ["scan"]),
        (("che",), ["check"]),
        (("ims", "s"), ["serve"]),
        (("scan", "--chan"), ["--changed-since"]),
        (("scan", "--fail-on", "e"), ["error"]),
        (("scan", "--format", "mark"), ["markdown"]),
        (("scan", "--report", "sar"), ["sarif="]),
        (("scan", "--select", "exchange-"), ["exchange-endpoint"]),
        (("audit", "--ignore", "exchange-"), ["exchange-endpoint"]),
        (("explain", "exchange-"), ["exchange-endpoint"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("nonsense", "x"), [""]),
    ],
)
def test_bash_offers(tmp_path: Path, words: tuple[str, ...], offered: list[str]) -> None:
    """A command, a subcommand, an option, its values, a format and a rule id, from an interactive user's view."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", _COMPLETE, "bash", "migrator", *words],
        env=_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.removesuffix("\n").split("\n") == offered


CASES = [
    ("migrator sca", "scan"),
    ("migrator scan --fail-on er", "error"),
    ("migrator explain exchange-", "exchange-endpoint"),
    ("migrator ims s", "serve"),
]


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
@pytest.mark.parametrize(("line", "offered"), CASES)
def test_fish_offers(tmp_path: Path, line: str, offered: str) -> None:
    """What fish itself would show for the line."""
    script = f"migrator completion fish | source; complete -C '{line}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        env=_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert [shown.split("\t")[0] for shown in done.stdout.splitlines()] == [offered], done.stderr


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_completes(tmp_path: Path) -> None:
    """An interactive zsh on a terminal of its own turns each line into the whole word when Tab is typed."""
    import pty  # noqa: PLC0415 - not on Windows

    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe("zsh", ["zsh", "-f", "-i"], _environment(tmp_path))
    _type(terminal, "autoload -U compinit; compinit -u; eval \"$(migrator completion zsh)\"; echo be''gin\n", "begin")
    for line, offered in CASES:
        _type(terminal, f"{line}\t", f"{offered} ")
        _type(terminal, "\x15", "")
    os.write(terminal, b"exit\n")
    os.close(terminal)
    os.waitpid(pid, 0)


def _type(terminal: int, keys: str, awaited: str) -> None:
    """Type, and read until the terminal shows what is awaited."""
    os.write(terminal, keys.encode())
    shown, end = "", time.monotonic() + 60
    while awaited not in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown):
        assert time.monotonic() < end, shown
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 4096).decode("utf-8", "replace")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_accepted_by_its_shell(shell: str) -> None:
    """Printed for every shell; parsed by those that are there."""
    if sys.platform == "win32":
        pytest.skip("click asks the shell itself")
    done = migrator("completion", shell)
    assert done.status == 0
    assert f"_MIGRATOR_COMPLETE={shell}_complete" in done.out
    program = shutil.which(shell)
    if program is not None:
        parsed = subprocess.run(
            [program, "-n"], input=done.out, capture_output=True, text=True, check=False, timeout=60
        )
        assert (parsed.returncode, parsed.stderr) == (0, "")


def test_another_shell_is_refused_with_the_known_ones() -> None:
    """One line that names what there is."""
    done = migrator("completion", "tcsh")
    assert done.status == 2
    assert "'bash', 'zsh', 'fish'" in done.err
