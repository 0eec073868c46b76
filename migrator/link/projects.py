"""What a manifest or a workspace file of the Developer Console calls the project that it is of."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from migrator.parse.document import Document

_LARGEST = 4 * 1024 * 1024
"""Characters of a file that is read for a name."""
_LONGEST = 200
_MANIFEST_NAME = {
    "pyproject.toml": lazy(r"^[ \t]*name[ \t]*=[ \t]*[\"']([^\"'\n]{1,80})", re.MULTILINE),
    "pom.xml": lazy(r"<artifactId>\s*([^<\s]{1,80})"),
    "go.mod": lazy(r"^module\s+(\S{1,120})", re.MULTILINE),
    "build.gradle": lazy(r"rootProject\.name\s*=\s*[\"']([^\"'\n]{1,80})"),
}


def project_of(document: Document) -> str:
    """The name in a manifest."""
    name = PurePosixPath(document.path).name
    if name in {"composer.json", "package.json"}:
        return _text(_json(document.text).get("name")).rpartition("/")[2]
    pattern = _MANIFEST_NAME.get(name)
    if pattern is None:
        return ""
    text = document.text[:_LARGEST]
    match = pattern.search(text.partition("</parent>")[2] or text)
    return match[1].rpartition("/")[2] if match is not None else ""


def title_of(document: Document) -> str:
    """The title in a workspace file of the Developer Console."""
    if '"project"' not in document.text[:_LONGEST]:
        return ""
    project = _json(document.text).get("project")
    return _text(project.get("title") or project.get("name")) if isinstance(project, dict) else ""


def _json(text: str) -> dict[str, object]:
    if len(text) > _LARGEST:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""
