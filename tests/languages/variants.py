"""Other ways to write a program that change none of its places: where each line of the original stands afterwards."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXCHANGE = "ims/exchange/jwt"
_NAMES = {"claims": "bundle", "assertion": "parcel", "payload": "cargo", "answer": "outcome", "response": "outcome"}
_CONCAT = {"php": ".", "pl": "."}
_BRACES = frozenset({"cs", "go", "java", "js", "kt", "php", "ts"})
_QUOTES = frozenset({"js", "php", "py", "rb", "ts"})
_DOUBLE = re.compile(r"""(?<![\w\\"'])"([^"'\\`\n{}$#@]*)"(?!")""")
_SINGLE = re.compile(r"""(?<![\w\\"'])'([^"'\\`\n{}$#@]*)'(?!')""")


@dataclass(frozen=True)
class Variant:
    """A program written anew. `line` gives the new line of an original one."""

    path: str
    content: bytes
    line: Callable[[int], int]


def _same(number: int) -> int:
    return number


def _suffix(path: str) -> str:
    return path.rpartition(".")[2]


def renamed(path: str, text: str) -> Variant | None:
    """Local variables get names that say nothing."""
    for old, new in _NAMES.items():
        text = re.sub(rf"(?<![\w.$\"'/@:-])(\$?){old}(?![\w(\"'/:-])", rf"\g<1>{new}", text)
    return Variant(path, text.encode(), _same)


def requoted(path: str, text: str) -> Variant | None:
    """Strings without escapes or placeholders change their quotes, whichever the program favours."""
    if _suffix(path) not in _QUOTES:
        return None
    if len(_DOUBLE.findall(text)) >= len(_SINGLE.findall(text)):
        return Variant(path, _DOUBLE.sub(r"'\1'", text).encode(), _same)
    return Variant(path, _SINGLE.sub(r'"\1"', text).encode(), _same)


def split(path: str, text: str) -> Variant | None:
    """The path of the exchange is put together from two strings."""
    at = text.find("/exchange/jwt")
    if at < 0 or _suffix(path) not in _QUOTES | _BRACES | {"pl", "scala", "swift"}:
        return None
    quote = max("\"'`", key=lambda one: text.rfind(one, 0, at))
    middle = f"/{quote} {_CONCAT.get(_suffix(path), '+')} {quote}exchange/jwt"
    return Variant(path, (text[:at] + middle + text[at + len("/exchange/jwt") :]).encode(), _same)


def windows(path: str, text: str) -> Variant | None:
    """Tabs, carriage returns and a byte-order mark."""
    lines = [re.sub(r"^(?: {4})+", lambda match: "\t" * (len(match[0]) // 4), line) for line in text.split("\n")]
    return Variant(path, b"\xef\xbb\xbf" + "\r\n".join(lines).encode(), _same)


def airy(path: str, text: str) -> Variant | None:
    """A blank line after each line."""
    if _suffix(path) not in _BRACES:
        return None
    return Variant(path, text.replace("\n", "\n\n").encode(), lambda number: 2 * number - 1)


def wrapped(path: str, text: str) -> Variant | None:
    """Everything stands in a class or a function of its own."""
    head, tail, indent = {
        "py": ("class Wrapped:", "", "    "),
        "js": ("(function () {", "})();", "  "),
        "ts": ("namespace wrapped {", "}", "  "),
        "rb": ("module Wrapped", "end", "  "),
    }.get(_suffix(path), ("", "", ""))
    if not head:
        return None
    body = "".join(f"{indent}{line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
    return Variant(path, f"{head}\n{body}{tail}\n".encode(), lambda number: number + 1)


def notebook(path: str, text: str) -> Variant | None:
    """One cell of a notebook."""
    if _suffix(path) != "py":
        return None
    cell = {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    written = json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    before = written[: written.index('"source": [')].count("\n") + 1
    return Variant("work.ipynb", written.encode(), lambda number: before + number)


def postman(path: str, text: str) -> Variant | None:
    """The script before a request of a collection."""
    if _suffix(path) != "js":
        return None
    script = {"listen": "prerequest", "script": {"type": "text/javascript", "exec": text.rstrip("\n").split("\n")}}
    url = "https://platform.adobe.io/data/foundation/catalog/dataSets"
    item = {"name": "Data sets", "event": [script], "request": {"method": "GET", "url": url}}
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    written = json.dumps({"info": {"name": "Platform", "schema": schema}, "item": [item]}, indent=1)
    before = written[: written.index('"exec": [')].count("\n") + 1
    return Variant("platform.postman_collection.json", written.encode(), lambda number: before + number)


def workflow(path: str, text: str) -> Variant | None:
    """A heredoc of a workflow's step."""
    program = {"py": "python -", "js": "node -", "rb": "ruby -", "sh": "bash -s"}.get(_suffix(path))
    if program is None:
        return None
    head = "on: push\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n"
    head += f"          {program} <<'END'\n"
    body = "".join(f"          {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
    return Variant(
        ".github/workflows/run.yml", f"{head}{body}          END\n".encode(), lambda number: number + head.count("\n")
    )


def document(path: str, text: str) -> Variant | None:
    """A fenced block of a document, where a note will do."""
    language = {"py": "python", "js": "javascript", "rb": "ruby", "php": "php", "java": "java", "cs": "csharp"}.get(
        _suffix(path)
    )
    if language is None:
        return None
    return Variant("docs/token.md", f"# Tokens\n\n```{language}\n{text}```\n".encode(), lambda number: number + 3)


def archived(path: str, text: str) -> Variant:
    """A member of an archive, where a note will do: it runs once it is unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"backup/{path}"), text)
    return Variant("backup.zip", packed.getvalue(), _same)


VARIANTS: Mapping[str, Callable[[str, str], Variant | None]] = {
    made.__name__: made
    for made in (renamed, requoted, split, windows, airy, wrapped, notebook, postman, workflow, document, archived)
}
