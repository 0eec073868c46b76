"""Ruby: a library that only signed is not required any more when nothing names its constant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context

_CONSTANTS = {"jwt": "JWT", "json/jwt": "JSON::JWT", "openssl": "OpenSSL", "base64": "Base64", "digest": "Digest"}
_REQUIRE = re.compile(r"^[ \t]*require[ \t(]+['\"](?P<name>[\w/]+)['\"]\)?[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    texts = {path: context.draft.document(path).text for path in _sources(context)}
    for path in changed:
        edits = [
            Edit(*match.span(), "")
            for match in _REQUIRE.finditer(texts.get(path, ""))
            if match["name"] in _CONSTANTS and not _named(_CONSTANTS[match["name"]], texts)
        ]
        if edits:
            yield Proposal("Drop the signing library", edits={path: tuple(_flush(texts.get(path, ""), edits))})


def _flush(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits, so that the file does not begin with the blank line that stood below what went."""
    last = next((edit for edit in reversed(edits) if not apply(text[: edit.end], edits[: edits.index(edit) + 1])), None)
    blank = re.match(r"(?:[ \t]*\r?\n)+", text[last.end :]) if last is not None else None
    if last is None or blank is None:
        return edits
    return [Edit(edit.start, edit.end + blank.end(), "") if edit is last else edit for edit in edits]


def _sources(context: Context) -> list[str]:
    paths = dict.fromkeys([*context.program.paths, *context.draft.source.paths])
    return [path for path in paths if identify(path, "") == "ruby"]


def _named(constant: str, texts: dict[str, str]) -> bool:
    return any(re.search(rf"\b{constant}\b", text) for text in texts.values())


REWRITER = Rewriter("requires-ruby", 66, _propose, frozenset({"ruby"}))
