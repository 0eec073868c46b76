"""PDF Services: client ID and secret out of the file of the old credential, where a tree keeps it."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.chains import Link

_SECTION = "client_credentials"
_LARGEST = 20_000
_FILE = re.compile(r"[\w.-]{1,100}\.json\b")
_FILES = ("file", "stream", "handle", "credentials_stream")
_CLIENTS = ("client", "client_credentials", "pdf_client")


class Opened(NamedTuple):
    """The name that holds the section of the file, and the edit that writes the statement which reads it."""

    name: str
    statement: Edit


def credential_files(context: Context) -> Iterator[str]:
    """The names of the files of a tree that hold client ID and secret under `client_credentials`."""
    for path in context.draft.source.paths:
        if path.endswith(".json") and context.draft.language(path) == "json":
            text = context.draft.text(path)
            if len(text) <= _LARGEST and f'"{_SECTION}"' in text and _complete(text):
                yield PurePosixPath(path).name


def _complete(text: str) -> bool:
    try:
        section = json.loads(text)[_SECTION]
        return bool(section["client_id"] and section["client_secret"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def opened(code: Code, link: Link, known: frozenset[str]) -> Opened | None:
    """How a statement before the builder reads the file that `from_file` was given; None where it cannot be told.

    Which file that is, says its name: in the argument, or, where that is a variable, in whatever fills it.
    """
    given = [part for part in link.arguments.parts if part.kind not in code.grammar.comments]
    if len(given) != 1 or given[0].kind == "keyword_argument":
        return None
    argument, statement = code.source(given[0]), code.statement(link.name)
    if not _is_known(code, argument, known) or not code.begins_line(statement.start):
        return None
    taken = set(re.findall(r"\w+", code.text))
    file, client = (next((one for one in names if one not in taken), "") for names in (_FILES, _CLIENTS))
    if not file or not client or "\n" in argument or statement.kind in code.functions | code.grammar.classes:
        return None
    indent, end = code.indentation(statement.start), code.newline
    encoding = f"encoding={code.literal('utf-8')}"
    text = (
        f"with open({argument}, {encoding}) as {file}:{end}"
        f"{indent}    {client} = json.load({file})[{code.literal(_SECTION)}]{end}{indent}"
    )
    return Opened(client, Edit(statement.start, statement.start, text))


def _is_known(code: Code, argument: str, known: frozenset[str]) -> bool:
    """Whether an argument names a file of the tree that holds client ID and secret, and no other one."""
    name = re.escape(argument.rpartition(".")[2].strip())
    bound = re.findall(rf"\b{name}\b[^\S\n]?(?::[^=\n]{{1,40}})?=(?!=)([^\n]{{1,200}})", code.text)
    named = _FILE.findall(argument) or [_FILE.search(value) for value in bound]
    files = {one[0] if isinstance(one, re.Match) else one for one in named if one is not None}
    return bool(files) and files <= known and None not in named
