"""Values and entries as each configuration format writes them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.parse.document import Region
    from migrator.parse.facts import Entry

BRACED = frozenset({"json", "jsonc"})
LINES = frozenset({"yaml", "toml", "properties", "dotenv", "ini", "osgi"})
_PLAIN = re.compile(r"[A-Za-z_./][\w./@-]*")
_SEPARATOR = {"yaml": ": ", "toml": " = ", "properties": "=", "dotenv": "=", "ini": " = ", "osgi": "="}
_FLAGS = frozenset({"true", "false"})
_QUOTED = frozenset({"toml", "osgi"})


def newline(region: Region) -> str:
    """The line end that a file uses."""
    return "\r\n" if "\r\n" in region.text else "\n"


def text(region: Region, value: str, sample: str = "") -> str:
    """One value, quoted as the sample is where the format leaves a choice."""
    mark = sample[:1]
    if value in _FLAGS and mark not in {'"', "'"} and region.language in BRACED | {"yaml", "toml"}:
        return value
    if region.language in BRACED | _QUOTED or mark == '"':
        return json.dumps(value, ensure_ascii=False)
    if region.language == "yaml":
        return f"'{value}'" if mark == "'" or _PLAIN.fullmatch(value) is None else value
    return value


def listed(region: Region, entry: Entry, values: Sequence[str]) -> str:
    """A list in the place of an entry's value, in its own layout."""
    source = region.text[entry.value_span.start : entry.value_span.end] if entry.value_span is not None else ""
    if region.language == "yaml" and source.startswith("- ") and entry.value_span is not None:
        start = region.text.rfind("\n", 0, entry.value_span.start) + 1
        indent = region.text[start : entry.value_span.start]
        return f"{newline(region)}{indent}".join(f"- {text(region, value)}" for value in values)
    if region.language == "dotenv" or (region.language == "yaml" and source[:1] in {"'", '"'}):
        inner = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
        quote = source[:1] if source[:1] in {"'", '"'} else ""
        return quote + (inner.replace('"', '\\"') if quote == '"' else inner) + quote
    return f"[{', '.join(text(region, value) for value in values)}]"


def wrapped(region: Region, source: str) -> str:
    """A list of the one value that a piece of source is."""
    bare = source.strip()
    if bare.lstrip("'\"").startswith("["):
        return source
    quoted = bare[:1] in {"'", '"'} and bare[-1:] == bare[:1]
    inner = bare[1:-1] if quoted else bare
    if region.language == "dotenv":
        return f'["{inner}"]'
    if region.language == "yaml" and not quoted and _PLAIN.fullmatch(bare) is None:
        return f"[{json.dumps(inner, ensure_ascii=False)}]"
    return f"[{bare}]" if quoted or region.language == "yaml" else f"[{json.dumps(inner, ensure_ascii=False)}]"


def beside(region: Region, sample: Entry, name: str, value: str) -> Edit:
    """A new entry after another one, in its shape; `value` is written already."""
    start = region.text.rfind("\n", 0, sample.span.start) + 1
    own_line = not region.text[start : sample.span.start].strip(" \t-")
    indent = " " * (sample.span.start - start) if region.language == "yaml" else region.text[start : sample.span.start]
    end = newline(region)
    if region.language in BRACED:
        quoted = region.text[sample.name_span.start - 1 : sample.name_span.start] == '"'
        key = json.dumps(name) if quoted else name
        comma = "," if quoted else ""
        between = f"{end}{indent}" if own_line else " "
        return Edit(sample.span.end, sample.span.end, f"{comma}{between}{key}: {value}")
    line_end = region.text.find("\n", max(sample.span.end - 1, sample.span.start))
    separator = _SEPARATOR[region.language]
    if region.language in {"properties", "ini"} and sample.value_span is not None:
        separator = region.text[sample.name_span.end : sample.value_span.start] or separator
    at = len(region.text) if line_end == -1 else line_end + 1 - len(end)
    return Edit(at, at, f"{end}{indent}{name}{separator}{value}")
