"""An argument by position that nothing reads any more goes from every call, and those after it move up."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed import frames_php, frames_ruby, frames_shell
from migrator.rewrite.feed.calls import fixed, script_calls, usages
from migrator.rewrite.feed.frames import renumbered, taken
from migrator.rewrite.feed.statements import callee, own_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import DraftFile
    from migrator.rewrite.feed.frames import Frame
    from migrator.rewrite.tree import Node

_FRAMES: dict[str, Callable[[Code], Frame]] = {
    "bash": frames_shell.frame,
    "php": frames_php.frame,
    "ruby": frames_ruby.frame,
}
_MOST_FILES = 4000
_WRITTEN = frozenset({"markdown", "text", "restructuredtext", "asciidoc"})
_TEXTS = frozenset(
    {"string", "raw_string", "heredoc_body", "heredoc_content", "comment", "encapsed_string", "nowdoc_body"}
)


_NUMBER = re.compile(r"\$\{?(?P<number>\d{1,2})\b")


class _Gone(NamedTuple):
    """What became of the arguments of one script."""

    path: str
    known: int
    positions: list[int]


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        if not file.changed or file.hollow:
            continue
        yield from _functions(context, file)
        yield from _script(context, file)


def _whole(document: Document) -> Code | None:
    """The code that is the file."""
    return next((code for code in codes(document) if code.region is document.regions[0]), None)


def _script(context: Context, file: DraftFile) -> Iterator[Proposal]:
    before, code = _whole(file.original), _whole(file.current)
    if before is None or code is None or code.region.language not in _FRAMES:
        return
    read = _FRAMES[code.region.language]
    old, new = read(before), read(code)
    positions = taken(old, new)
    if not positions:
        return
    gone = _Gone(code.document.path, old.known, positions)
    edits, unclear = _callers(context, gone)
    listed = ", ".join(map(str, positions))
    if unclear:
        caution = f"{unclear} runs {gone.path}, where nothing reads argument {listed} any more: go on passing it, or "
        yield Proposal("", caution=f"{caution}take it out there and count those after it anew")
        return
    own = [*_counted(code, new, positions), *_told(code, gone)]
    if code.grammar.commands:
        outside = (node for node in code.nodes if node.kind == "comment" and code.function(node) is None)
        of_functions = {id(node) for one in frames_shell.functions(code).values() for node in _above(code, one)}
        own += _remarked(code, (node for node in outside if id(node) not in of_functions), positions)
    found = code.in_file(own)
    if found is None:
        return
    edits[gone.path] = tuple(found)
    note = f"{gone.path} takes no argument {listed} any more: those after it move up by as many places."
    yield Proposal("Count the arguments anew", note, edits=edits)


def _counted(code: Code, frame: Frame, gone: list[int]) -> Iterator[Edit]:
    """The numbers that are left, the places in lists, and how many arguments there have to be."""
    for position, places in frame.numbers.items():
        for node, shift in places:
            if renumbered(position, gone) != position:
                yield Edit(node.start, node.end, str(renumbered(position, gone) + shift))
    for node, shift in frame.counts:
        count = int(code.source(node)) - shift
        if renumbered(count + 1, gone) != count + 1:
            yield Edit(node.start, node.end, str(renumbered(count + 1, gone) - 1 + shift))
    yield from _slots(code, frame, gone)


def _slots(code: Code, frame: Frame, gone: list[int]) -> Iterator[Edit]:
    leaving = [node for position, node in frame.slots.items() if position in gone]
    if not leaving:
        return
    listed = leaving[0].parent
    if listed is not None and all(part in leaving for part in listed.parts):
        statement = own_statement(code, listed.parent or listed)
        if statement is not None:
            yield Edit(code.line_start(statement.start), code.line_end(statement.end), "")
        return
    for node in leaving:
        before, after = node.before(), node.after()
        if before is not None and before.kind == ",":
            yield Edit(before.start, node.end, "")
        elif after is not None and after.kind == ",":
            following = after.after()
            yield Edit(node.start, following.start if following is not None else after.end, "")
    alone = listed is not None and len(listed.parts) - len(leaving) == 1
    if alone and listed is not None and listed.kind == "left_assignment_list":
        yield Edit(listed.end, listed.end, ",")  # Ruby takes the list apart only then


def _told(code: Code, gone: _Gone) -> Iterator[Edit]:
    """The usage in comments and messages of the script itself."""
    done = 0
    for node in code.nodes:
        if node.kind in _TEXTS and node.start >= done:
            done = node.end
            for edit in usages(code.source(node), gone.path, gone.known, gone.positions):
                yield Edit(node.start + edit.start, node.start + edit.end, "")


def _remarked(code: Code, comments: Iterable[Node], gone: list[int]) -> Iterator[Edit]:
    """Comments that name an argument by its number: `# $3 - the key`."""
    for comment in comments:
        named = list(_NUMBER.finditer(code.text, comment.start, comment.end))
        if len(named) == 1 and int(named[0]["number"]) in gone and code.begins_line(comment.start):
            yield Edit(code.line_start(comment.start), code.line_end(comment.end), "")
        elif not any(int(match["number"]) in gone for match in named):
            for match in named:
                number = renumbered(int(match["number"]), gone)
                if str(number) != match["number"]:
                    yield Edit(match.start("number"), match.end("number"), str(number))


def _above(code: Code, function: Node) -> Iterator[Node]:
    """The comments of a function: in the lines before it, and inside."""
    yield from (node for node in function.descendants() if node.kind == "comment")
    at = code.line_start(function.start)
    for node in reversed([one for one in code.nodes if one.kind == "comment" and one.end <= function.start]):
        if code.line_end(node.end) != at or not code.begins_line(node.start):
            return
        yield node
        at = code.line_start(node.start)


def _callers(context: Context, gone: _Gone) -> tuple[dict[str, tuple[Edit, ...]], str]:
    """The edits of what runs a script, by path; and the first that runs it in a way that is not followed."""
    name = PurePosixPath(gone.path).name
    named = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
    edits: dict[str, tuple[Edit, ...]] = {}
    paths = context.draft.source.paths
    for path in paths if len(paths) <= _MOST_FILES else ():
        try:
            if path == gone.path or named.search(context.draft.text(path)) is None:
                continue
            found = _called(context.draft.document(path), gone)
        except OSError:
            continue
        if found is None:
            return {}, path
        if found:
            edits[path] = tuple(dict.fromkeys(found))
    return edits, ""


def _called(document: Document, gone: _Gone) -> list[Edit] | None:
    """The edits of one file that names the script; None where it is run in a way that is not followed."""
    if document.regions[0].kind == "prose" or document.regions[0].language in _WRITTEN:
        return list(usages(document.text, gone.path, gone.known, gone.positions))
    edits: list[Edit] = []
    for code in codes(document):
        if not code.grammar.commands:
            continue
        for _, arguments in script_calls(code, gone.path):
            own: list[Edit] = []
            for one in (one for one in gone.positions if one <= len(arguments)):
                word = arguments[one - 1]
                start = _gap(code, word.start)
                own.append(Edit(start, word.end, ""))
            found = code.in_file(own)
            if found is None or not fixed(code, arguments):
                return None
            edits += found
    return edits


def _functions(context: Context, file: DraftFile) -> Iterator[Proposal]:
    """Functions of a shell: those whose last argument went are done; here one in between has gone."""
    before, code = _whole(file.original), _whole(file.current)
    if before is None or code is None or not code.grammar.commands:
        return
    old = frames_shell.functions(before)
    for name, function in frames_shell.functions(code).items():
        if name not in old:
            continue
        frame = frames_shell.frame_of(code, function)
        gone = [one for one in taken(frames_shell.frame_of(before, old[name]), frame) if one < frame.known]
        edits = _renamed(context, code, name, gone) if gone else None
        own = code.in_file([*_counted(code, frame, gone), *_remarked(code, _above(code, function), gone)])
        if edits is not None and own is not None:
            path = code.document.path
            yield Proposal("Count the arguments anew", edits={**edits, path: (*edits.get(path, ()), *own)})


def _renamed(context: Context, code: Code, name: str, gone: list[int]) -> dict[str, tuple[Edit, ...]] | None:
    """The calls of a function without some arguments; None where one of them is not followed."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for path in dict.fromkeys([code.document.path, *context.program.paths, *context.draft.source.paths]):
        try:
            document = context.draft.document(path)
        except OSError:
            return None
        for other in codes(document) if name in document.text else ():
            calls = [node for node in other.nodes if node.kind == "command" and callee(other, node) == name]
            words = [[part for part in call.parts[1:] if not part.kind.endswith("redirect")] for call in calls]
            if not all(fixed(other, one) for one in words):
                return None
            taken_out = [
                Edit(_gap(other, one[at - 1].start), one[at - 1].end, "")
                for one in words
                for at in gone
                if at <= len(one)
            ]
            found = other.in_file(taken_out)
            if found is None:
                return None
            edits[path] = (*edits.get(path, ()), *found)
    return edits


def _gap(code: Code, start: int) -> int:
    """Where the blanks before a word begin."""
    while start > 0 and code.text[start - 1] in " \t":
        start -= 1
    return start


REWRITER = Rewriter("positions", 61, _propose, frozenset({"shell", "php", "ruby"}))
