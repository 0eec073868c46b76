"""SDKs whose builder of credentials has another name for OAuth: the call, its links, its import, and the manifest.

Driven by the catalogue: `calls` name the builders, `remove` the links that only the assertion needed, `rename` those
that stay under another name, `add` what the new builder has to be told. An added value `$NAME` is an environment
variable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from migrator.catalogue.sdk import Kind
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.chains import chains
from migrator.rewrite.sdk.home import abroad
from migrator.rewrite.sdk.moves import ECOSYSTEMS, install, moves
from migrator.rewrite.sdk.used import changed, untried, used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import Edits, SdkEntry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.chains import Chain, Link
    from migrator.rewrite.tree import Node

_ENVIRONMENT = {
    "javascript": "process.env.{}",
    "typescript": "process.env.{}",
    "tsx": "process.env.{}",
    "java": 'System.getenv("{}")',
    "csharp": 'System.Environment.GetEnvironmentVariable("{}")',
}
_FILE = re.compile(r"[\w.-]{1,100}\.json")
_APART = "{} fills the builder of {} in several statements: give it client ID and secret, and nothing of the key"


@dataclass
class _Found:
    """What one program comes to."""

    edits: dict[str, list[Edit]] = field(default_factory=dict)
    entries: dict[str, SdkEntry] = field(default_factory=dict)
    variables: dict[str, None] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)
    apart: str = ""
    renamed: bool = False


def _propose(context: Context) -> Iterator[Proposal]:
    found = _Found()
    for document in abroad(context):
        for code in codes(document):
            for entry, change in _changes(code):
                _one(code, entry, change, found)
    if found.apart:
        yield Proposal("Change the builder by hand", found.apart, blocking=True)
        return
    if not found.edits:
        return
    edits = {path: tuple(dict.fromkeys(own)) for path, own in found.edits.items()}
    for entry in found.entries.values():
        edits |= {path: own for path, own in moves(context, entry, tuple(found.edits)).items() if path not in edits}
    yield Proposal(
        "Build OAuth Server-to-Server credentials with " + ", ".join(one.name for one in found.entries.values()),
        " ".join(filter(None, [*map(install, found.entries.values()), *_told(found)])),
        edits=edits,
        caution="; ".join(_cautions(found)),
    )


def _changes(code: Code) -> Iterator[tuple[SdkEntry, Edits]]:
    """Entries with renamed builders whose package the code imports, of the ecosystems whose manifests are moved."""
    for entry, _, _ in used(code):
        change = changed(entry, "code")
        if change is None or not change.calls or entry.ecosystem not in ECOSYSTEMS or entry.kind is Kind.PATTERN:
            continue
        if not any(old.rpartition(".")[2] == new.rpartition(".")[2] for old, new in change.calls):
            yield entry, change


def _one(code: Code, entry: SdkEntry, change: Edits, found: _Found) -> None:
    calls = dict(change.calls)
    own: list[Edit] = []
    for chain in chains(code, frozenset(calls)):
        if not any(link.name.parent is not None and code.source(link.name).lower() == "build" for link in chain.links):
            line = code.document.position(code.region.offsets.to_file(chain.call.start))[0]
            found.apart = _APART.format(f"{code.document.path}:{line}", entry.name)
            return
        own += _chain(code, chain, change, found)
    if not own:
        return
    imports = list(_imports(code, change))
    in_file = code.in_file([*own, *imports])
    if in_file is None:
        return
    found.edits.setdefault(code.document.path, []).extend(in_file)
    found.entries[entry.id] = entry
    found.renamed |= bool(imports)


def _chain(code: Code, chain: Chain, change: Edits, found: _Found) -> Iterator[Edit]:
    """The builder's new name; links that go, and in the place of the first of them the new ones."""
    source = code.source(chain.name)
    calls = {old.rpartition(".")[2]: new.rpartition(".")[2] for old, new in change.calls}
    if source in calls:
        yield Edit(chain.name.start, chain.name.end, calls[source])
    given = {code.source(link.name) for link in chain.links}
    added = [(one.name, one.value) for one in change.add if one.name not in given]
    gone = [link for link in chain.links if code.source(link.name) in change.remove]
    if not gone and added:
        yield Edit(chain.call.end, chain.call.end, _written(code, added, "", found))
    for index, link in enumerate(gone):
        before = code.text[link.start : link.name.start].rpartition(".")[0]
        yield Edit(link.start, link.end, _written(code, added, before, found) if index == 0 else "")
        if code.source(link.name).lower() == "fromfile":
            found.files[_file(code, link)] = None
            yield from edits_of(code, [Removal(code, guard) for guard in _guards(code, link)])


def _written(code: Code, added: list[tuple[str, str]], before: str, found: _Found) -> str:
    """New links, each behind the same blanks."""
    written = ""
    for name, value in added:
        variable = value.removeprefix("$")
        found.variables[variable] = None
        written += f"{before}.{name}({_ENVIRONMENT[code.region.language].format(variable)})"
    return written


def _guards(code: Code, link: Link) -> Iterator[Node]:
    """`if (!fs.existsSync(path)) …` for the path of the file that is read no more."""
    name = code.source(link.arguments)[1:-1].strip()
    if not name.isidentifier():
        return
    absent = re.compile(rf"\(!\s?(?:\w{{1,40}}\.)?(?:existsSync|Exists)\({re.escape(name)}\)\)")
    for node in code.nodes:
        if node.kind == "if_statement" and node.child("else_clause", "else") is None:
            condition = code.text[node.start + len("if") : node.parts[-1].start].strip()
            if absent.fullmatch(condition):
                yield node


def _file(code: Code, link: Link) -> str:
    """The file that a link reads, by the name that stands in it."""
    name = _FILE.search(code.source(link.arguments))
    return name[0] if name is not None else "the file of the old credential"


def _imports(code: Code, change: Edits) -> Iterator[Edit]:
    """Modules that have another name, wherever an import names them."""
    for old, new in change.imports:
        for one in code.facts.imports:
            at = code.text.find(old, one.span.start, one.span.end) if one.module.startswith(old) else -1
            if at != -1:
                yield Edit(at, at + len(old), new)


def _told(found: _Found) -> Iterator[str]:
    if found.files:
        yield f"Delete {' and '.join(found.files)} and its private key once nothing else reads them."
    caveats = dict.fromkeys(caveat for entry in found.entries.values() for caveat in entry.caveats)
    yield from (f"{caveat.rstrip('.')}." for caveat in caveats if ".adobe.io" in caveat)


def _cautions(found: _Found) -> Iterator[str]:
    if found.variables:
        yield f"give the program the variables {' and '.join(found.variables)}: the new builder reads no file"
    yield from filter(None, map(untried, found.entries.values()))
    if found.renamed:
        yield "the package is another one: compare the other calls with its documentation"


REWRITER = Rewriter("sdk-builders", 10, _propose, frozenset({"javascript", "jvm", "dotnet"}))
