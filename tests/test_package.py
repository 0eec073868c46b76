"""The wheel is whole: it carries templates and catalogue, and works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent


SHELL = "curl https://ims-na1.adobelogin.com/ims/exchange/jwt -F client_id=$ID -F client_secret=$S -F jwt_token=$JWT\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("ims_migrator-*.whl")
    return built


def environment(folder: Path, *requirements: object) -> Path:
    """Where the scripts of a new environment with these packages are."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    command = [str(scripts / "python"), "-m", "pip", "install", "--quiet", *map(str, requirements)]
    subprocess.run(command, check=True, capture_output=True)
    return scripts


def audited(scripts: Path, folder: Path) -> None:
    """The program there audits a folder where no source is near."""
    folder.mkdir()
    (folder / "sign_in.sh").write_text(SHELL)
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
    done = subprocess.run(
        [scripts / "migrator", "audit", ".", "--format", "json", "--report", "html=report.html", "--quiet"],
        cwd=folder,
        capture_output=True,
        check=False,
        env=clean,
    )
    assert done.returncode == 1, done.stderr
    assert {finding["rule_id"] for finding in json.loads(done.stdout)["findings"]} >= {"exchange-endpoint"}
    assert "sign_in.sh" in (folder / "report.html").read_text(encoding="utf-8")


def test_installed_wheel_audits_from_another_folder(tmp_path: Path, wheel: Path) -> None:
    """Installed into an empty environment."""
    audited(environment(tmp_path / "venv", wheel), tmp_path / "elsewhere")


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the oldest libraries have no wheels for it")
def test_the_oldest_libraries_that_are_declared_will_do(tmp_path: Path, wheel: Path) -> None:
    """Each lower bound of the project is a version that the program runs with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = [need.replace(">=", "==") for need in project["dependencies"]]
    audited(environment(tmp_path / "venv", wheel, *oldest), tmp_path / "elsewhere")
