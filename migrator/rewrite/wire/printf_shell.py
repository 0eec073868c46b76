"""Shell: parameters in the format of a `printf`; the argument that was the assertion goes with its placeholder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CONVERSION = re.compile(r"%(?:%|[-+ #0]{0,5}(?:\d{1,4}|\*)?(?:\.\d{1,4})?[a-zA-Z])")
_SENT = re.compile(rf"(?<![\w-]){PARAMETER}=(?P<values>(?:{_CONVERSION.pattern}|[.\w-])+)")
_BY_HAND = (
    "which argument of this printf is the assertion cannot be told; send grant_type=client_credentials and scope "
    "in place of jwt_token."
)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: list[Edit] = []
        for code in codes(document):
            for node in code.nodes:
                words = _words(code, node) if node.kind == "command" else []
                sent = _SENT.search(code.source(words[0])) if words else None
                if sent is None:
                    continue
                own = code.in_file(_edits(context, code, words, sent)) if _once(code, words) else None
                if own is None:
                    line = document.position(code.region.offsets.to_file(node.start))[0]
                    yield Proposal("Request parameters", f"{document.path}:{line}: {_BY_HAND}", blocking=True)
                    return
                edits += own
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: tuple(edits)})


def _words(code: Code, command: Node) -> list[Node]:
    """The format of a `printf` and its arguments."""
    words = command.parts[1:]
    if code.source(command.parts[0]) != "printf" or PARAMETER not in code.source(command):
        return []
    if words and code.source(words[0]) == "-v":
        words = words[2:]
    return words[1:] if words and code.source(words[0]) == "--" else words


def _edits(context: Context, code: Code, words: list[Node], sent: re.Match[str]) -> list[Edit]:
    text, start = code.source(words[0]), words[0].start
    grant = f"grant_type={GRANT}&scope={context.program.scopes}"
    edits = [Edit(start + sent.start(), start + sent.end(), grant)]
    first, last = _taken(text[: sent.start()]), _taken(text[: sent.end()])
    if last > first:
        edits.append(Edit(words[first].end, words[last].end, ""))
    return edits


def _taken(text: str) -> int:
    """How many arguments a stretch of a format takes."""
    return sum(match != "%%" for match in _CONVERSION.findall(text))


def _once(code: Code, words: list[Node]) -> bool:
    """Whether each placeholder has its one argument: a format is used again for those that are left over."""
    text = code.source(words[0])
    spread = any(
        code.source(word).strip('"').startswith(("$@", "$*", "${")) and "[" in code.source(word) for word in words
    )
    return _taken(text) == len(words) - 1 and not spread and "*" not in "".join(_CONVERSION.findall(text))


REWRITER = Rewriter("printf-shell", 38, _propose, frozenset({"shell"}))
