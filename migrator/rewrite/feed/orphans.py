"""A script that only made an assertion goes when nothing takes it any more: `JWT=$(./jwt.sh)`, or the file it wrote."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.calls import script_calls
from migrator.rewrite.feed.scratch import SENDS
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.programs import family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_SIGNS = re.compile(r"\bopenssl\b[^\n|]{0,200}\s-sign\b")
_SCRIPTS = frozenset({"javascript", "python", "ruby", "php"})
_LARGEST = 20_000
_ASSERTS = re.compile(r"/c/|\baud\b")
_MAKES = re.compile(r"(?i)\bjwt\b[\w.:>-]{0,20}(?:sign|encode)\(|createSign\(|\bRS256\b")
"""What signs an assertion, whatever the language."""
_PRINTS = re.compile(r"console\.log\(|process\.stdout\.write\(|\bprint\b|\bputs\b|\becho\b|sys\.stdout\.write\(")
_DOES_MORE = re.compile(
    r"(?i)\b(?:module\.exports|exports\.\w|export\s+(?:default|const|function|class|async)|fetch\(|axios|got\(|requests?\.|https?\.(?:request|get)"
    r"|urllib|urlopen|httpx|aiohttp|net::http|faraday|rest-?client|curl\w*|guzzle\w*|file_get_contents\(\s*[\"']http|subprocess|child_process|exec\w*\("
    r"|system\(|write\w*file\w*\(|file_put_contents|appendfile\w*|open\([^)\n]{0,200}[\"'][wa]b?\+?[\"'])"
)
"""What a script offers to others, or does besides."""
_PROSE = frozenset({".md", ".rst", ".txt", ".adoc"})
_MOST_FILES = 4000
_WRITES = re.compile(r"(?<![<>&\d])>\s{0,4}([^\s;|&<>()]{1,200})|\s-out\s{1,4}([^\s;|&<>()]{1,200})")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [path for path in context.program.paths if context.draft.file(path).changed]
    for path in [*context.program.paths, *_of_other_languages(context)] if changed else ():
        text = context.draft.text(path)
        if TESTS.search(path) or not (_only_signs(text) if path in context.program.paths else _only_prints(text)):
            continue
        named = _named(path, whole=path in context.program.paths)
        ran = any(named.search(context.draft.file(other).original.text) for other in changed if other != path)
        calls = _calls(context, path, named) if ran or _fed(context, path, text, changed) else None
        if calls is not None:
            gone = Edit(0, len(text), "")
            yield Proposal("Remove the script that made the assertion", edits={**calls, path: (gone,)})


def _named(path: str, *, whole: bool) -> re.Pattern[str]:
    """How others name a script: by its whole name or, in a language that imports it, without its ending."""
    name = re.escape(PurePosixPath(path).name if whole else PurePosixPath(path).stem)
    ending = "" if whole else r"(?:\.\w+)?"
    return re.compile(rf"(?<![\w.-]){name}{ending}(?![\w-])")


def _of_other_languages(context: Context) -> list[str]:
    """The scripts beside those of the program, in a language of their own: what a shell may run."""
    draft, own = context.draft, context.program.family
    folders = {PurePosixPath(path).parent for path in context.program.paths}
    near = [path for path in draft.source.paths if any(one in PurePosixPath(path).parents for one in folders)]
    families = [(path, family_of_language(draft.language(path))) for path in near[:_MOST_FILES]]
    return [path for path, family in families if family in _SCRIPTS and family != own]


def _only_signs(text: str) -> bool:
    """Shell: whether a script signs, and sends nothing."""
    return _SIGNS.search(text) is not None and SENDS.search(_code(text)) is None


def _only_prints(text: str) -> bool:
    """Whether a script of another language signs for the exchange and prints; offers, writes and sends nothing."""
    code = re.sub(r"(?m)^\s*(?://|\*|/\*).*$", "", _code(text))
    makes = len(text) <= _LARGEST and _ASSERTS.search(text) is not None and _MAKES.search(code) is not None
    return makes and _PRINTS.search(code) is not None and _DOES_MORE.search(code) is None


def _fed(context: Context, path: str, text: str, changed: Sequence[str]) -> bool:
    """Whether a file that the script writes was read by another one, and is no more by any."""
    names = {PurePosixPath(target.strip("\"'")).name for found in _WRITES.findall(text) for target in found if target}
    files = [context.draft.file(other) for other in changed if other != path]
    others = [other for other in context.draft.source.paths if other != path][:_MOST_FILES]
    return any(
        any(name in file.original.text and name not in file.current.text for file in files)
        and not any(name in context.draft.text(other) for other in others if not _is_prose(other))
        for name in names
        if "." in name
    )


def _calls(context: Context, path: str, named: re.Pattern[str]) -> dict[str, tuple[Edit, ...]] | None:
    """The lines that run the script and do nothing else; None where something else names it."""
    paths = context.draft.source.paths
    if len(paths) > _MOST_FILES:
        return None
    edits: dict[str, tuple[Edit, ...]] = {}
    for other in (one for one in paths if one != path and not _is_prose(one)):
        try:
            document = context.draft.document(other)
        except OSError:
            return None
        mentions = len(named.findall(_uncommented(document.text)))
        if not mentions:
            continue
        lines = [
            Edit(code.line_start(call.start), code.line_end(call.end), "")
            for code in codes(document)
            if code.region is document.regions[0] and code.grammar.commands
            for call, arguments in script_calls(code, path)
            if not arguments and own_statement(code, call) is call and _alone(code, call)
        ]
        if len(lines) != mentions:
            return None
        edits[other] = tuple(lines)
    return edits


def _alone(code: Code, call: Node) -> bool:
    """Whether a command has its lines for itself, in a block that keeps others."""
    line = code.text[code.line_start(call.start) : code.line_end(call.end)]
    return line.strip() == code.source(call) and call.parent is not None and len(call.parent.parts) > 1


def _is_prose(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _PROSE


def _uncommented(text: str) -> str:
    return re.sub(r"(?m)^\s*#.*$", "", text)


def _code(text: str) -> str:
    """A script without its comments and addresses."""
    return re.sub(r"(?m)^\s*#.*$|https?://", "", text)


REWRITER = Rewriter("orphans", 61, _propose, frozenset({"shell"}))
