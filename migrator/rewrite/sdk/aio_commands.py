"""`aio config:set ims.contexts.NAME.KEY VALUE`: the keys of the OAuth form, as lists where lists are wanted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.accounts import UNKNOWN, WHERE, email_name, known_email
from migrator.rewrite.sdk.configured import CLOUD_MANAGER
from migrator.rewrite.sdk.shells import commands, in_file
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.sdk.shells import Command, Word

_KEY = re.compile(r"ims\.contexts\.(?P<name>[^.\s]+)\.(?P<key>\w+)")
_PLUGIN = "aio-cli-plugin-cloudmanager"
_GOES = frozenset({"private_key", "passphrase"})
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_]\w*)\}?")
_UNTRIED = "{}: the commands of the aio CLI were never run: list the context once with `aio config:get ims.contexts`"


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        found = list(_settings(document_commands := list(commands(document))))
        if not any(key in _GOES | {"meta_scopes"} for _, _, key in found):
            continue
        given = {(name, key) for _, name, key in found}
        edits = [
            edit
            for command, name, key in found
            for edit in in_file(command.code, _edits(context, command, name, key, given))
        ]
        if edits and document_commands:
            unknown = any(UNKNOWN in edit.replacement for edit in edits)
            yield Proposal(
                "Set the IMS context up for OAuth Server-to-Server",
                " ".join([CONFIRM, *([WHERE] if unknown else []), "Delete the key's secret and file."]),
                edits={document.path: tuple(dict.fromkeys(edits))},
                caution=_UNTRIED.format(document.path),
            )


def _settings(found: list[Command]) -> Iterator[tuple[Command, str, str]]:
    """The commands that set a key of a context, with the context and the key."""
    for command in found:
        if command.begins("aio", "config:set") or command.begins("aio", "config", "set"):
            named = next((word for word in _words(command) if not word.text.startswith("-")), None)
            key = _KEY.fullmatch(named.text) if named is not None else None
            if key is not None:
                yield command, key["name"], key["key"]


def _words(command: Command) -> tuple[Word, ...]:
    """Key, value and options."""
    return command.words[2 if command.begins("aio", "config:set") else 3 :]


def _edits(context: Context, command: Command, name: str, key: str, given: set[tuple[str, str]]) -> Iterator[Edit]:
    given_words = _words(command)
    word = next(one for one in given_words if not one.text.startswith("-"))
    rest = [one for one in given_words if one is not word]
    value = next((one for one in rest if not one.text.startswith("-")), None)
    start = word.start + command.code.text[word.start : word.end].find(key, len("ims.contexts."))
    if key in _GOES:
        if command.whole_line:
            yield Edit(*command.lines, "")
        else:
            yield Edit(command.node.start, command.node.end, "true")
    elif value is None:
        return
    elif key == "meta_scopes":
        scopes = CLOUD_MANAGER if name == _PLUGIN else context.program.scopes.split(",")
        yield Edit(start, start + len(key), "scopes")
        yield Edit(value.start, value.end, f"'{json.dumps(list(scopes))}'")
        yield from _as_json(command, rest)
    elif key == "client_secret":
        yield Edit(start, start + len(key), "client_secrets")
        inner = value.text.replace('"', '\\"')
        yield Edit(value.start, value.end, f"'[\"{inner}\"]'" if "$" not in inner else f'"[\\"{inner}\\"]"')
        yield from _as_json(command, rest)
    elif key == "oauth_enabled" and name == _PLUGIN:
        yield Edit(value.start, value.end, "true")
    elif key == "technical_account_id":
        yield from _account(context, command, name, value, given)


def _as_json(command: Command, rest: list[Word]) -> Iterator[Edit]:
    if all(one.text not in {"--json", "-j"} for one in rest):
        last = command.words[-1]
        yield Edit(last.end, last.end, " --json")


def _account(context: Context, command: Command, name: str, value: Word, given: set[tuple[str, str]]) -> Iterator[Edit]:
    """The e-mail after the ID, and for Cloud Manager the switch without which it looks for a key."""
    code = command.code
    head = code.text[command.node.start : _words(command)[0].start]
    lines = []
    if (name, "technical_account_email") not in given:
        known = known_email(context)
        variable = _VARIABLE.fullmatch(value.text)
        email = known or UNKNOWN
        if known is None and variable is not None:
            email = f'"${{{email_name(variable["name"])}:-{UNKNOWN}}}"'
        lines.append(f"{head}ims.contexts.{name}.technical_account_email {email}")
    if name == _PLUGIN and (name, "oauth_enabled") not in given:
        lines.append(f"{head}ims.contexts.{name}.oauth_enabled true --json")
    if lines and command.whole_line:
        indent = code.indentation(command.node.start)
        yield Edit(command.node.end, command.node.end, "".join(f"\n{indent}{line}" for line in lines))
    elif lines:
        yield Edit(command.node.end, command.node.end, "".join(f" && {line}" for line in lines))


REWRITER = Rewriter("sdk-aio-commands", 14, _propose, frozenset({CONFIG, "shell"}))
