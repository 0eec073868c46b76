"""Ruby: a library that only signed is not required any more when nothing names its constant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_CONSTANTS = {"jwt": "JWT", "json/jwt": "JSON::JWT", "openssl": "OpenSSL", "base64": "Base64", "digest": "Digest"}
_NAMES = frozenset({"constant", "scope_resolution"})
_REQUIRE = re.compile(r"^[ \t]*require[ \t(]+['\"](?P<name>[\w/]+)['\"]\)?[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    if not changed:
        return
    sources = [context.draft.document(path) for path in _sources(context)]
    lost = _named(context.draft.file(path).original for path in changed) - _named(sources)
    for document in sources:
        edits = [
            Edit(*match.span(), "")
            for match in _REQUIRE.finditer(document.text)
            if _CONSTANTS.get(match["name"]) in lost
        ]
        if edits:
            yield Proposal("Drop the signing library", edits={document.path: tuple(_flush(document.text, edits))})


def _flush(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits, so that the file does not begin with the blank line that stood below what went."""
    last = next((edit for edit in reversed(edits) if not apply(text[: edit.end], edits[: edits.index(edit) + 1])), None)
    blank = re.match(r"(?:[ \t]*\r?\n)+", text[last.end :]) if last is not None else None
    if last is None or blank is None:
        return edits
    return [Edit(edit.start, edit.end + blank.end(), "") if edit is last else edit for edit in edits]


def _sources(context: Context) -> list[str]:
    paths = dict.fromkeys([*context.program.paths, *context.draft.source.paths])
    return [path for path in paths if context.draft.language(path) == "ruby"]


def _named(documents: Iterable[Document]) -> frozenset[str]:
    """The constants of libraries that code names; what a comment says of them is no use."""
    wanted = frozenset(_CONSTANTS.values())
    return frozenset(
        name
        for document in documents
        if any(constant in document.text for constant in wanted)
        for code in codes(document)
        for node in code.nodes
        if node.kind in _NAMES and (name := code.source(node)) in wanted
    )


REWRITER = Rewriter("requires-ruby", 66, _propose, frozenset({"ruby"}))
