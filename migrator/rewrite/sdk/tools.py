"""Command lines of tools: words and options renamed, given another value, or taken out, as the catalogue says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Role
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.shells import commands, in_file, unversioned
from migrator.rewrite.sdk.used import changed, untried
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import CommandMarks, Edits, SdkEntry
    from migrator.rewrite.base import Context
    from migrator.rewrite.sdk.shells import Command

_ECOSYSTEMS = frozenset({Ecosystem.NPM, Ecosystem.GO})
_FLAGS = frozenset({"--use-jwt", "--jwt"})
"""Options without a value."""


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        found: dict[str, list[Edit]] = {}
        for command in commands(document):
            for entry, marks, change in _tools():
                if _signs(command, marks):
                    own = [*_words(command, change), *_options(context, command, change), *_version(command, entry)]
                    found.setdefault(entry.id, []).extend(in_file(command.code, own))
                    break
        for name, edits in found.items():
            entry = sdks()[name]
            text = entry.replacement.text if entry.replacement is not None else ""
            moved = {path: list(own) for path, own in moves(context, entry, [document.path]).items()}
            moved.setdefault(document.path, []).extend(edits)
            yield Proposal(
                f"Call {entry.name} with OAuth Server-to-Server",
                " ".join(part for part in (text, _confirm(context, edits), install(entry)) if part),
                edits={path: tuple(dict.fromkeys(own)) for path, own in moved.items()},
                caution=untried(entry),
            )


def _confirm(context: Context, edits: list[Edit]) -> str:
    return CONFIRM if any(edit.replacement == context.program.scopes for edit in edits) else ""


def _tools() -> Iterator[tuple[SdkEntry, CommandMarks, Edits]]:
    for entry in sdks().values():
        change = changed(entry, "command")
        if entry.role is Role.AFFECTED and entry.ecosystem in _ECOSYSTEMS and change is not None:
            yield from ((entry, marks, change) for marks in entry.commands)


def _signs(command: Command, marks: CommandMarks) -> bool:
    """Whether a command is the tool, and is told to use the key."""
    if not command.begins(*marks.command.removeprefix("npx ").split()):
        return False
    if marks.always:
        return True
    given = {word.text for word in command.words} | {_name(word.text) for word in command.words}
    return given.isdisjoint(marks.oauth_options) and not given.isdisjoint(marks.jwt_options)


def _name(word: str) -> str:
    return word.partition("=")[0]


def _words(command: Command, change: Edits) -> Iterator[Edit]:
    """The subcommand by its new name."""
    for old, new in change.calls:
        if command.begins(*old.split()):
            for word, after in zip(command.words, new.split(), strict=False):
                if word.text != after:
                    yield Edit(word.start, word.end, after)


def _options(context: Context, command: Command, change: Edits) -> Iterator[Edit]:
    rename, values = dict(change.rename), dict(change.values)
    words = command.words
    for index, word in enumerate(words):
        name = _name(word.text)
        following = words[index + 1] if index + 1 < len(words) else None
        apart = "=" not in word.text and following is not None and not following.text.startswith("-")
        if name in change.remove and index:
            last = following if apart and name not in _FLAGS and following is not None else word
            yield Edit(words[index - 1].end, last.end, "")
        elif name in rename:
            yield Edit(word.start, word.start + len(name), rename[name])
            if "scope" in rename[name] and apart and following is not None:
                yield Edit(following.start, following.end, context.program.scopes)
            elif "scope" in rename[name] and "=" in word.text:
                yield Edit(word.start + len(name) + 1, word.end, context.program.scopes)
        elif name in values and word.text == f"{name}=qe":
            yield Edit(word.end - len("qe"), word.end, values[name])


def _version(command: Command, entry: SdkEntry) -> Iterator[Edit]:
    """A version behind the package's name."""
    word = command.words[0]
    name = unversioned(word.text)
    packages = entry.replacement.packages if entry.replacement is not None else ()
    package = next((one for one in packages if one.name == name and one.smallest), None)
    if package is not None and name != word.text:
        yield Edit(word.start + len(name) + 1, word.start + len(word.text), package.smallest)


REWRITER = Rewriter("sdk-tools", 14, _propose, frozenset({CONFIG, "shell"}))
