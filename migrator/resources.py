"""Files that ship with the product: templates, catalogue, schemas."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def templates() -> Path:
    """Folder of the report templates: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def catalogue() -> Path:
    """Folder of the domain facts, YAML."""
    return _PACKAGE / "catalogue"
