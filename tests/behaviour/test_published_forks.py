"""Published packages that sign the assertion themselves and never got OAuth: a repository that keeps a copy moves on.

The copy is the published package, put beside a program that uses it as its documentation shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

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
class Fork:
    """A program of `tests/programs/sdk` and the package of which it has a copy, of the folder `copied`."""

    folder: str
    script: str
    package: str
    copied: str
    env: Mapping[str, str] = field(default_factory=dict)
    old_env: Mapping[str, str] = field(default_factory=dict)


FORKS = (
    Fork(
        "analytics_fork",
        "report.py",
        "analytics-mayhem-adobe==0.0.10",
        "analytics",
        env={"AA_CLIENT_ID": CLIENT_ID, "AA_CLIENT_SECRET": CLIENT_SECRET},
        old_env={"AA_ORG_ID": ORG_ID, "AA_TECH_ACCOUNT": TECHNICAL_ACCOUNT},
    ),
    Fork("bulk_fork", "report.py", "experiencecloudapis==1.2.0", "experiencecloudapis"),
    Fork("audience_fork", "traits.py", "adobe-aam==0.0.9", "adobe_aam/login"),
)


@pytest.mark.behaviour
@pytest.mark.parametrize("fork", FORKS, ids=lambda fork: fork.folder)
def test_signs_in_before(fork: Fork, tmp_path: Path, key: Key) -> None:
    """The copy worked against the exchange."""
    work = _copied(fork, tmp_path)
    (work / "keys").mkdir()
    shutil.copy(key.private, work / "keys" / "private.key")
    with serve(former=True, public_key=key.public) as adobe:
        _run(fork, work, adobe, {**fork.env, **fork.old_env})


@pytest.mark.behaviour
@pytest.mark.parametrize("fork", FORKS, ids=lambda fork: fork.folder)
def test_signs_in_after(fork: Fork, tmp_path: Path) -> None:
    """Copy and caller are rewritten together, and sign in with the credential alone."""
    work = _copied(fork, tmp_path)
    rewrite(work, unsafe=True)
    with serve(former=False) as adobe:
        _run(fork, work, adobe, fork.env)


def _copied(fork: Fork, folder: Path) -> Path:
    work = folder / "work"
    shutil.copytree(PROGRAMS / "sdk" / fork.folder, work)
    shutil.copytree(installed(fork.package) / fork.copied, work / fork.copied, ignore=shutil.ignore_patterns("*.pyc"))
    return work


def _run(fork: Fork, work: Path, adobe: Adobe, env: Mapping[str, str]) -> None:
    for path in work.glob("*.json"):
        path.write_text(path.read_text().replace("YOUR-SECRET", CLIENT_SECRET))
    authority = work / "authority.pem"
    authority.write_bytes(adobe.ca_pem)
    done = subprocess.run(
        [sys.executable, fork.script],
        cwd=work,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(work),
            "PYTHONPATH": str(installed(*COMMON, dependencies=True)),
            "HTTPS_PROXY": adobe.proxy,
            "REQUESTS_CA_BUNDLE": str(authority),
            **env,
        },
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    told = f"{fork.package}: status {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}\n{adobe.refusals}"
    assert done.returncode == 0, told
    assert adobe.tokens, told
    assert adobe.tokens[-1] in done.stdout, told
    assert not adobe.refusals, told
