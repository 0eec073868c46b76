"""`action.yml`: its scan step, run as the shell script it is, with the environment that GitHub sets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LEFTOVER = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="a composite step needs bash"
)


@dataclass(frozen=True)
class Step:
    """What a run of the step left behind."""

    status: int
    out: str
    summary: str
    outputs: str


def scan(folder: Path, **inputs: str) -> Step:
    """The scan step in `folder`; inputs by name, the others at their defaults, as the runner hands them over."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    values = {name: declared["default"] for name, declared in action["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in inputs.items()}
    assert set(values) == set(action["inputs"])
    step = next(step for step in action["runs"]["steps"] if step["id"] == "scan")
    runner = folder.parent / "runner"
    runner.mkdir(exist_ok=True)
    summary, outputs = runner / "summary.md", runner / "output.txt"
    outputs.write_text("")
    summary.write_text("")
    given = {f"${{{{ inputs.{name} }}}}": value for name, value in values.items()}
    given["${{ steps.install.outputs.MIGRATOR }}"] = str(Path(sys.executable).with_name("migrator"))
    environment = {name: given[expression] for name, expression in step["env"].items()}
    script = runner / "step.sh"
    script.write_text(step["run"])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT", "MIGRATOR_"))},
            **environment,
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(runner),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Step(done.returncode, done.stdout, summary.read_text(encoding="utf-8"), outputs.read_text())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "repository"
    path.mkdir()
    (path / "app.py").write_text("print('hello')\n")
    return path


def test_a_clean_repository_passes(folder: Path) -> None:
    """Status 0, told as an output, with a summary."""
    done = scan(folder)
    assert (done.status, done.outputs) == (0, "status=0\n")
    assert "migrator" in done.summary.lower() or "Service Account" in done.summary


def test_a_leftover_fails_with_an_annotation_and_a_summary(folder: Path) -> None:
    """Status 1; the annotation names file and line, and SARIF is there although the job fails."""
    (folder / "old.py").write_text(LEFTOVER)
    done = scan(folder, sarif="out/result.sarif")
    assert (done.status, done.outputs) == (1, "status=1\n")
    assert "::error file=old.py,line=1" in done.out
    assert "old.py" in done.summary
    assert (folder / "out/result.sarif").is_file()


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail_on": "never"}, 0),
        ({"paths": "app.py"}, 0),
        ({"paths": "app.py\nwith blank\n"}, 1),
        ({"paths": "nowhere"}, 2),
        ({"fail_on": "sometimes"}, 2),
        ({"baseline": "missing.json"}, 2),
        ({"paths": "empty"}, 3),
    ],
)
def test_inputs_decide(folder: Path, inputs: dict[str, str], status: int) -> None:
    """Each input reaches the program as one argument."""
    (folder / "with blank").mkdir()
    (folder / "with blank" / "old.py").write_text(LEFTOVER)
    (folder / "empty").mkdir()
    done = scan(folder, **inputs)
    assert (done.status, done.outputs) == (status, f"status={status}\n"), done.out


def test_a_pull_request_answers_for_what_it_adds(folder: Path) -> None:
    """`changed-since`: an old leftover passes, a new one fails."""
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    (folder / "old.py").write_text(LEFTOVER)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)
    assert scan(folder, changed_since="HEAD").status == 0
    (folder / "new.py").write_text(LEFTOVER)
    assert scan(folder, changed_since="HEAD").status == 1


@pytest.mark.parametrize("name", ["paths", "fail_on", "baseline", "changed_since", "sarif"])
def test_an_input_is_never_run(folder: Path, name: str) -> None:
    """Whatever an input holds, it is an argument and no piece of the script."""
    scan(folder, **{name: "$(touch pwned); `touch pwned` \" ' && touch pwned"})
    assert not list(folder.parent.rglob("pwned"))


def test_a_path_is_never_an_option(folder: Path) -> None:
    """A listed path that looks like an option does not open the gate."""
    (folder / "old.py").write_text(LEFTOVER)
    assert scan(folder, paths="--exit-zero\nold.py").status == 2
