"""The published packages of the corpus, and where they lie once fetched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

HERE = Path(__file__).parent
CACHE = HERE / ".cache"

Role = Literal["carries", "oauth", "silent"]


@dataclass(frozen=True, slots=True)
class Package:
    """One archive at one version. `form` is `wheel`, `sdist` or `tarball`; `sha256` is hex, of the archive."""

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    form: Literal["wheel", "sdist", "tarball"]
    role: Role
    sha256: str

    @property
    def slug(self) -> str:
        """Name of its folder and of its labels: `npm-adobe-jwt-auth-2.0.0`."""
        return f"{self.registry}-{self.name.lstrip('@').replace('/', '-').lower()}-{self.version}"

    @property
    def folder(self) -> Path:
        """Where its files lie once fetched."""
        return CACHE / "packages" / self.slug


def load_manifest() -> tuple[Package, ...]:
    """Every package, in the order of the manifest."""
    raw = yaml.safe_load((HERE / "manifest.yaml").read_text("utf-8"))
    return tuple(Package(**entry) for entry in raw["packages"])
