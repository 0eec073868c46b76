"""The example after `migrator fix --write`: nothing fixable is left, and its programs sign in at the strict IMS."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.postman import need_newman, run_collection
from tests.behaviour.stage import SHIMS
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, serve
from tests.support.command import migrator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "legacy-app"
AS_OF = "2026-11-23"
_OLD_SECRET = "p8e-not-a-real-secret-loyalty-0001"
_HOST = "https://ims-na1.adobelogin.com"


@dataclass(frozen=True)
class Run:
    """How one program of the example is started: `{url}` is the IMS, `says` what it prints once it has a token."""

    command: Sequence[str]
    says: str
    holds: str
    """The file that asks for the token."""
    folder: str = "."
    env: Mapping[str, str] = field(default_factory=dict)
    build: Sequence[str] = ()


_JAVA = "src/main/java/com/hearthalder/receipts"
RUNS = {
    "python": Run(
        ("python", "-m", "alder_loyalty.nightly_export", "--dry-run"),
        "signed in, 0 members to send",
        "alder_loyalty/adobe_auth.py",
        env={"ADOBE_IMS_HOST": "{url}"},
    ),
    "node": Run(("npm", "run", "token"), "signed in", "services/member-sync/src/adobe.js", "services/member-sync"),
    "java": Run(
        (
            *("java", "-cp", f"out{os.pathsep}src/main/resources"),
            "com.hearthalder.receipts.ReceiptUploader",
        ),
        "signed in, token of",
        f"services/receipts/{_JAVA}/AdobeTokenClient.java",
        "services/receipts",
        build=("javac", "-d", "out", f"{_JAVA}/AdobeTokenClient.java", f"{_JAVA}/ReceiptUploader.java"),
    ),
    "shell": Run(("bash", "scripts/adobe-token.sh"), "{token}", "scripts/adobe-token.sh", env={"IMS_URL": "{url}"}),
}  # fmt: skip


@pytest.fixture(scope="module", params=[False, True], ids=["safe", "unsafe"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bool]:
    """The example after its rewrite, and whether the rewrites that need a look were written, too."""
    tree = tmp_path_factory.mktemp("example") / "legacy-app"
    shutil.copytree(EXAMPLE, tree)
    options = ["--unsafe"] if request.param else []
    assert migrator("fix", tree, "--write", "--allow-dirty", *options).status == 0
    return tree, request.param


def findings(tree: Path) -> list[dict[str, Any]]:
    """What a scan reports."""
    done = migrator("scan", tree, "--as-of", AS_OF, "--format", "json", "--quiet")
    found: list[dict[str, Any]] = json.loads(done.out)["findings"]
    return found


def test_nothing_fixable_is_left(written: tuple[Path, bool]) -> None:
    """What was called safe, and with --unsafe what needs a look, is gone; nothing new can be fixed."""
    tree, unsafe = written
    kinds = {"safe", "unsafe"} if unsafe else {"safe"}
    before, after = findings(EXAMPLE), findings(tree)
    promised = {one["fingerprint"] for one in before if one["rewrite"]["disposition"] in kinds}
    assert promised
    assert [one["path"] for one in after if one["fingerprint"] in promised] == []
    assert [(one["path"], one["rule_id"]) for one in after if one["rewrite"]["disposition"] in kinds] == []


def test_a_second_run_changes_nothing(written: tuple[Path, bool]) -> None:
    """The rewrite of what was rewritten is empty."""
    tree, unsafe = written
    done = migrator("fix", tree, *(["--unsafe"] if unsafe else []))
    assert done.out == ""


@pytest.mark.behaviour
@pytest.mark.parametrize("name", RUNS)
def test_programs_sign_in(written: tuple[Path, bool], name: str, tmp_path: Path) -> None:
    """With the credential alone: the keys of the example are taken away."""
    tree, _ = written
    run = RUNS[name]
    need(run)
    assert (tree / run.holds).read_bytes() != (EXAMPLE / run.holds).read_bytes()
    work = tmp_path / "legacy-app"
    shutil.copytree(tree, work, ignore=shutil.ignore_patterns("*.key", "*.crt"))
    if name == "node":
        shutil.copytree(SHIMS / "npm", work / run.folder / "node_modules")
        (work / run.folder / "node_modules" / "express").mkdir()
        (work / run.folder / "node_modules" / "express" / "index.js").write_text("module.exports = () => ({})\n")
    with serve(former=False) as ims:
        for path in work.rglob("*"):
            if path.is_file():
                filled(path, ims.url)
        done = started(run, work, ims.url)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert not ims.refusals
    assert run.says.format(token=ims.tokens[-1]) in done.stdout


@pytest.mark.behaviour
def test_collection_runs(written: tuple[Path, bool], tmp_path: Path) -> None:
    """Postman's own runner signs in with the rewritten collection and environment."""
    need_newman()
    tree, _ = written
    shutil.copytree(tree / "postman", tmp_path / "postman")
    collection = tmp_path / "postman" / "alder-loyalty.postman_collection.json"
    environment = tmp_path / "postman" / "alder-loyalty-prod.postman_environment.json"
    with serve(former=False) as ims:
        values = {"API_KEY": CLIENT_ID, "CLIENT_SECRET": CLIENT_SECRET}
        stored = run_collection(collection, environment, ims.url, values, "Get access token")
    assert not ims.refusals
    assert stored["ACCESS_TOKEN"] == ims.tokens[-1]


def need(run: Run) -> None:
    """Skip where a tool is missing; fail where all of them are promised."""
    tools = {word[0] for word in (run.command, run.build) if word} - {"python"}
    missing = sorted(tool for tool in tools if shutil.which(tool) is None)
    if missing and os.environ.get("CI"):
        pytest.fail(f"missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def filled(path: Path, url: str) -> None:
    """The secret of the strict IMS, and its address where a library or the settings of one program name Adobe's."""
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return
    new = text.replace(_OLD_SECRET, CLIENT_SECRET)
    if "node_modules" in path.parts or path.name == "adobe.properties":
        new = new.replace(_HOST, url)
    if new != text:
        path.write_bytes(new.encode())


def started(run: Run, work: Path, url: str) -> subprocess.CompletedProcess[str]:
    """The program's end."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "PYTHONPATH": f"{SHIMS / 'absent'}{os.pathsep}{SHIMS / 'python'}",
        "ADOBE_CLIENT_SECRET": CLIENT_SECRET,
        "NO_PROXY": "127.0.0.1",
        **{name: value.format(url=url) for name, value in run.env.items()},
    }
    for command in filter(None, (run.build, run.command)):
        words = [sys.executable if word == "python" else word.replace("{url}", url) for word in command]
        done = subprocess.run(
            words, cwd=work / run.folder, env=env, capture_output=True, text=True, timeout=180, check=False
        )
        if done.returncode != 0:
            break
    return done
