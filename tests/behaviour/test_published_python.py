"""Programs of published Python SDKs sign in after their rewrite, with the version that the rewritten manifest asks for.

Each program is what the SDK's documentation shows. Before, the version of its manifest signs in at the exchange as it
was in 2022; after `fix --write` the exchange is gone, and the credential alone is left.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem
from migrator.parse.manifest import dependencies
from migrator.parse.read import parse
from tests.behaviour.adobe import serve
from tests.behaviour.packages import COMMON, installed
from tests.behaviour.stage import PROGRAMS, rewrite
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, ORG_ID, TECHNICAL_ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.behaviour.adobe import Adobe
    from tests.behaviour.stage import Key

_SECONDS = 120


@dataclass(frozen=True)
class Program:
    """One program of `tests/programs/sdk`. `env` is what an operator gives it, `old_env` what only the key needed.

    `stands_in` is the version to run where the interpreter is older than the one that the manifest's version needs.
    """

    folder: str
    script: str
    manifest: str
    api: str
    env: Mapping[str, str] = field(default_factory=dict)
    old_env: Mapping[str, str] = field(default_factory=dict)
    unsafe: bool = False
    stands_in: str = ""
    beside: tuple[str, ...] = ()
    """Other SDKs that this one imports."""


_AEPP = ("aepp==0.3.14",)
PROGRAMS_OF_SDKS = (
    Program("aepp_catalog", "list_schemas.py", "requirements.txt", "platform.adobe.io"),
    Program(
        "aepp_direct",
        "list_schemas.py",
        "requirements.txt",
        "platform.adobe.io",
        env={"AEP_ORG_ID": ORG_ID, "AEP_CLIENT_ID": CLIENT_ID, "AEP_CLIENT_SECRET": CLIENT_SECRET},
        old_env={"AEP_TECH_ID": TECHNICAL_ACCOUNT, "AEP_KEY_FILE": "keys/private.key"},
    ),
    Program("analytics_companies", "companies.py", "requirements.txt", "analytics.adobe.io"),
    Program("cja_views", "views.py", "requirements.txt", "cja.adobe.io"),
    # launchpy does not parse before Python 3.12 from 0.4.5 on; 0.4.4 signs in the same way.
    Program(
        "tags_properties",
        "company.py",
        "requirements.txt",
        "reactor.adobe.io",
        stands_in="launchpy==0.4.4",
        beside=_AEPP,
    ),
    Program(
        "directory_sync",
        "sync.py",
        "pyproject.toml",
        "usermanagement.adobe.io",
        env={"UMAPI_ORG": ORG_ID, "UMAPI_KEY": CLIENT_ID, "UMAPI_SECRET": CLIENT_SECRET},
        old_env={"UMAPI_TECH_ACCT": TECHNICAL_ACCOUNT, "UMAPI_KEY_FILE": "keys/private.key"},
    ),
    Program(  # the dict is made in a method of another file, and what else the new version changes is changed with it
        "directory_seats",
        "free_seats.py",
        "requirements.txt",
        "usermanagement.adobe.io",
        env={"SEATS_ORG": ORG_ID, "SEATS_KEY": CLIENT_ID, "SEATS_SECRET": CLIENT_SECRET},
        old_env={"SEATS_TECH_ACCOUNT": TECHNICAL_ACCOUNT, "SEATS_KEY_FILE": "keys/private.key"},
    ),
    Program(  # the key is put into a dict out of a file; all kinds of actions move with the version
        "directory_moves",
        "move.py",
        "requirements.txt",
        "usermanagement.adobe.io",
        env={"UMAPI_SECRET": CLIENT_SECRET},
    ),
    Program(  # it signs in step by step, and hands over what comes of it
        "directory_token",
        "members.py",
        "requirements.txt",
        "usermanagement.adobe.io",
        env={"DIRECTORY_ORG": ORG_ID, "DIRECTORY_KEY": CLIENT_ID, "DIRECTORY_SECRET": CLIENT_SECRET},
        old_env={"DIRECTORY_ACCOUNT": TECHNICAL_ACCOUNT, "DIRECTORY_KEY_FILE": "keys/private.key"},
    ),
    Program("cja_file", "user.py", "requirements.txt", "cja.adobe.io"),
    Program(
        "tags_direct",
        "company.py",
        "requirements.txt",
        "reactor.adobe.io",
        env={"REACTOR_ORG_ID": ORG_ID, "REACTOR_CLIENT_ID": CLIENT_ID, "REACTOR_CLIENT_SECRET": CLIENT_SECRET},
        old_env={"REACTOR_TECH_ID": TECHNICAL_ACCOUNT, "REACTOR_KEY_FILE": "keys/private.key"},
        stands_in="launchpy==0.4.4",
        beside=_AEPP,
    ),
    Program("directory_report", "report.py", "requirements.txt", "usermanagement.adobe.io"),
    Program(  # the key is put into the settings before they are handed over, and users have a name of their own
        "directory_rename",
        "rename.py",
        "requirements.txt",
        "usermanagement.adobe.io",
        env={"RENAME": '[["ada", "ada@acme.example", "lovelace@acme.example"], ["a@b.example", "a@acme.example", ""]]'},
    ),
    Program(  # another file demands the key by a list of names, and finds it beside the settings
        "directory_checked",
        "users.py",
        "requirements.txt",
        "usermanagement.adobe.io",
    ),
    Program(
        "directory_key",
        "report.py",
        "Pipfile",
        "usermanagement.adobe.io",
        env={"UMAPI_ORG": ORG_ID, "UMAPI_KEY": CLIENT_ID, "UMAPI_SECRET": CLIENT_SECRET},
        old_env={"UMAPI_TECH_ACCT": TECHNICAL_ACCOUNT},
    ),
    Program(
        "analytics_settings",
        "companies.py",
        "requirements.txt",
        "analytics.adobe.io",
        env={
            "ANALYTICS_ORG_ID": ORG_ID,
            "ANALYTICS_CLIENT_ID": CLIENT_ID,
            "ANALYTICS_CLIENT_SECRET": CLIENT_SECRET,
        },
        old_env={"ANALYTICS_TECH_ID": TECHNICAL_ACCOUNT, "ANALYTICS_KEY_FILE": "keys/private.key"},
    ),
    # The builder reads no file any more, but the program does; its file keeps what counts no more.
    Program("pdf_extract", "extract.py", "requirements.txt", "pdf-services.adobe.io", unsafe=True),
)


def test_only_what_runs_here_is_called_tried() -> None:
    """The catalogue's mark, on which a safe rewrite stands, is earned by a program below."""
    run = {_required(program, PROGRAMS / "sdk" / program.folder).partition("==")[0] for program in PROGRAMS_OF_SDKS}
    entries = [one for one in sdks().values() if one.replacement is not None and one.replacement.tried]
    names = {
        name for one in entries if one.ecosystem is Ecosystem.PYPI for marks in one.manifest for name in marks.names
    }
    assert names == run


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS_OF_SDKS, ids=lambda program: program.folder)
def test_signs_in_before(program: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: the old version signed in at the exchange."""
    work = _copied(program, tmp_path)
    (work / "keys").mkdir()
    shutil.copy(key.private, work / "keys" / "private.key")
    with serve(former=True, public_key=key.public) as adobe:
        _run(program, work, adobe, {**program.env, **program.old_env})


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS_OF_SDKS, ids=lambda program: program.folder)
def test_signs_in_after(program: Program, tmp_path: Path) -> None:
    """With the version of the new manifest and nothing of the key; a second rewrite changes nothing."""
    work = _copied(program, tmp_path)
    rewrite(work, unsafe=program.unsafe)
    once = _contents(work)
    rewrite(work, unsafe=program.unsafe)
    assert _contents(work) == once, "the second rewrite changed something"
    with serve(former=False) as adobe:
        _run(program, work, adobe, program.env)


def _copied(program: Program, folder: Path) -> Path:
    work = folder / "work"
    shutil.copytree(PROGRAMS / "sdk" / program.folder, work)
    return work


def _contents(work: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in work.rglob("*") if path.is_file() and "undo" not in path.name}


def _required(program: Program, work: Path) -> str:
    """The one package that the manifest asks for, at the lowest version that it allows."""
    path = work / program.manifest
    for one in dependencies(parse(program.manifest, path.read_bytes())):
        version = re.search(r"\d[\w.]*", one.constraint)
        if one.name != "python" and version is not None:
            return f"{one.name}=={version.group()}"
    raise AssertionError(f"{program.manifest} asks for no version")


def _run(program: Program, work: Path, adobe: Adobe, env: Mapping[str, str]) -> None:
    required = _required(program, work)
    if program.stands_in and not adobe.former and sys.version_info < (3, 12):
        required = program.stands_in
    for path in [*work.glob("*.json"), *work.glob("*.config")]:
        path.write_text(path.read_text().replace("YOUR-SECRET", CLIENT_SECRET))
    authority = work / "authority.pem"
    authority.write_bytes(adobe.ca_pem)
    folders = [*map(installed, (required, *program.beside)), installed(*COMMON, dependencies=True)]
    done = subprocess.run(
        [sys.executable, program.script],
        cwd=work,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(work),
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            "HTTPS_PROXY": adobe.proxy,
            "REQUESTS_CA_BUNDLE": str(authority),
            **env,
        },
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    told = f"{required}: status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}\n{adobe.refusals}"
    assert done.returncode == 0, told
    assert adobe.tokens, told
    assert program.api in adobe.called, told
    assert not [one for one in adobe.refusals if "/ims/" in one or one.partition(":")[0].endswith("/token")], told
