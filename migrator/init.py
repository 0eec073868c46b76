"""What `migrator init` puts into a repository: a configuration, a hook, a CI job, as the repository is made.

A file that is not there is written; into one that is there nothing is mixed, its owner gets the piece to add.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator import __version__, resources

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
    """Goes into a repository that has one of `signs`; `always` whatever it has."""

    template: str
    target: str
    signs: tuple[str, ...]
    fragment: str = ""
    """How a new file begins, where the template is a piece of a larger one."""
    always: bool = False


_FITS = (
    _Fit("migrator.toml", "migrator.toml", (), always=True),
    _Fit("pre-commit.yaml", ".pre-commit-config.yaml", (".pre-commit-config.yaml", ".git"), fragment="repos:\n"),
    _Fit("github.yml", ".github/workflows/migrator.yml", (".github",)),
    _Fit("gitlab.yml", ".gitlab-ci.yml", (".gitlab-ci.yml",)),
    _Fit("azure.yml", "azure-pipelines.yml", ("azure-pipelines.yml",)),
    _Fit("jenkins.groovy", "Jenkinsfile", ("Jenkinsfile",)),
)


def pieces(root: Path) -> tuple[Piece, ...]:
    """What fits the repository at `root`, in a fixed order."""
    return tuple(
        Piece(fit.target, _text(fit, new=not (root / fit.target).exists()), (root / fit.target).exists())
        for fit in _FITS
        if fit.always or any((root / sign).exists() for sign in fit.signs)
    )


def _text(fit: _Fit, *, new: bool) -> str:
    body = (resources.templates() / "init" / fit.template).read_text(encoding="utf-8")
    return (fit.fragment if new else "") + body.replace("VERSION", __version__)
