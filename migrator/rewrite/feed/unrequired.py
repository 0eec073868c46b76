"""A library that only made the assertion leaves the manifests, once no code of the tree imports it any more.

It goes where the build cannot miss it: a manifest without a lock that would have to follow, and without hashes. There,
and in `go.mod` beside other modules, which may need it too, the text says which command takes it out.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.feed.libraries import LIBRARIES
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.removal import without_elements, without_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.parse.facts import Span
    from migrator.parse.manifest import Dependency
    from migrator.rewrite.base import Context
    from migrator.rewrite.feed.libraries import Library

_MOST_FILES = 4000
_LOCKS = {
    "pypi": ("poetry.lock", "Pipfile.lock", "uv.lock", "pdm.lock"),
    "npm": ("yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock"),
    "nuget": ("packages.lock.json",),
    "maven": ("gradle.lockfile",),
    "go": ("vendor/modules.txt",),
}
"""Locks whose tools refuse a manifest that has changed; `npm ci` takes one that asks for less."""
_TAKEN_OUT = {
    "pypi": "take {} out, and lock anew",
    "npm": "take {} out with the package manager, so that its lock follows",
    "nuget": "take {} out with `dotnet remove package`, or the package manager of the IDE",
    "maven": "take {} out, and lock anew",
    "go": "`go mod tidy` takes {} out",
}
_HASHED = re.compile(r"--hash=|^\s*#\s*via\b", re.MULTILINE)
_REST_OF_LINE = re.compile(r"[^\n]*")


def _propose(context: Context) -> Iterator[Proposal]:
    gone = [one for one in LIBRARIES if one.family == context.program.family and _lost(context, one)]
    if not gone or len(context.draft.source.paths) > _MOST_FILES:
        return
    gone = [one for one in gone if not _imported(context, one)]
    for path in context.draft.source.paths if gone else ():
        if not any(library.may_be_in(context.draft.text(path)) for library in gone):
            continue
        document = context.draft.document(path)
        listed = [one for one in dependencies(document) if not one.lock]
        named = [one for one in listed if any(library.provides(one.ecosystem, one.name) for library in gone)]
        if not named:
            continue
        names = ", ".join(dict.fromkeys(one.name for one in named))
        edits = _edits(context, document, listed, named)
        if edits:
            title = f"Ask for {names} no more: nothing imports it since the assertion is gone"
            yield Proposal(title, edits={path: edits})
        else:
            does = _TAKEN_OUT[named[0].ecosystem].format(names)
            yield Proposal("", f"Nothing imports {names} of {path} any more: {does}.")


def _lost(context: Context, library: Library) -> bool:
    """Whether the rewrite took the last import of a library out of a file."""
    return any(
        library.imported(file.original.text) and not (library.imported(file.current.text) and not file.hollow)
        for file in context.draft.changed()
        if family_of_language(context.draft.language(file.original.path)) == library.family
    )


def _imported(context: Context, library: Library) -> bool:
    """Whether code of the tree, as it stands, still names it."""
    paths = (
        one for one in context.draft.source.paths if family_of_language(context.draft.language(one)) == library.family
    )
    return any(library.imported(context.draft.text(path)) and not context.draft.file(path).hollow for path in paths)


def _edits(context: Context, document: Document, listed: list[Dependency], named: list[Dependency]) -> tuple[Edit, ...]:
    """The edits that take dependencies out of a manifest; none where somebody has to."""
    ecosystem = named[0].ecosystem
    locks = {str(_beside(document.path, lock)) for lock in _LOCKS.get(ecosystem, ())}
    if locks & set(context.draft.source.paths) or _HASHED.search(document.text):
        return ()
    if PurePosixPath(document.path).name == "packages.config" and _referenced(context, named):
        return ()
    others = [one for one in listed if one not in named and one.direct]
    if ecosystem == "go" and others:
        return ()
    if PurePosixPath(document.path).name == "package.json":
        edits = list(_pairs(document, {one.span for one in named}))
    else:
        edits = [edit for one in named for edit in _without(document, one)]
        if len(edits) != len(named):
            return ()
    tried = context.draft.edited({document.path: edits}).document(document.path)
    left = [one.name for one in dependencies(tried) if not one.lock]
    return tuple(edits) if left == [one.name for one in listed if one not in named] else ()


def _referenced(context: Context, named: list[Dependency]) -> bool:
    """Whether a project file points at the assembly that the package brings."""
    projects = (path for path in context.draft.source.paths if path.endswith((".csproj", ".vbproj", ".fsproj")))
    texts = [context.draft.text(path).lower() for path in projects]
    return any(f"{one.name.lower()}." in text for text in texts for one in named)


def _beside(path: str, name: str) -> PurePosixPath:
    return PurePosixPath(path).parent / name


def _pairs(document: Document, gone: set[Span]) -> Iterator[Edit]:
    """The pairs of a JSON file that go; an object that they leave empty holds nothing."""
    entries = document.regions[0].facts.entries
    for container in dict.fromkeys(entry.container for entry in entries if entry.span in gone):
        siblings = [entry.span for entry in entries if entry.container == container]
        if all(span in gone for span in siblings):
            yield Edit(container.start + 1, container.end - 1, "")
        else:
            yield from without_elements(document.text, siblings, frozenset(gone))


def _without(document: Document, one: Dependency) -> Iterator[Edit]:
    """What takes one dependency out, in the form of its manifest."""
    text, span, name = document.text, one.span, PurePosixPath(document.path).name
    entry = next((entry for entry in document.regions[0].facts.entries if entry.span == span), None)
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if text[span.start - 1 : span.start] in {'"', "'"}:
        yield from _element(text, span)
    elif text[span.start] == "<":
        yield from _xml(text, span)
    elif name == "go.mod" and line.strip() == "require" and _ends(text, span):
        yield _with_blank(text, without_lines(text, span))
    elif _line_of_its_own(name, line, table=entry is not None) and _ends(text, span):
        yield without_lines(text, span)


_GRADLE = re.compile(r"\s*\w*(?:[iI]mplementation|[cC]ompile|api|runtimeOnly|[cC]ompileOnly)[\s(]+")


def _line_of_its_own(name: str, line: str, *, table: bool) -> bool:
    """Whether nothing but the declaration stands in its line; `line` is what stands before it, `table` says how."""
    if name in {"pyproject.toml", "Pipfile"}:
        return table and not line.strip()
    listed = name.endswith((".txt", ".in", ".mod", ".cfg", ".pip")) and not line.strip()
    return listed or _GRADLE.fullmatch(line) is not None


def _ends(text: str, span: Span) -> bool:
    """Whether the declaration goes on to the end of its line at most."""
    rest = _REST_OF_LINE.match(text, span.end)
    return rest is not None and not rest.group().rstrip().endswith("\\")


def _element(text: str, span: Span) -> Iterator[Edit]:
    """A string of a list, with a comma and the line that it has to itself."""
    start, quote = span.start - 1, text[span.start - 1]
    end = text.find(quote, span.end)
    if end == -1 or "\n" in text[start:end]:
        return
    end += 1
    comma = re.compile(r"\s*,").match(text, end)
    above = text.rfind("\n", 0, start) + 1
    if comma is not None:
        end = comma.end()
        alone = not text[above:start].strip() and not text[end : text.find("\n", end)].strip()
        yield Edit(above, text.find("\n", end) + 1, "") if alone else Edit(start, _past_blanks(text, end), "")
        return
    before = re.compile(r",\s*$").search(text, max(start - 200, 0), start)
    yield Edit(before.start() if before is not None else start, end, "")


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in {" ", "\t"}:
        at += 1
    return at


_COMMENT = re.compile(r"^[ \t]*<!--(?:(?!-->)[^\n])*-->[ \t]*\r?\n\Z")


def _xml(text: str, span: Span) -> Iterator[Edit]:
    """An element with its lines, and the one-line comment right above that no other element follows."""
    edit = without_lines(text, span)
    if text[edit.start : span.start].strip() or text[span.end : edit.end].strip():
        yield Edit(span.start, span.end, "")
        return
    above = text.rfind("\n", 0, edit.start - 1) + 1 if edit.start else 0
    says = _COMMENT.match(text[above : edit.start])
    signs = says is not None and re.search(r"(?i)\bjwt\b|sign|assertion|token", text[above : edit.start])
    yield Edit(above if signs else edit.start, edit.end, "")


def _with_blank(text: str, edit: Edit) -> Edit:
    """The lines, with the blank one before them."""
    return Edit(edit.start - 1, edit.end, "") if text[: edit.start].endswith("\n\n") else edit


REWRITER = Rewriter("unrequired", 72, _propose, frozenset({"python", "javascript", "jvm", "dotnet", "go"}))
