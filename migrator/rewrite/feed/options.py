"""What `getopts` and the usage text say of an option goes with the code that took it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ON = re.compile(r"\.on\(\s*(?P<words>(?:['\"]-{1,2}[\w-][^'\"\n]*['\"]\s*(?:,\s*)?)+)")
_YARGS = re.compile(r"\.option\(\s*['\"](?P<word>[\w-]{2,60})['\"]\s*,")
_LONG = re.compile(r"--?[A-Za-z][\w-]*")
_GETOPT = re.compile(r"getopt\s*\(\s*['\"][\w:]*['\"]\s*,\s*(?:\[|array\()(?P<words>[^\])]{0,2000})")
_WORD = re.compile(r"-{0,2}\w[\w-]*")
_TEXTS = frozenset(
    {"heredoc_body", "heredoc_content", "string", "raw_string", "comment", "encapsed_string", "nowdoc_body"}
)
_OPTION = re.compile(r"(?<![\w-])(?P<option>-{1,2}[A-Za-z][\w-]{0,60})")
_DESCRIBED = re.compile(r"(?P<mark>[ \t]*(?:(?:#|\*|//|[\"'])[ \t]*)?)-{1,2}[A-Za-z]")
_INDENT = re.compile(r"(?P<mark>[ \t]*(?:(?:#|\*|//)[ \t]*)?)")
_LETTER = re.compile(r"\[\s{0,4}['\"](\w)['\"]\s{0,4}\]")
_SHORT = re.compile(r"(?:\w:{0,2})*")
_LITERALS = frozenset({"string", "encapsed_string"})
_COMMENT = re.compile(r"[ \t]*(?:(?://|#)[^\n]*)?\r?\n?")
_USAGE = re.compile(r"(?i)\busage\b")
_SAYS = re.compile(r"(?i)usage|[\s\[]--?\w|^\s*--?\w")


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        gone = _taken(file.original) - _taken(file.current) if file.changed else set()
        if not gone:
            continue
        edits = [edit for code in codes(file.current) for edit in code.in_file(list(_edits(code, gone))) or ()]
        if edits:
            yield Proposal("Drop the option from the usage", edits={path: tuple(dict.fromkeys(edits))})


def _taken(document: Document) -> set[str]:
    """The words that branches of `case`, `opts.on` or `getopt` stand for."""
    if document.regions[0].language != "bash":
        text = document.text
        listed = {word for match in _ON.finditer(text) for word in _LONG.findall(match["words"])}
        listed |= {f"--{word}" for word in _YARGS.findall(text)} if "yargs" in text else set()
        listed |= {f"--{word}" for match in _GETOPT.finditer(text) for word in re.findall(r"[\w-]+", match["words"])}
        return listed | ({f"-{letter}" for letter in _LETTER.findall(text)} if "getopt(" in text else set())
    return {
        word
        for code in codes(document)
        for node in code.nodes
        if node.kind == "case_item"
        for word in _WORD.findall(code.text[node.start : node.end].partition(")")[0])
    }


def _edits(code: Code, gone: set[str]) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind == "command" and code.source(node).startswith("getopts") and len(node.parts) > 1:
            options = node.parts[1]
            left = code.source(options)
            for word in gone:
                left = re.sub(rf"{re.escape(word)}:?", "", left) if len(word) == 1 else left
            if left != code.source(options):
                yield Edit(options.start, options.end, left)
        elif node.kind == "command" and callee(code, node) == "getopt":
            yield from _spelled(code, node, gone)
        elif node.kind in code.grammar.calls and callee(code, node).lower() == "getopt":
            yield from _letters(code, node, gone)
        elif node.kind in _TEXTS and (node.parent is None or node.parent.kind not in _TEXTS):
            yield from _said(code, node.start, node.end, gone)


def _spelled(code: Code, command: Node, gone: set[str]) -> Iterator[Edit]:
    """Shell: the letters and words that `getopt -o k:v --long key:,verbose` is told of."""
    for option, word in pairwise(command.parts):
        name, text = code.source(option).partition("=")[0], code.source(word).strip("\"'")
        if name in {"-o", "--options"}:
            left = text
            for letter in (one.lstrip("-") for one in gone if len(one.lstrip("-")) == 1):
                left = re.sub(rf"{re.escape(letter)}:{{0,2}}", "", left)
        elif name in {"-l", "--long", "--longoptions"}:
            words = [one for one in text.split(",") if f"--{one.rstrip(':')}" not in gone]
            left = ",".join(words)
        else:
            continue
        if left != text:
            start = code.source(word).index(text) + word.start
            yield Edit(start, start + len(text), left)


def _letters(code: Code, call: Node, gone: set[str]) -> Iterator[Edit]:
    """PHP: the letters in the first argument of `getopt`, in one text or in several joined by dots."""
    listed = call.child(*code.grammar.arguments)
    first = listed.parts[0] if listed is not None and listed.parts else None
    named = code.source(first) if first is not None else ""
    holders = [first] if first is not None else []
    holders += [node for node in code.nodes if named.startswith("$") and _gives(code, node, named)]
    for text in [node for holder in holders for node in (holder, *holder.descendants()) if node.kind in _LITERALS]:
        content = code.text[text.start + 1 : text.end - 1]
        left = content
        for word in gone:
            left = re.sub(rf"{word[1]}:{{0,2}}", "", left) if len(word) == len("-k") else left
        if not _SHORT.fullmatch(content) or left == content:
            continue
        before = text.before()
        if left or before is None or before.kind != ".":
            yield Edit(text.start + 1, text.end - 1, left)
        elif code.begins_line(before.start) and _COMMENT.fullmatch(code.text[text.end : code.line_end(text.end)]):
            yield Edit(code.line_start(before.start), code.line_end(text.end), "")
        else:
            yield Edit(before.start, text.end, "")


def _gives(code: Code, node: Node, name: str) -> bool:
    """Whether a node gives a variable its value."""
    target = node.parts[0] if node.parts and node.kind in code.habits.targets else None
    return target is not None and code.source(target) == name


def _said(code: Code, start: int, end: int, gone: set[str]) -> Iterator[Edit]:
    """Mentions of an option with what it takes; the lines that describe it as a whole."""
    options = {word if word.startswith("-") else f"-{word}" for word in gone}
    at = start
    while at < end:
        first = max(code.line_start(at), start) if code.text[start] in "\"'" else code.line_start(at)
        line = code.text[first : code.line_end(at)]
        described = _DESCRIBED.match(line)
        if described is not None and _only(line, options):
            last = _continued(code, described, code.line_end(at), end)
            if code.text[first:last].endswith("\n"):
                yield Edit(first, last, "")
                at = last
                continue
        if _SAYS.search(line) is not None:
            yield from _mentions(code, max(first, start), min(code.line_end(at), end), options)
        at = code.line_end(at)


def _only(line: str, options: set[str]) -> bool:
    """Whether a line begins with an option that has gone, and names none that is left."""
    named = [match["option"] for match in _OPTION.finditer(line)]
    return bool(named) and all(one in options for one in named)


def _continued(code: Code, described: re.Match[str], at: int, end: int) -> int:
    """Where the description ends: lines further in, which begin with no option."""
    comment = bool(described["mark"].strip())
    while at < end or comment:
        line = code.text[at : code.line_end(at)]
        indent = _INDENT.match(line)
        if indent is None or bool(indent["mark"].strip()) is not comment or not line[indent.end() :].strip(" \n\"'"):
            break
        if indent.end() <= described.end("mark") + 1 or line[indent.end()] == "-" or not line.endswith("\n"):
            break
        at = code.line_end(at)
    return at


def _mentions(code: Code, start: int, end: int, options: set[str]) -> Iterator[Edit]:
    usage = _USAGE.search(code.text, start, end) is not None
    value = r"[\w.@/-]+(?=[\s\]\"'|)]|$)" if usage else r"[A-Z][A-Z_]*\b|<[^>\n]{1,40}>"
    done = start
    found: list[re.Match[str]] = []
    for word in options:
        option = re.escape(word)
        mention = re.compile(
            rf"[ ]?(?:\[{option}\b(?!-)[^\]\n]{{0,40}}\]|(?<![\w-]){option}\b(?!-)"
            rf"(?:[ =](?!-)(?:<[^>\n]{{1,40}}>|{value}))?)"
        )
        found += mention.finditer(code.text, start, end)
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() >= done:
            yield Edit(match.start(), match.end(), "")
            done = match.end()


REWRITER = Rewriter("options", 64, _propose, frozenset({"shell", "ruby", "php", "javascript"}))
