"""Shell commands by their words, wherever they stand: scripts, workflow steps, Dockerfiles, scripts of package.json."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_RUNNERS = frozenset({"npx", "bunx", "yarn", "pnpm", "dlx", "exec", "npm", "--", "-y", "--yes", "--no-install", "sudo"})
_NOT_WORDS = frozenset({"file_redirect", "herestring_redirect", "heredoc_redirect", "variable_assignment", "comment"})
_SPEAKS = re.compile(r"(?i)\bkey\b|\bjwt\b|certificate|passphrase|service account")


@dataclass(frozen=True)
class Word:
    """One word of a command: its text without quotes around it, and its place in the region."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Command:
    """One command; `words` begin with the tool itself, without what only starts it."""

    code: Code
    node: Node
    words: tuple[Word, ...]

    def begins(self, *names: str) -> bool:
        """Whether the first words are these; a version behind the tool's name does not count."""
        given = [word.text for word in self.words[: len(names)]]
        if given:
            given[0] = unversioned(given[0].rpartition("node_modules/.bin/")[2])
        return given == list(names)

    @property
    def whole_line(self) -> bool:
        """Whether nothing else stands on its lines."""
        code, node = self.code, self.node
        return code.begins_line(node.start) and not code.text[node.end : code.line_end(node.end)].strip(" \t\r\n;")

    @property
    def lines(self) -> tuple[int, int]:
        """Start and end of its lines, with the comment right above that speaks of the key."""
        text, start = self.code.text, self.code.line_start(self.node.start)
        while start > 0:
            above = text.rfind("\n", 0, start - 1) + 1
            line = text[above:start].lstrip()
            if not line.startswith("#") or line.startswith("#!") or _SPEAKS.search(line) is None:
                break
            start = above
        return start, self.code.line_end(self.node.end)


def unversioned(name: str) -> str:
    """`@adobe/reactor-uploader@5.1.2` without its version."""
    at = name.find("@", 1)
    return name if at == -1 else name[:at]


def commands(document: Document) -> Iterator[Command]:
    """The commands of a document's shell code, in order."""
    for code in codes(document):
        if code.region.language == "bash":
            for node in code.nodes:
                if node.kind == "command":
                    words = tuple(_words(code, node))
                    if words:
                        yield Command(code, node, words)


def _words(code: Code, node: Node) -> Iterator[Word]:
    started = False
    for child in node.parts:
        if child.kind in _NOT_WORDS:
            continue
        source = code.source(child)
        quoted = source[:1] in {"'", '"'} and source[-1:] == source[:1]
        word = Word(source[1:-1] if quoted else source, child.start, child.end)
        started = started or word.text not in _RUNNERS
        if started:
            yield word


def in_file(code: Code, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of a region as edits of its file; lines go with the indentation that the region does not show."""
    found = []
    embedded = code.document.regions[0].language in {"json", "jsonc"}
    for edit in edits:
        start = code.region.offsets.to_file(edit.start)
        end = code.region.offsets.to_file(edit.end) if edit.end > edit.start else start
        if not edit.replacement and edit.start == code.line_start(edit.start) and code.text[edit.end - 1] == "\n":
            start = code.document.text.rfind("\n", 0, start) + 1
            end = code.region.offsets.to_file(edit.end - 1) + 1
        text = json.dumps(edit.replacement, ensure_ascii=False)[1:-1] if embedded else edit.replacement
        if "\n" in text and code.region.label:
            text = text.replace("\n", "\n" + _outer(code, edit.start, start))
        found.append(Edit(start, end, text))
    return tuple(found)


def _outer(code: Code, offset: int, at: int) -> str:
    """The indentation of a line of the file that its region does not show."""
    line = code.document.text[code.document.text.rfind("\n", 0, at) + 1 : at]
    shown = line[: len(line) - len(line.lstrip())]
    return shown[: max(len(shown) - len(code.indentation(offset)), 0)]
