"""What `migrator init` puts into a repository: a configuration, a hook, a CI job, as the repository is made.

A file that is not there is written; into one that is there nothing is mixed, its owner gets the piece to add.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator import __version__, resources
from migrator.regex import lazy

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Piece:
    """One file or fragment. `exists` means that the file is there and `text` is to be added by hand."""

    path: str
    text: str
    exists: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """Goes into a repository that has one of `signs` or a remote on `host`; `always` whatever it has."""

    template: str
    target: str
    signs: tuple[str, ...]
    fragment: str = ""
    """How a new file begins, where the template is a piece of a larger one."""
    always: bool = False
    host: str = ""
    """A word in the host name of a remote."""


_FITS = (
    _Fit("migrator.toml", "migrator.toml", (), always=True),
    _Fit("pre-commit.yaml", ".pre-commit-config.yaml", (".pre-commit-config.yaml", ".git"), fragment="repos:\n"),
    _Fit("github.yml", ".github/workflows/migrator.yml", (".github",), host="github"),
    _Fit("gitlab.yml", ".gitlab-ci.yml", (".gitlab-ci.yml",), host="gitlab"),
    _Fit("azure.yml", "azure-pipelines.yml", ("azure-pipelines.yml",), host="dev.azure.com"),
    _Fit("jenkins.groovy", "Jenkinsfile", ("Jenkinsfile",)),
)


def pieces(root: Path) -> tuple[Piece, ...]:
    """What fits the repository at `root`, in a fixed order."""
    hosts = _hosts(root)
    return tuple(
        Piece(fit.target, _text(fit, new=not (root / fit.target).exists()), (root / fit.target).exists())
        for fit in _FITS
        if fit.always
        or any((root / sign).exists() for sign in fit.signs)
        or any(fit.host in host for host in hosts if fit.host)
    )


_REMOTE = lazy(
    r"^[ \t]{0,8}url[ \t]{0,8}=[ \t]{0,8}(?:[a-z+]{1,9}://)?(?:[^\s@/]{1,200}@)?([^\s:/]{1,255})[:/]", re.MULTILINE
)


def _hosts(root: Path) -> frozenset[str]:
    """The host names of the remotes; none where `.git` is no folder."""
    try:
        text = (root / ".git" / "config").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    return frozenset(host.lower() for host in _REMOTE.findall(text))


def _text(fit: _Fit, *, new: bool) -> str:
    body = (resources.templates() / "init" / fit.template).read_text(encoding="utf-8")
    return (fit.fragment if new else "") + body.replace("VERSION", __version__)
