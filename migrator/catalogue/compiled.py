"""The catalogue's YAML as one JSON file, which loads in a tenth of the time: a hook that meets a candidate needs it.

`python -m migrator.catalogue.compiled` writes it anew from the YAML, which is what people edit.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from migrator import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_name("compiled.json")


@lru_cache(maxsize=1)
def read() -> Mapping[str, object]:
    """The content of every YAML file by its POSIX path in the catalogue, in order of the paths."""
    found: dict[str, object] = json.loads(_FILE.read_bytes())
    return found


def made() -> dict[str, object]:
    """The same from the YAML itself."""
    import yaml  # noqa: PLC0415 - what this file is there to avoid

    folder = resources.catalogue()
    files = sorted(folder.rglob("*.yaml"))
    return {file.relative_to(folder).as_posix(): yaml.safe_load(file.read_bytes()) for file in files}


def write() -> None:
    """Bring the file up to date: one value a line, so that branches merge."""
    _FILE.write_text(json.dumps(made(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
