"""Shell completion, by the real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
def test_bash_offers(words: tuple[str, ...], offered: list[str]) -> None:
    """A command, a subcommand, an option, its values, a format and a rule id, from an interactive user's view."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", _COMPLETE, "bash", "migrator", *words],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.removesuffix("\n").split("\n") == offered


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
