"""What a manifest or a lock file asks for, in one shape for every ecosystem; one file per ecosystem."""

from migrator.parse.manifest.base import Dependency
from migrator.parse.manifest.find import dependencies

__all__ = ["Dependency", "dependencies"]
