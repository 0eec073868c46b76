"""Environment variables of the aio CLI and of npm tools: in dotenv files, in `env:` of pipelines, in shell scripts.

`AIO_ims_contexts_NAME_client__secret` sets `ims.contexts.NAME.client_secret`: one underscore nests, two are one. A
list is a JSON text there. Variables that only the key needed go where the catalogue lists them.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem, Role
from migrator.parse.formats.dotenv import aio_path
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.sdk.accounts import UNKNOWN, WHERE, email_name, known_email
from migrator.rewrite.sdk.configured import CLOUD_MANAGER
from migrator.rewrite.sdk.moves import moves
from migrator.rewrite.sdk.shells import in_file
from migrator.rewrite.sdk.used import changed
from migrator.rewrite.sdk.without import without
from migrator.rewrite.sdk.written import beside
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_SECRET = re.compile(r"\$\{\{\s{0,8}((?:secrets|vars|env|inputs)\.\w{1,200})")
_READS_LISTS = "7.0.2"
_LISTS = (
    "{}: lists in variables are read by @adobe/aio-lib-ims-oauth 6.0.3 and later, which comes with @adobe/aio-lib-ims "
    "7 and wants Node 18; older ones fail with `scopes.join is not a function`"
)
"""Seen in a test with aio-lib-ims 6.4.1 and aio-lib-ims-oauth 5.4.0."""
_FORMATS = frozenset({"dotenv", "yaml", "properties", "ini"})
_ECOSYSTEMS = frozenset({Ecosystem.NPM, Ecosystem.GO, Ecosystem.CRAN})
_DEPTH = 4
"""`ims`, `contexts`, the context's name, the key."""
_MOST_CONTEXTS = 200
"""A file with more is nobody's configuration, and would cost out of proportion."""
_KEYS = {"client_secret": "client_secrets", "meta_scopes": "scopes"}
_GOES = frozenset({"private_key", "passphrase"})
_JWT = frozenset({"private_key", "meta_scopes"})
_CLOUD_MANAGER = "aio_cli_plugin_cloudmanager"


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        spots = Spots(context, document)
        edits: list[Edit] = []
        for region, code in _regions(document):
            entries = [entry for entry in region.facts.entries if entry.shape in {"config", "assignment"}]
            own = [*_contexts(context, region, entries, spots), *_dead(region, entries, spots)]
            edits += own if code is None else in_file(code, own)
        if edits:
            written = "".join(edit.replacement for edit in edits)
            told = [CONFIRM] if "scopes" in written.lower() else []
            told += [WHERE] if UNKNOWN in written else []
            library = moves(context, sdks()["js-aio-lib-ims"], [document.path], _READS_LISTS) if told else {}
            needed = sorted({found[1] for found in _SECRET.finditer(written) if "email" in found[1].lower()})
            yield Proposal(
                "Set the variables of the OAuth Server-to-Server sign-in",
                " ".join([*told, "Delete the key's variable and secret wherever they are set, too."]),
                edits={**library, document.path: tuple(dict.fromkeys(edits))},
                caution="; ".join(
                    [
                        *([_LISTS.format(document.path)] if told else []),
                        *(f"set {name} to the technical account's e-mail first" for name in needed),
                    ]
                ),
            )


def _regions(document: Document) -> Iterator[tuple[Region, Code | None]]:
    """The file itself where it is configuration, and the shell code in it."""
    if document.regions[0].language in _FORMATS and not document.generated:
        yield document.regions[0], None
    yield from ((code.region, code) for code in codes(document) if code.region.language == "bash")


def _contexts(context: Context, region: Region, entries: Sequence[Entry], spots: Spots) -> Iterator[Edit]:
    """The variables of each context that has a key of the old flow, and none of the new one."""
    groups: dict[tuple[object, str], dict[str, Entry]] = {}
    for entry in entries:
        path = aio_path(entry.name)
        if path[:2] == ("ims", "contexts") and len(path) == _DEPTH:
            groups.setdefault((entry.container, path[2]), {})[path[3]] = entry
    if len(groups) > _MOST_CONTEXTS:
        return
    for (_, name), keys in groups.items():
        if _JWT.isdisjoint(keys) or not any(spots.near(region, one.span) for one in keys.values()):
            continue
        scopes = CLOUD_MANAGER if name.replace("-", "_") == _CLOUD_MANAGER else context.program.scopes.split(",")
        for key, entry in keys.items():
            if key in _KEYS and _KEYS[key] not in keys:
                yield from _listed(region, entry, key, list(scopes))
        yield from _gone(region, [entry for key, entry in keys.items() if key in _GOES])
        account = keys.get("technical_account_id")
        if account is not None and "technical_account_email" not in keys:
            yield _email(context, region, account)


def _listed(region: Region, entry: Entry, key: str, scopes: list[str]) -> Iterator[Edit]:
    """A variable with its new name, and a JSON list as its value."""
    old = key.replace("_", "__")
    start = entry.name_span.start + entry.name.lower().rfind(old)
    new = _KEYS[key].replace("_", "__")
    upper = region.text[start : start + len(old)].isupper()
    yield Edit(start, start + len(old), new.upper() if upper else new)
    span = entry.value_span
    if span is None:
        return
    source = region.text[span.start : span.end]
    if key == "meta_scopes":
        yield Edit(span.start, span.end, _quoted(region, json.dumps(scopes, separators=(",", ":"))))
    elif not source.strip("'\"").startswith("["):
        bare = source[1:-1] if source[:1] in {"'", '"'} and source[-1:] == source[:1] else source
        yield Edit(span.start, span.end, _quoted(region, f'["{bare}"]'))


def _quoted(region: Region, value: str) -> str:
    """A JSON text as the format takes it; a shell has to look into it where it names a variable."""
    if region.language in {"dotenv", "properties", "ini"}:
        return value
    if region.language == "bash" and "$" in value:
        escaped = value.replace('"', '\\"')
        return f'"{escaped}"'
    return f"'{value}'"


def _email(context: Context, region: Region, account: Entry) -> Edit:
    """The e-mail after the ID, taken from beside where the ID is looked up."""
    name = email_name(account.name)
    span = account.value_span
    source = region.text[span.start : span.end] if span is not None else ""
    value = known_email(context) or UNKNOWN
    if value == UNKNOWN and "$" in source:
        bare = _looked_up(source)
        value = source.replace(bare, email_name(bare))
        if region.language == "bash":
            value = f'"${{{email_name(bare)}:-{UNKNOWN}}}"'
    if region.language != "bash":
        return beside(region, account, name, value)
    line = region.text.find("\n", account.span.end)
    at = len(region.text) if line == -1 else line
    start = region.text.rfind("\n", 0, account.span.start) + 1
    return Edit(at, at, f"\n{region.text[start : account.span.start]}{name}={value}")


def _looked_up(source: str) -> str:
    """The name in `${{ secrets.NAME }}`, `$NAME` or `${NAME}`."""
    return source.strip("'\"${} ").rpartition(".")[2].strip()


def _dead(region: Region, entries: Sequence[Entry], spots: Spots) -> Iterator[Edit]:
    """Variables that only the key of a tool needed."""
    patterns = tuple(
        pattern
        for entry in sdks().values()
        if entry.role is Role.AFFECTED and entry.ecosystem in _ECOSYSTEMS
        if (change := changed(entry, "environment")) is not None
        for pattern in change.remove
    )
    gone = [
        entry
        for entry in entries
        if any(fnmatchcase(entry.name, pattern) for pattern in patterns) and spots.near(region, entry.span)
    ]
    yield from _gone(region, gone)


def _gone(region: Region, gone: Sequence[Entry]) -> Iterator[Edit]:
    if region.language != "bash":
        yield from without(region, gone)
        return
    for entry in gone:
        start = region.text.rfind("\n", 0, entry.span.start) + 1
        end = region.text.find("\n", max(entry.span.end - 1, entry.span.start))
        before = region.text[start : entry.span.start].strip()
        if before in {"", "export"} and not region.text[entry.span.end : end].strip():
            yield Edit(start, len(region.text) if end == -1 else end + 1, "")


REWRITER = Rewriter("sdk-variables", 14, _propose, frozenset({CONFIG, "shell"}))
