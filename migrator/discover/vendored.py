"""Trees that other people wrote or a build made: skipped by name, and said so."""

from __future__ import annotations

_NAMES = {
    "node_modules": "installed packages",
    "bower_components": "installed packages",
    "jspm_packages": "installed packages",
    "site-packages": "installed packages",
    "vendor": "vendored packages",
    "Pods": "installed packages",
    ".venv": "virtual environment",
    "venv": "virtual environment",
    "virtualenv": "virtual environment",
    ".tox": "virtual environment",
    ".nox": "virtual environment",
    ".git": "version control",
    ".hg": "version control",
    ".svn": "version control",
    "__pycache__": "build output",
    ".gradle": "build output",
    ".next": "build output",
    ".nuxt": "build output",
    ".terraform": "build output",
    ".mypy_cache": "cache",
    ".pytest_cache": "cache",
    ".ruff_cache": "cache",
}


def reason(name: str) -> str | None:
    """Why a folder of this name is skipped, or None."""
    return _NAMES.get(name)


def prefix(path: str) -> tuple[str, str] | None:
    """The outermost vendored folder of a POSIX path, with its reason; None when there is none."""
    if not any(name in path for name in _NAMES):
        return None
    parts = path.split("/")
    for depth, part in enumerate(parts[:-1], start=1):
        why = _NAMES.get(part)
        if why is not None:
            return "/".join(parts[:depth]) + "/", why
    return None
