"""The catalogue's YAML as one JSON file, which loads in a tenth of the time: a hook that meets a candidate needs it.

`python -m migrator.catalogue.compiled` writes it anew from the YAML, which is what people edit. The entries of SDKs are
read and checked when it is written, and never again.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from migrator import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.catalogue.sdk import SdkEntry

SDKS = "sdks"
_FILE = Path(__file__).with_name("compiled.json")


@lru_cache(maxsize=1)
def read() -> Mapping[str, Any]:
    """The content of every YAML file by its name, in order of the names; the entries of SDKs, packed, are one list."""
    found: dict[str, Any] = json.loads(_FILE.read_bytes())
    return found


def made() -> dict[str, Any]:
    """The same from the YAML itself.

    Raises:
        UsageError: an entry does not have the form of one.
    """
    from migrator.catalogue.packed import pack  # noqa: PLC0415 - reading what is written does without

    found: dict[str, Any] = {file.name: _loaded(file) for file in sorted(resources.catalogue().glob("*.yaml"))}
    found[SDKS] = [pack(entry) for entry in sorted(entries(), key=lambda entry: entry.id)]
    return found


def entries() -> Iterator[SdkEntry]:
    """Every SDK entry, read from its YAML and checked; raises UsageError."""
    from migrator.catalogue.entry import parse_entry  # noqa: PLC0415

    folder = resources.catalogue()
    for file in sorted((folder / SDKS).glob("*.yaml")):
        for at, row in enumerate(_loaded(file)):
            yield parse_entry(row, f"{file.relative_to(folder).as_posix()}[{at}]")


def _loaded(file: Path) -> Any:  # noqa: ANN401 - YAML is what it is
    import yaml  # noqa: PLC0415 - what this file is there to avoid

    return yaml.safe_load(file.read_bytes())


def write() -> None:
    """Bring the file up to date: one value a line, so that branches merge."""
    _FILE.write_text(json.dumps(made(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
