"""Neighbourhood of paths: which project of a repository a file belongs to, and how near two files are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTAINERS = frozenset(
    {
        *("actions", "apps", "components", "connectors", "examples", "functions", "integrations", "jobs", "lambda"),
        *("lambdas", "libs", "microservices", "modules", "packages", "plugins", "projects", "samples", "services"),
        *("stacks", "teams", "tools", "workspaces"),
    }
)
"""Folders whose children are projects of their own."""

_STRUCTURAL = frozenset(
    {
        *("api", "app", "assets", "auth", "bin", "build", "cert", "certificates", "certs", "charts", "ci", "client"),
        *("cmd", "common", "conf", "config", "configs", "configuration", "contrib", "core", "credentials", "data"),
        *("deploy", "deployment", "deployments", "dist", "doc", "docker", "docs", "env", "environments", "envs"),
        *("etc", "fixtures", "helm", "helpers", "infra", "infrastructure", "internal", "java", "jenkins", "k8s"),
        *("key", "keys", "kubernetes", "lib", "main", "manifests", "mocks", "notebooks", "ops", "pkg", "postman"),
        *("resources", "script", "scripts", "secret", "secrets", "server", "settings", "share", "shared", "spec"),
        *("src", "static", "templates", "terraform", "test", "tests", "tf", "util", "utils", "var", "vars"),
        *("webapp", "www", "source", "sources", "public", "model", "models", "controllers", "routes", "middleware"),
        *("ansible", "dags", "database", "fastlane", "group_vars", "host_vars", "migrations", "pipelines", "playbooks"),
        *("roles", "ui.apps", "ui.config", "ui.content"),
        *(
            "bash",
            "csharp",
            "dotnet",
            "go",
            "javascript",
            "js",
            "kotlin",
            "node",
            "nodejs",
            "perl",
            "php",
            "powershell",
        ),
        *("python", "r", "ruby", "rust", "scala", "shell", "swift", "ts", "typescript"),
    }
)
"""Folders that divide one project, by purpose or language, and name none."""


def folder(path: str) -> str:
    """The folder of a file; empty at the root."""
    return path.rpartition("/")[0]


@lru_cache(maxsize=65536)
def project_root(path: str) -> str:
    """The folder of the project that a file belongs to, judged by the names of the folders above it.

    `packages/loyalty/src/auth.js` belongs to `packages/loyalty`, `loyalty/auth.py` to `loyalty`, `src/auth.js` and
    `.github/workflows/ci.yml` to the repository, the empty path.
    """
    parts = path.split("/")[:-1]
    inside_container = False
    for at, part in enumerate(parts):
        name = part.lower()
        if inside_container and name not in _CONTAINERS:
            return "/".join(parts[: at + 1])
        if name in _CONTAINERS:
            inside_container = True
        elif name in _STRUCTURAL or name.startswith("."):
            return "/".join(parts[:at])
        else:
            return "/".join(parts[: at + 1])
    return ""


def common_folder(paths: Iterable[str]) -> str:
    """The deepest folder that holds all files."""
    rows = [path.split("/")[:-1] for path in paths]
    if not rows:
        return ""
    low, high = min(rows), max(rows)
    depth = next((at for at, part in enumerate(low) if at >= len(high) or part != high[at]), len(low))
    return "/".join(low[:depth])


def nearest(path: str, candidates: Iterable[str], most: int = 4) -> list[str]:
    """The candidates that share the longest way with a file, and of these the least deep; itself left out."""
    ranked = sorted((_distance(path, other), other) for other in candidates if other != path)
    return [other for distance, other in ranked if distance == ranked[0][0]][:most]


def _distance(path: str, other: str) -> tuple[int, int]:
    own, its = path.split("/")[:-1], other.split("/")[:-1]
    shared = next((at for at, (a, b) in enumerate(zip(own, its, strict=False)) if a != b), min(len(own), len(its)))
    return -shared, len(own) + len(its)


def in_container(path: str) -> bool:
    """True where a file's project is a child of a folder made for projects, as `packages/loyalty`."""
    root = project_root(path)
    return any(part.lower() in _CONTAINERS for part in root.split("/")[:-1])


def upward(place: str) -> Iterator[str]:
    """A folder and the folders above it, the root last."""
    while place:
        yield place
        place = place.rpartition("/")[0]
    yield ""
