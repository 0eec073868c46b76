"""Options of JavaScript SDKs that are an object: `context.set(name, { client_secret, meta_scopes, private_key, ... })`.

The catalogue says which keys are renamed, become lists, go and come. An object counts where it holds a key of the old
flow in a program that imports the SDK; a variable that holds such an object is followed to the places that fill it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.accounts import UNKNOWN, WHERE, email_name, known_email
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.objects import filled, key_node, key_of
from migrator.rewrite.sdk.used import untried
from migrator.rewrite.wire.requests import variable_of
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import CodeMarks, Edits, SdkEntry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_ENTRIES = ("js-aio-lib-ims", "js-aio-lib-core-ims")
_KEYS = frozenset({"meta_scopes", "private_key"})
"""One of them makes an object the old form; `passphrase` alone may be anybody's."""
_AEM = "ent_aem_cloud"
"""Service credentials of AEM as a Cloud Service, which the end of life does not reach."""
_ACCOUNT = "technical_account_id"
_OURS = frozenset({"client_id", "client_secret", _ACCOUNT, *_KEYS})
_MOST_OBJECTS = 200
"""A file with more is nobody's configuration, and would cost out of proportion."""
_EMAIL = "technical_account_email"


@dataclass(frozen=True)
class _Sdk:
    entry: SdkEntry
    marks: CodeMarks
    change: Edits


def _propose(context: Context) -> Iterator[Proposal]:
    found = [(code, sdk) for document in context.documents() for code in codes(document) for sdk in _sdks(code)]
    sdk = next((one for _, one in found), None)
    if sdk is None:
        return
    edits: dict[str, list[Edit]] = {}
    for document in context.documents():
        for code in codes(document):
            own = [*_imports(code, found), *_objects(context, code, sdk), *_types(code, sdk)]
            edits.setdefault(document.path, []).extend(code.in_file(own) or ())
    changed = {path: tuple(dict.fromkeys(own)) for path, own in edits.items() if own}
    if not changed:
        return
    for entry in {one.entry.id: one.entry for _, one in found}.values():
        changed |= {path: own for path, own in moves(context, entry, tuple(changed)).items() if path not in changed}
    written = "".join(edit.replacement for own in changed.values() for edit in own)
    told = [CONFIRM] if _scopes(context, found[0][0]) in written else []
    told += [WHERE] if _EMAIL in written and known_email(context) is None else []
    yield Proposal(
        f"Give {sdk.entry.name} an OAuth Server-to-Server context",
        " ".join([*told, install(sdk.entry)]),
        edits=changed,
        caution="; ".join(dict.fromkeys(filter(None, (untried(one.entry) for _, one in found)))),
    )


def _sdks(code: Code) -> Iterator[_Sdk]:
    """The SDKs that a stretch of code imports."""
    modules = {one.module for one in code.facts.imports}
    for name in _ENTRIES:
        entry = sdks()[name]
        parts = entry.replacement.edits if entry.replacement is not None else ()
        change = next((one for one in parts if one.carrier == "code"), None)
        for marks in entry.code if change is not None else ():
            if change is not None and any(package in modules for package in (*marks.imports, *marks.jwt_imports)):
                yield _Sdk(entry, marks, change)


def _imports(code: Code, found: list[tuple[Code, _Sdk]]) -> Iterator[Edit]:
    for other, sdk in found:
        for old, new in sdk.change.imports if other is code or other.document is code.document else ():
            for one in code.facts.imports:
                at = code.text.find(old, one.span.start, one.span.end) if one.module == old else -1
                if at != -1:
                    yield Edit(at, at + len(old), new)


def _objects(context: Context, code: Code, sdk: _Sdk) -> Iterator[Edit]:
    named = [(node, {key_of(code, part): part for part in node.parts}) for node in code.nodes if node.kind == "object"]
    found = [(node, names) for node, names in named if not names.keys().isdisjoint(_OURS)]
    for node, names in found if len(found) <= _MOST_OBJECTS else ():
        variable = variable_of(code, node)
        later = dict(filled(code, variable)) if variable is not None else {}
        keys = {*names, *later}
        if _AEM in code.source(names.get("meta_scopes", node)):
            continue
        if keys.isdisjoint(_KEYS) or keys.isdisjoint({"client_id", "client_secret"}):
            continue
        yield from _object(context, code, sdk, names, later)


def _types(code: Code, sdk: _Sdk) -> Iterator[Edit]:
    """The type of such an object in TypeScript: its properties follow."""
    rename = dict(sdk.change.rename)
    for node in code.nodes:
        if node.kind not in {"interface_body", "object_type"}:
            continue
        named = {code.source(part.parts[0]): part for part in node.parts if part.kind == "property_signature"}
        if named.keys().isdisjoint(_KEYS) or named.keys().isdisjoint({"client_id", "client_secret"}):
            continue
        gone = [part for name, part in named.items() if name in sdk.change.remove]
        yield from edits_of(code, [Removal(code, part) for part in gone])
        for name, part in named.items():
            annotation = part.parts[-1]
            if name in rename and annotation.kind == "type_annotation":
                yield Edit(part.parts[0].start, part.parts[0].end, rename[name])
                yield Edit(annotation.start, annotation.end, ": string[]")
        account = named.get(_ACCOUNT)
        if account is not None and _EMAIL not in named:
            source = code.source(account)
            between = f"{code.newline}{code.indentation(account.start)}" if code.begins_line(account.start) else " "
            after = account.after()
            end = after.end if after is not None and after.kind in {";", ","} else account.end
            mark = code.source(after) if after is not None and after.kind in {";", ","} else ""
            yield Edit(end, end, f"{between}{source.replace(_ACCOUNT, _EMAIL)}{mark}")


def _object(context: Context, code: Code, sdk: _Sdk, names: dict[str, Node], later: dict[str, Node]) -> Iterator[Edit]:
    """One object, and the assignments that fill it later."""
    gone = [part for name, part in names.items() if name in sdk.change.remove]
    gone += [code.statement(part) for name, part in later.items() if name in sdk.change.remove]
    yield from edits_of(code, [Removal(code, part) for part in gone])
    rename = dict(sdk.change.rename)
    for name, part in {**names, **later}.items():
        if name in rename and rename[name] not in names:
            yield from _renamed(context, code, part, rename[name])
    if _EMAIL in {*names, *later} or not any(one.name == _EMAIL for one in sdk.change.add):
        return
    sample = names.get(_ACCOUNT) or next((part for part in names.values() if part not in gone), None)
    if sample is not None:
        between = f"{code.newline}{code.indentation(sample.start)}" if code.begins_line(sample.start) else " "
        yield Edit(sample.end, sample.end, f",{between}{_EMAIL}: {_email(context, code, names.get(_ACCOUNT))}")


def _renamed(context: Context, code: Code, part: Node, name: str) -> Iterator[Edit]:
    """A key with its new name and, for scopes and secrets, a list as its value."""
    if part.kind == "shorthand_property_identifier":
        value = _scopes(context, code) if name == "scopes" else f"[{code.source(part)}]"
        yield Edit(part.start, part.end, f"{name}: {value}")
        return
    key, value_node = key_node(part), part.parts[-1]
    quoted = code.source(key)[:1] in {"'", '"'}
    yield Edit(key.start, key.end, code.literal(name, code.source(key)[:1]) if quoted else name)
    if name == "scopes":
        yield Edit(value_node.start, value_node.end, _scopes(context, code))
    elif value_node.kind != "array":
        yield Edit(value_node.start, value_node.start, "[")
        yield Edit(value_node.end, value_node.end, "]")


def _scopes(context: Context, code: Code) -> str:
    return f"[{', '.join(code.literal(one) for one in context.program.scopes.split(','))}]"


def _email(context: Context, code: Code, account: Node | None) -> str:
    """The e-mail as the technical account's ID is given: from the environment, from the same object, or as it is."""
    known = known_email(context)
    value = account.parts[-1] if account is not None and account.kind == "pair" else None
    if known is None and value is not None:
        source = code.source(value)
        head, dot, last = source.rpartition(".")
        if source.startswith("process.env.") and last.isidentifier():
            return f"{head}{dot}{email_name(last)} || {code.literal(UNKNOWN)}"
    return code.literal(known or UNKNOWN)


REWRITER = Rewriter("sdk-contexts", 10, _propose, frozenset({"javascript"}))
