"""R packages that sign in by a type: `aw_auth_with("jwt")` becomes `"s2s"`, and what names the key goes.

R has no grammar here, so calls are taken from the lexer's facts and edited as text. No test runs R: never safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.catalogue.sdk import Ecosystem
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.pins import pins
from migrator.rewrite.sdk.used import belongs, changed, untried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import CodeMarks, Edits, SdkEntry
    from migrator.parse.document import Region
    from migrator.parse.facts import Argument, Call
    from migrator.rewrite.base import Context

_SETS = frozenset({"Sys.setenv", "Sys.unsetenv"})
_FILE = (
    "Let the file that AW_AUTH_FILE or CJA_AUTH_FILE names be the Console's OAuth download with one secret in "
    "CLIENT_SECRETS, and delete the cached token."
)


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    entries: dict[str, SdkEntry] = {}
    for document in context.documents():
        own: dict[Edit, None] = {}
        for region in document.regions:
            for entry, marks, change in _used(region):
                found = [edit for call in region.facts.calls for edit in _call(region, call, entry, marks, change)]
                if found and all(
                    region.offsets.to_file(0) + edit.start == region.offsets.to_file(edit.start) for edit in found
                ):
                    shift = region.offsets.to_file(0)
                    own.update({Edit(edit.start + shift, edit.end + shift, edit.replacement): None for edit in found})
                    entries[entry.id] = entry
        if own:
            edits[document.path] = tuple(own)
    if not edits:
        return
    for entry in entries.values():
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
    yield Proposal(
        "Sign in with type s2s",
        " ".join([*map(install, entries.values()), _FILE]),
        edits=edits,
        caution="; ".join(filter(None, map(untried, entries.values()))),
    )


def _used(region: Region) -> Iterator[tuple[SdkEntry, CodeMarks, Edits]]:
    """The R packages that a region loads, or names in front of a call."""
    if region.language != "r":
        return
    for entry in sdks().values():
        change = changed(entry, "code")
        for marks in entry.code if entry.ecosystem is Ecosystem.CRAN and change is not None else ():
            named = any(call.callee.startswith(f"{name}::") for call in region.facts.calls for name in marks.imports)
            if change is not None and (named or any(belongs(one, marks) for one in region.facts.imports)):
                yield entry, marks, change


def _call(region: Region, call: Call, entry: SdkEntry, marks: CodeMarks, change: Edits) -> Iterator[Edit]:
    name = call.callee.rpartition("::")[2]
    if name in marks.calls:
        yield from _types(region, call, marks, change)
    renamed = dict(change.calls).get(name)
    if renamed is not None:
        start = call.callee_span.end - len(name)
        yield Edit(start, call.callee_span.end, renamed)
    if renamed is not None or name in _SETS:
        gone = [one for one in call.arguments if one.name in {*change.remove, *_variables(entry)}]
        yield from _without(region, call, gone)


def _types(region: Region, call: Call, marks: CodeMarks, change: Edits) -> Iterator[Edit]:
    """The type of the sign-in: the first argument, or the one of that name."""
    for key, new in change.values:
        old = dict(marks.jwt_values).get(key)
        for at, one in enumerate(call.arguments):
            if one.value == old and (one.name == key or (one.name is None and at == 0)):
                source = region.text[one.span.start : one.span.end]
                start = one.span.start + source.rindex(old) if old is not None and old in source else -1
                if old is not None and start >= 0:
                    yield Edit(start, start + len(old), new)


def _variables(entry: SdkEntry) -> frozenset[str]:
    return frozenset(name for edits in (changed(entry, "environment"),) if edits is not None for name in edits.remove)


def _without(region: Region, call: Call, gone: list[Argument]) -> Iterator[Edit]:
    """Arguments with a comma beside them; a call that is left with none goes as a line."""
    text = region.text
    if gone and len(gone) == len(call.arguments) and call.callee in _SETS:
        start = text.rfind("\n", 0, call.span.start) + 1
        end = text.find("\n", call.span.end)
        end = len(text) if end == -1 else end + 1
        if not text[start : call.span.start].strip() and not text[call.span.end : end].strip():
            yield Edit(start, end, "")
            return
    kept = [one for one in call.arguments if one not in gone]
    for at, one in enumerate(call.arguments):
        if one in gone and at + 1 < len(call.arguments) and (kept and one.span.start < kept[-1].span.start):
            yield Edit(one.span.start, call.arguments[at + 1].span.start, "")
    if gone and call.arguments[-1] in gone:
        start = kept[-1].span.end if kept else call.arguments[0].span.start
        yield Edit(start, call.arguments[-1].span.end, "")


REWRITER = Rewriter("r-sign-in", 10, _propose, frozenset({"r"}))
