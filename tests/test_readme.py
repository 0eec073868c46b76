"""What the README shows can be typed."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from migrator.cli import cli
from migrator.errors import ExitStatus
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.report.registry import names
from tests.ims.rehearsing import CANARY, CLIENT, CLIENT_ID, ORG, SCOPES
from tests.support.command import migrator

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ migrator (.*?)(?:\s+#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_line_is_understood(line: str) -> None:
    """Each option shown exists and takes the value shown; nothing is run."""
    command: click.Command | None = cli
    words = shlex.split(line)
    context = click.Context(cli)
    while isinstance(command, click.Group):
        command = command.get_command(context, words.pop(0))
    assert command is not None
    command.make_context("migrator", words)


ANSWERED = {
    "audit path/to/repository --report html=audit.html --report markdown=audit.md": 1,
    "audit . --ims live --credentials oauth_server_to_server.json --report html=audit.html": 1,
    "ims record --ims live --credentials oauth_server_to_server.json --output recording.json": 0,
    "audit . --ims recording.json --credentials oauth_server_to_server.json": 1,
    "fix": 0,
    "fix --patch migration.patch": 0,
    "fix --write": 0,
    "fix --write --unsafe": 0,
    "fix --undo .git/migrator-undo.json": 0,
    "scan --report sarif=migrator.sarif --format github": 1,
    "scan --changed-since origin/main": 0,
    "init": 0,
    "scan --write-baseline": 0,
    "scan --baseline migrator-baseline.json": 0,
}
"""What each command line gives in a repository that is not done yet; `live` is the local IMS there."""


def test_every_command_does_what_it_is_shown_for(tmp_path: Path) -> None:
    """In the order of the page, in a repository made of the example: each ends as expected and leaves what it names."""
    assert list(ANSWERED) == COMMANDS
    repository = tmp_path / "loyalty"
    shutil.copytree(ROOT / "examples" / "legacy-app", repository)
    git(repository, "init", "-q", "-b", "main")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "first")
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(repository, "worktree", "add", "-q", "--detach", str(repository / "path" / "to" / "repository"))
    (repository / ".git" / "info" / "exclude").write_text("path\n*.html\n*.md\n*.json\n*.patch\n*.sarif\n")
    download = {"CLIENT_ID": CLIENT_ID, "CLIENT_SECRETS": [CANARY], "ORG_ID": ORG, "SCOPES": list(SCOPES)}
    (repository / "oauth_server_to_server.json").write_text(json.dumps(download))
    with serve(Scenario((CLIENT,))) as running:
        for line, status in ANSWERED.items():
            if line == "fix --write --unsafe":
                git(repository, "commit", "-qam", "what is safe")
            done = migrator(*shlex.split(line.replace("--ims live", f"--ims {running.url}")), cwd=repository)
            assert done.status == status, f"{line}: {done.err}"
            if line.startswith("fix --undo"):
                git(repository, "diff", "--exit-code", "HEAD")
    for name in ("audit.html", "audit.md", "recording.json", "migration.patch", "migrator.sarif", "migrator.toml"):
        assert (repository / name).stat().st_size > 0, name


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_make_targets_exist() -> None:
    """`make audit` and `make test` are the two commands."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make (\w+)", README):
        if target != "alone":
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_format_is_named() -> None:
    """The list of formats is the list there is."""
    (listed,) = re.findall(r"know (text, json.*?)\. A saved", README.replace("\n", " "))
    assert sorted(re.findall(r"\w+", listed.replace(" and ", " "))) == sorted(names())


def test_exit_statuses_are_those_of_the_product() -> None:
    """The table lists each status once."""
    assert [int(row) for row in re.findall(r"^\| (\d) \|", README, re.MULTILINE)] == sorted(ExitStatus)


def test_linked_files_exist() -> None:
    """No link of the README leads nowhere."""
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
