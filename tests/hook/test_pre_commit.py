"""The hook of `.pre-commit-hooks.yaml`, run by the real pre-commit on repositories made here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
LEFTOVER = 'URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n'
CLEAN = "print('hello')\n"
CONFIG = ".pre-commit-config.yaml"

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no git"),
    pytest.mark.skipif(sys.platform == "win32", reason="file names with quotes and line breaks do not exist there"),
]


class Repository:
    """A repository with the hook in its configuration."""

    def __init__(self, folder: Path, home: Path, hook: Mapping[str, Any]) -> None:
        self.folder = folder
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MIGRATOR_"))}
        self.environment = inherited | {
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), inherited["PATH"])),
            "PRE_COMMIT_HOME": str(home),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{
                f"GIT_{who}_{what}": "t@example.invalid"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write(CONFIG, yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}))
        self.git("add", ".")
        self.git("commit", "-qm", "first", "--no-verify")

    def write(self, name: str, content: str | bytes) -> None:
        """One file of the work tree."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def stage(self, name: str, content: str | bytes) -> None:
        """One file of the work tree and the index."""
        self.write(name, content)
        self.git("add", "--", name)

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A git command that must succeed."""
        done = self.execute("git", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`git commit`, which the hook may stop."""
        return self.execute("git", "commit", "-m", "change", *arguments)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`pre-commit run`."""
        return self.execute(sys.executable, "-m", "pre_commit", "run", "--verbose", "--color", "never", *arguments)

    def install(self) -> None:
        """Let `git commit` run it."""
        done = self.execute(sys.executable, "-m", "pre_commit", "install")
        assert done.returncode == 0, done.stderr

    def execute(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Any command, in the folder and the environment of the repository."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
        )


def hook(name: str, **more: object) -> dict[str, Any]:
    """The hook as the project publishes it, run by the installed program instead of one that is fetched."""
    published = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    chosen: dict[str, Any] = next(item for item in published if item["id"] == name)
    return {**chosen, "language": "system", **more}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository", tmp_path / "home", hook("migrator"))


def test_a_staged_leftover_is_blocked_and_a_clean_commit_passes(repository: Repository) -> None:
    """The whole way: `git commit` runs the installed hook, which stops one commit and lets the next through."""
    repository.install()
    repository.stage("app.py", LEFTOVER)
    stopped = repository.commit()
    assert stopped.returncode == 1
    assert "app.py:1" in stopped.stdout + stopped.stderr
    assert repository.git("log", "--oneline").stdout.count("\n") == 1
    repository.stage("app.py", CLEAN)
    passed = repository.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert repository.git("log", "--oneline").stdout.count("\n") == 2


@pytest.mark.parametrize("how", [("--all",), ("app.py",), ("--amend",)])
def test_each_way_to_commit_is_judged_by_its_own_index(repository: Repository, how: tuple[str, ...]) -> None:
    """`commit -a` and `commit FILE` use an index of their own, which git names to the hook."""
    repository.stage("app.py", CLEAN)
    repository.git("commit", "-qm", "clean", "--no-verify")
    repository.install()
    repository.write("app.py", LEFTOVER)
    if how == ("--amend",):
        repository.git("add", "app.py")
    stopped = repository.commit(*how)
    assert stopped.returncode == 1
    assert "app.py:1" in stopped.stdout + stopped.stderr


def test_the_index_decides_and_not_the_work_tree(repository: Repository) -> None:
    """Partial staging, both ways: what is staged counts, what is not yet staged does not."""
    repository.stage("app.py", LEFTOVER)
    repository.write("app.py", CLEAN)
    assert repository.run().returncode == 1
    repository.stage("app.py", CLEAN)
    repository.write("app.py", CLEAN + LEFTOVER)
    passed = repository.run()
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout
    assert (repository.folder / "app.py").read_text() == CLEAN + LEFTOVER


def test_exclude_of_the_users_configuration_is_honoured(tmp_path: Path) -> None:
    """A path that pre-commit leaves out is not judged, its neighbour is."""
    repository = Repository(tmp_path / "r", tmp_path / "home", hook("migrator", exclude="^legacy/"))
    repository.stage("legacy/app.py", LEFTOVER)
    repository.stage("other.py", CLEAN)
    assert repository.run().returncode == 0
    repository.stage("other.py", LEFTOVER)
    stopped = repository.run()
    assert stopped.returncode == 1
    assert "other.py:1" in stopped.stdout
    assert "legacy/app.py:" not in stopped.stdout


def test_renames_and_deletions(repository: Repository) -> None:
    """A leftover that moves is still one; a commit that only deletes it passes."""
    repository.stage("old.py", LEFTOVER)
    repository.git("commit", "-qm", "leftover", "--no-verify")
    repository.git("mv", "old.py", "new.py")
    moved = repository.run()
    assert moved.returncode == 1
    assert "new.py:1" in moved.stdout
    repository.git("rm", "-qf", "new.py")
    assert repository.run().returncode == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ("empty.py", b""), ("blob.bin", bytes(range(256)) * 8)],
)
def test_a_commit_of_nothing_that_is_scanned_passes(repository: Repository, name: str, content: bytes) -> None:
    """Images, empty files and other binary content are no reason to stop a commit."""
    repository.install()
    repository.stage(name, content)
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_unreadable_index_is_told_and_does_not_pass(repository: Repository) -> None:
    """An object that git has lost leaves the check incomplete, which is not clean."""
    repository.stage("app.py", LEFTOVER)
    identity = repository.git("rev-parse", ":app.py").stdout.strip()
    (repository.folder / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    done = repository.execute("migrator", "scan", "--staged", "app.py")
    assert done.returncode == 4
    assert "app.py" in done.stderr


NAMES = (
    "with blank.py",
    "line\nbreak.py",
    "quote\"and'tick.py",
    "-dash.py",
    "--exit-zero",
    "$(touch pwned).py",
    "ümläut.py",
    "*.py",
    "\x1b[31mred.py",
)


def test_any_file_name_is_judged_and_told_on_one_line(repository: Repository) -> None:
    """Blanks, line breaks, quotes, dashes and escapes in names neither hide a leftover nor reach the terminal."""
    for name in NAMES:
        repository.stage(name, LEFTOVER)
    done = repository.run()
    assert done.returncode == 1
    assert f"verdict: failed (1): {len(NAMES)} leftovers" in done.stdout
    assert "\x1b" not in done.stdout
    assert not (repository.folder / "pwned").exists()


def test_thousands_of_files_in_batches(repository: Repository) -> None:
    """pre-commit hands them over in several runs; the one leftover among them is found, and without it all pass."""
    for number in range(3000):
        repository.write(f"{'deep/' * 8}{'name' * 10}{number}.py", CLEAN)
    repository.git("add", ".")
    passed = repository.run()
    assert passed.returncode == 0, passed.stdout[-500:]
    repository.stage(f"{'deep/' * 8}last.py", LEFTOVER)
    stopped = repository.run()
    assert stopped.returncode == 1
    assert "last.py:1" in stopped.stdout


def test_submodules_are_left_to_their_own_repository(tmp_path: Path) -> None:
    """The pointer of a submodule is no file; inside it, where `.git` is a file, the hook works as anywhere."""
    inner = Repository(tmp_path / "inner", tmp_path / "home", hook("migrator"))
    inner.stage("app.py", LEFTOVER)
    inner.git("commit", "-qm", "leftover", "--no-verify")
    outer = Repository(tmp_path / "outer", tmp_path / "home", hook("migrator"))
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "part")
    passed = outer.run()
    assert passed.returncode == 0, passed.stdout
    inside = outer.folder / "part"
    assert (inside / ".git").is_file()
    (inside / "new.py").write_text(LEFTOVER)
    outer.git("-C", "part", "add", "new.py")
    outer.folder = inside
    stopped = outer.run()
    assert stopped.returncode == 1
    assert "new.py:1" in stopped.stdout


def test_the_push_hook_judges_the_whole_tree(tmp_path: Path) -> None:
    """`migrator-push` finds what lies there since before the hook, whatever is pushed."""
    repository = Repository(tmp_path / "r", tmp_path / "home", hook("migrator-push"))
    stage = ("--hook-stage", "pre-push")
    assert repository.run(*stage).returncode == 0
    repository.stage("old.py", LEFTOVER)
    repository.git("commit", "-qm", "leftover", "--no-verify")
    stopped = repository.run(*stage)
    assert stopped.returncode == 1
    assert "old.py:1" in stopped.stdout


def test_the_hook_is_valid_for_pre_commit() -> None:
    """pre-commit accepts the published file."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
