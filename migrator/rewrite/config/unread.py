"""Configuration that only the assertion needed: gone with the code that read it, or renamed where scopes are read now.

An entry goes when its name belongs to the old flow alone, a program of the same integration has been migrated, and
neither code nor other configuration of the tree names it any more. Organisation and technical account stay: they do no
harm, and say whose it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.manifest import dependencies
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config import json_tree
from migrator.rewrite.config.leaving import FORMATS, leaving
from migrator.rewrite.config.readers import Readers, referred
from migrator.rewrite.config.renaming import METASCOPE, Part, renamed_with, renames, scopes_name
from migrator.rewrite.config.secrets import outside
from migrator.rewrite.config.terraform import taken_elsewhere, variables
from migrator.rewrite.feed.words import flat, only_jwt
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry, Span
    from migrator.rewrite.base import Context

_STAYS = re.compile(r"(?i)tech|account|token|endpoint|exchange|url|host|issuer|expir")
_ACCOUNT = re.compile(r"(?i)tech\w{0,8}[._-]?acc")
_SUBJECT = re.compile(r"(?i)(?:^|[._-])(?:acc(?:oun)?t|subject)(?:$|[._-]|id)")
"""Common names of whom an assertion speaks of; the code tells whether it was for that."""
_DEMANDED = re.compile(r"<%=\s{0,4}ENV\.fetch\(\s{0,4}[\"'][\w.]{1,100}[\"']\s{0,4}\)\s{0,4}-?%>|\$\{\w{1,100}:?\?")
"""Values that cannot be had where a variable of the environment is not set."""
_DEMANDED_HOCON = re.compile(r"\$\{[A-Za-z_][\w.]{0,100}\}")
_HOCON = (".conf", ".hocon")
_BARE = re.compile(r"(?m)^[ \t]*-[ \t]+[\"']?(?P<name>[A-Z][A-Z0-9_]{0,100})[\"']?[ \t]*(?:\r?\n|\Z)")
_VARIABLE = re.compile(
    r"(?m)^variable[ \t]+\"(?P<name>\w{1,100})\"[ \t]*\{[^\n]*\n(?:[^}\n][^\n]*\n|\n){0,200}\}(?:\r?\n)*"
)
_BUILDS = re.compile(
    r"(?i)(?:^|/)(?:makefile|dockerfile|containerfile|justfile|procfile|taskfile)[^/]*$|\.mk$|compose[^/]*\.ya?ml$"
)
"""Files that hand variables on, with or without a finding of their own."""
_MOST_BUILDS = 200
_ENVIRONMENTS = frozenset({"environment", "env", "passenv", "pass_env"})
_MOST_ROUNDS = 8
_HANDS_OUT = re.compile(r"[ \t]*(?:secrets|configs):[ \t]*\r?\n")


def _propose(context: Context) -> Iterator[Proposal]:
    if not context.migrated:
        return
    read = Readers(context)
    parts = [_part(context, document, read) for document in context.documents() if _is_plain(document)]
    own = {part.document.path for part in parts}
    builds = [path for path in context.draft.source.paths if _BUILDS.search(path)][:_MOST_BUILDS]
    near = dict.fromkeys((*context.program.paths, *context.program.neighbours, *builds))
    paths = [path for path in near if path not in own]
    beside = "\n".join(context.draft.text(path) for path in paths)
    parts = _unreferred(renamed_with(parts), beside)
    handed = {flat(entry.name) for part in parts for entry, _ in part.renamed}
    scopes = context.program.scopes
    taken = taken_elsewhere(context, {part.document.path: part.left() for part in parts})
    declared = variables(context, handed, frozenset(own), scopes)
    for part in parts:
        edits = (
            *leaving(part.region, part.gone),
            *_required(part, read),
            *_listed(part, read),
            *_mounted(part),
            *_declared(part, taken | handed),
            *renames(scopes, part, handed),
            *declared.pop(part.document.path, ()),
        )
        if edits:
            yield Proposal(
                "Remove what only the assertion needed",
                " ".join(filter(None, (_keys(part), CONFIRM if part.renamed else ""))),
                edits={part.document.path: edits},
            )
    if declared:
        yield Proposal("Declare the scopes", CONFIRM, edits={path: tuple(edits) for path, edits in declared.items()})


def _is_plain(document: Document) -> bool:
    return document.regions[0].language in FORMATS and not document.generated


def _part(context: Context, document: Document, read: Readers) -> Part:
    """The entries of a file that belong to the old flow, and that no code reads."""
    region, spots = document.regions[0], Spots(context, document)
    gone, renamed = [], []
    packages = [dependency.span for dependency in dependencies(document)]
    for entry in region.facts.entries:
        ours = _demands(document, entry, read) or (_goes(entry) and spots.near(region, entry.span))
        if not ours or any(_meets(one, entry.span) for one in packages):
            continue
        if _is_secret(region, entry) and re.search(rf"source:[ \t]*[\"']?{re.escape(entry.name)}\b", region.text):
            continue
        families = read.families(document.path, region.language)
        new = _scopes_name(entry, read, families)
        if new is not None and not _present(region, entry, new):
            renamed.append((entry, new))
        elif not read.names(entry.name, families):
            gone.append(entry)
    return Part(document, tuple(gone), tuple(renamed))


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _goes(entry: Entry) -> bool:
    return only_jwt(entry.name) and _STAYS.search(entry.name) is None and bool(entry.name.strip("0123456789"))


def _demands(document: Document, entry: Entry, read: Readers) -> bool:
    """A technical account that has to be in the environment: unset, the whole file could not be read."""
    region, value = document.regions[0], entry.value_span
    account = only_jwt(entry.name) and _ACCOUNT.search(entry.name) is not None
    if value is None or not (account or _lost_account(entry.name, read)):
        return False
    unset = document.path.endswith(_HOCON) and _DEMANDED_HOCON.match(region.text, value.start, value.end) is not None
    return unset or _DEMANDED.search(region.text, value.start, value.end) is not None


def _scopes_name(entry: Entry, read: Readers, families: frozenset[str]) -> str | None:
    """The name for the scopes that the code reads now, beside the one of the metascopes that it read before."""
    name = scopes_name(entry.name)
    if name is None or entry.value_span is None or read.names(entry.name, families):
        return None
    return name if read.names(name, families) else None


def _present(region: Region, beside: Entry, name: str) -> bool:
    return any(entry.name == name and entry.path == beside.path for entry in region.facts.entries)


def _unreferred(parts: Sequence[Part], beside: str) -> list[Part]:
    """The parts without the entries that the configuration that stays, here or `beside`, still takes a value from."""
    result = list(parts)
    for _ in range(_MOST_ROUNDS):
        left = "\n".join([beside, *(part.left() for part in result)])
        names = {language: referred(left, language) for language in {part.region.language for part in result}}
        kept = [
            part._replace(gone=tuple(one for one in part.gone if flat(one.name) not in names[part.region.language]))
            for part in result
        ]
        if kept == result:
            break
        result = kept
    return result


def _required(part: Part, read: Readers) -> Iterator[Edit]:
    """The names in a schema's list of what has to be there; an account may be there, and nobody needs it."""
    if part.region.language != "json" or not (part.gone or part.renamed):
        return
    tree = json_tree.read(part.document.text)
    names = {entry.name for entry in part.gone}
    new = {entry.name: name for entry, name in part.renamed}
    for listed in tree.walk() if tree is not None else ():
        if listed.kind == "array" and "required" in listed.name.lower():
            going = [item for item in listed.items if item.text in names or _unneeded(part, item.text, read)]
            yield from json_tree.removed(listed, going)
            for item in listed.items:
                if item.text in new:
                    yield Edit(item.start, item.end, json_tree.quoted(new[item.text]))


def _unneeded(part: Part, name: str, read: Readers) -> bool:
    families = read.families(part.document.path, part.region.language)
    account = only_jwt(name) and _ACCOUNT.search(name) is not None and not read.names(name, families)
    return account or _lost_account(name, read)


def _lost_account(name: str, read: Readers) -> bool:
    """Whether code took the account of an assertion under a common name, and takes it no more."""
    return _SUBJECT.search(name) is not None and read.lost(name)


def _listed(part: Part, read: Readers) -> Iterator[Edit]:
    """Variables that a list of names hands on from outside: `environment: [ADOBE_PRIVATE_KEY]` of a compose file."""
    if part.region.language != "yaml":
        return
    lists = [entry.value_span for entry in part.region.facts.entries if entry.name in _ENVIRONMENTS]
    text = part.region.text
    for match in _BARE.finditer(text):
        name = match["name"]
        if not only_jwt(name) or _STAYS.search(name) or read.names(name) or flat(name) in referred(text, "yaml"):
            continue
        if not any(span is not None and span.start <= match.start("name") < span.end for span in lists):
            continue
        new = scopes_name(name)
        if new is not None and read.names(new):
            yield Edit(match.start("name"), match.end("name"), new)
        else:
            yield Edit(match.start(), match.end(), "")


def _mounted(part: Part) -> Iterator[Edit]:
    """Compose: the services that are handed a secret that has gone, with the key of a list of which none is left."""
    names = {entry.name for entry in part.gone if _is_secret(part.region, entry)}
    text = part.region.text
    for name in sorted(names):
        for item in re.finditer(
            rf"(?m)^(?P<indent>[ \t]*)-[ \t]+[\"']?{re.escape(name)}[\"']?[ \t]*(?:\r?\n|\Z)", text
        ):
            above = text.rfind("\n", 0, max(item.start() - 1, 0)) + 1
            alone = not text.startswith(f"{item['indent']}- ", item.end())
            key = alone and _HANDS_OUT.fullmatch(text[above : item.start()]) is not None
            yield Edit(above if key else item.start(), item.end(), "")


def _is_secret(region: Region, entry: Entry) -> bool:
    return region.language == "yaml" and entry.path[:1] in {("secrets",), ("configs",)} and len(entry.path) <= 2  # noqa: PLR2004


def _declared(part: Part, taken: AbstractSet[str]) -> Iterator[Edit]:
    """Variables of Terraform that nothing takes any more."""
    for match in _VARIABLE.finditer(part.region.text) if part.region.language == "hcl" else ():
        name = match["name"]
        if only_jwt(name) and _STAYS.search(name) is None and flat(name) not in taken:
            yield Edit(match.start(), match.end(), "")


def _keys(part: Part) -> str:
    """What to delete outside the repository, where a key or its password goes."""
    keys = [entry for entry in part.gone if METASCOPE.search(entry.name) is None]
    if not keys:
        return ""
    return outside(
        part.document.path, [part.region.text[entry.span.start : entry.span.end] for entry in keys], part.left()
    )


REWRITER = Rewriter("unread-configuration", 50, _propose, frozenset({CONFIG}))
