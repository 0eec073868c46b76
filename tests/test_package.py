"""The wheel is whole: it carries templates and catalogue, and works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_installed_wheel_audits_from_another_folder(tmp_path: Path) -> None:
    """Built, installed into an empty environment, and run where no source is near."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path / "wheel", ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "wheel").glob("ims_migrator-*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "sign_in.sh").write_text(
        "curl https://ims-na1.adobelogin.com/ims/exchange/jwt -F client_id=$ID -F client_secret=$S -F jwt_token=$JWT\n"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
    done = subprocess.run(
        [scripts / "migrator", "audit", ".", "--format", "json", "--report", "html=report.html", "--quiet"],
        cwd=elsewhere,
        capture_output=True,
        check=False,
        env=clean,
    )
    assert done.returncode == 1, done.stderr
    assert {finding["rule_id"] for finding in json.loads(done.stdout)["findings"]} >= {"exchange-endpoint"}
    assert "sign_in.sh" in (elsewhere / "report.html").read_text(encoding="utf-8")
