"""SDKs whose call stays and whose arguments change: `aepp.configure(..., scopes=...)` and its kin.

The catalogue says which names go, which come, and at which call. Options that are filled in elsewhere, in a dict
that the call unpacks, are followed within the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.home import abroad, own_copy
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.options import MOST_CALLS, filled, name_of, place_of
from migrator.rewrite.sdk.pins import pins, stale
from migrator.rewrite.sdk.used import changed, untried, used
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import CodeMarks, Edits, SdkEntry
    from migrator.parse.facts import Import
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FILE_ONLY = frozenset({"pathToKey"})
"""Keys of the configuration file that no call takes as an argument."""
_ENTRIES = frozenset({"keyword_argument", "pair"})
_POSITIONAL = 2
"""More arguments than these given by position mean that the options may be among them."""


@dataclass(frozen=True)
class _Sdk:
    """One SDK in one stretch of code. `roots` are the names that the code knows it by."""

    entry: SdkEntry
    marks: CodeMarks
    change: Edits
    roots: frozenset[str]

    def named(self, callee: str) -> str:
        """The catalogue's name of a call, empty for a call of something else."""
        last = callee.rpartition(".")[2]
        return last if callee.partition(".")[0] in self.roots and last in self.marks.calls else ""


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    entries: dict[str, SdkEntry] = {}
    for document in abroad(context):
        own: dict[Edit, None] = {}
        for code in codes(document):
            for sdk in _sdks(code):
                found = [
                    edit for call, name in _calls(code, sdk) for edit in _call(context, code, sdk, call, name, cautions)
                ]
                found += [edit for edit in _written_out(context, code, sdk) if edit not in found]
                own.update(dict.fromkeys(code.in_file(found) or ()))
                if found:
                    entries[sdk.entry.id] = sdk.entry
        if own:
            edits[document.path] = tuple(own)
    for entry in entries.values():
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        cautions += filter(None, [untried(entry), own_copy(context, entry)])
    cautions += stale(context, edits)
    if edits or cautions:
        yield Proposal(
            "Sign in with OAuth Server-to-Server through " + ", ".join(entry.name for entry in entries.values()),
            " ".join([CONFIRM, *map(install, entries.values())]) if edits else "",
            edits=edits,
            caution="; ".join(dict.fromkeys(cautions)),
        )


def _sdks(code: Code) -> Iterator[_Sdk]:
    for entry, marks, imports in used(code):
        edits = changed(entry, "code")
        if edits is not None and not edits.calls:
            yield _Sdk(entry, marks, edits, frozenset(name for one in imports for name in _bound(one)))


def _bound(one: Import) -> tuple[str, ...]:
    return one.names or (one.module.partition(".")[0],)


def _calls(code: Code, sdk: _Sdk) -> Iterator[tuple[Node, str]]:
    calls = ((node, sdk.named(code.source(node.parts[0]))) for node in code.nodes if node.kind == "call")
    return islice(((node, name) for node, name in calls if name), MOST_CALLS)


def _call(context: Context, code: Code, sdk: _Sdk, call: Node, name: str, cautions: list[str]) -> Iterator[Edit]:
    """The edits of one call and of the dicts that it unpacks."""
    arguments = call.child("argument_list")
    if arguments is None:
        return
    options = [part for part in arguments.parts if part.kind == "keyword_argument"]
    for part in arguments.parts:
        if part.kind == "dictionary_splat" and part.parts and part.parts[0].kind == "identifier":
            options += filled(code, code.source(part.parts[0]))
    given = {name_of(code, option) for option in options}
    old = [option for option in options if name_of(code, option) in sdk.change.remove]
    if old and not given.isdisjoint(sdk.marks.jwt_options):
        known = bool(given & {one.name for one in sdk.change.add})
        added = None if known else _added(context, code, sdk, name)
        yield from edits_of(code, _removals(code, sdk, old, added))
    elif sum(part.kind not in {"keyword_argument", "dictionary_splat"} for part in arguments.parts) > _POSITIONAL:
        cautions.append(f"{place_of(code, call)} gives its options by position: name them, with scopes for the key")
    switched = list(_switched(code, sdk, name, options))
    yield from switched
    if switched and name.startswith("import"):
        cautions += _outside(context, code, arguments)


def _written_out(context: Context, code: Code, sdk: _Sdk) -> Iterator[Edit]:
    """Dicts of the configuration file's form, which a program writes to a file that it then names."""
    change = changed(sdk.entry, "config")
    keys = frozenset(key for marks in sdk.entry.config for key in marks.jwt_keys)
    for node in code.nodes if change is not None else ():
        pairs = [part for part in node.parts if part.kind == "pair"] if node.kind == "dictionary" else []
        given = {name_of(code, pair) for pair in pairs}
        old = [pair for pair in pairs if change is not None and name_of(code, pair) in change.remove]
        if old and given & keys & _FILE_ONLY and {"org_id", "secret"} <= given:
            new = None if "scopes" in given else ("scopes", scope_value(context, code))
            yield from edits_of(code, _removals(code, sdk, old, new))


def _added(context: Context, code: Code, sdk: _Sdk, name: str) -> tuple[str, str] | None:
    """`scopes` and its value, where this call takes it."""
    addition = next((one for one in sdk.change.add if not one.calls or name in one.calls), None)
    return (addition.name, scope_value(context, code)) if addition is not None else None


def _removals(code: Code, sdk: _Sdk, old: list[Node], added: tuple[str, str] | None) -> Iterator[Removal]:
    """The old options; the first that names the key makes room for the new one."""
    place = next((one for one in old if name_of(code, one) in sdk.marks.jwt_options), old[0])
    for option in old:
        if option is place and added is not None:
            yield Removal(code, option, text=_written(code, option, *added))
        else:
            yield Removal(code, option if option.kind in _ENTRIES else code.statement(option))


def _written(code: Code, sample: Node, name: str, value: str) -> str:
    """A new option in the shape of an old one."""
    if sample.kind == "keyword_argument":
        return f"{name}={value}"
    first = sample.parts[0]
    key = first.parts[-1] if first.kind == "subscript" else first
    end = key.end - sample.start
    source = code.source(sample)
    quoted = code.literal(name, code.source(key)[:1])
    return f"{source[: key.start - sample.start]}{quoted}{source[end : sample.parts[-1].start - sample.start]}{value}"


def _switched(code: Code, sdk: _Sdk, call: str, options: list[Node]) -> Iterator[Edit]:
    """`auth_type="jwt"` becomes what the catalogue says."""
    old = dict(sdk.marks.jwt_values)
    for name, new in sdk.change.values:
        for option in options:
            value = option.parts[-1]
            if name_of(code, option) == name and code.source(value).strip("\"'") == old.get(name):
                if call.startswith("create"):
                    yield from edits_of(code, [Removal(code, option)])  # OAuth is the default, under several spellings
                else:
                    yield Edit(value.start, value.end, code.literal(new, code.source(value)[:1]))


def _outside(context: Context, code: Code, arguments: Node) -> Iterator[str]:
    """A caution where the configuration file that a call reads is not in the tree."""
    first = next((part for part in arguments.parts if part.kind != "dictionary_splat"), None)
    value = first.parts[-1] if first is not None and first.kind == "keyword_argument" else first
    for written in _texts(code, value) if value is not None else ():
        name = written.replace("\\", "/").removeprefix("./").lstrip("/")
        if name and any(path == name or path.endswith(f"/{name}") for path in context.draft.source.paths):
            return
    yield (
        f"{place_of(code, arguments)} reads a configuration file that is not part of this tree: replace tech_id and "
        "pathToKey there by scopes"
    )


def _texts(code: Code, value: Node) -> Iterator[str]:
    """The strings of an expression, and of what is assigned to a name that it is."""
    nodes = [value]
    if value.kind == "identifier":
        name = code.source(value)
        assigned = (node for node in code.nodes if node.kind == "assignment" and code.source(node.parts[0]) == name)
        nodes += [node.parts[-1] for node in assigned]
    for node in nodes:
        yield from (code.source(part).strip("\"'") for part in (node, *node.descendants()) if part.kind == "string")


REWRITER = Rewriter("sdk-keywords", 10, _propose, frozenset({"python"}))
