"""Writes the C# of a program the longer way, for mono's compiler, which is older than records and `new(…)`.

A record becomes a class with a constructor and properties; a construction without a type is given that of the record.
Nothing else changes: what a rewrite left uneven is refused by the compiler as before.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_RECORD = re.compile(r"\brecord (?P<name>\w+)\((?P<given>[^)]*)\)\s*(?P<body>;|\{)")


def longer(text: str) -> str:
    """The program without records; it has one of them, which is all that it constructs without a name."""
    name = _RECORD.search(text)
    text = _RECORD.sub(_written_out, text)
    return re.sub(r"\bnew\(", f"new {name['name']}(", text) if name is not None else text


def _written_out(record: re.Match[str]) -> str:
    given = [one.split() for one in record["given"].split(",")]
    properties = "".join(f"public {kind} {name} {{ get; private set; }}\n" for kind, name in given)
    kept = "".join(f"this.{name} = {name};\n" for _, name in given)
    end = "}" if record["body"] == ";" else ""
    return f"class {record['name']} {{\n{properties}public {record['name']}({record['given']}) {{\n{kept}}}\n{end}"


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(longer(path.read_text()))
