"""What a rewritten program still does for the old flow: looked for with the same rules that found it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.detect import detect
from migrator.rewrite.base import Context, Proposal
from migrator.rewrite.code import codes
from migrator.rewrite.feed.described import still_described
from migrator.rewrite.feed.erased import is_type_name
from migrator.rewrite.feed.helpers import helps_others
from migrator.rewrite.feed.includes import loaded
from migrator.rewrite.feed.lookups import read_by_key
from migrator.rewrite.feed.lost import lost
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.owners import of_package
from migrator.rewrite.feed.unfilled import unfilled
from migrator.rewrite.feed.ungiven import ungiven
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.feed.world import TESTS, World
from migrator.rewrite.kinship import Kinship
from migrator.rewrite.programs import NOT_CODE, family, family_of_language
from migrator.rules.registry import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.model import Finding
    from migrator.parse.document import Document
    from migrator.rewrite.base import Program
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import Draft, DraftFile
    from migrator.rewrite.feed.names import Occurrence
    from migrator.rewrite.tree import Node

_GIVEN = frozenset(
    [
        "URLSearchParams",
        "process",
        "Promise",
        "String",
        "System",
        "Environment",
        "Dictionary",
        "FormUrlEncodedContent",
        "StringContent",
        "FormBody",
        "MediaType",
        "ContentType",
        "ENV",
        "getenv",
        "CURLOPT_POSTFIELDS",
        "http_build_query",
        "list",
        "open",
        "os",
        "json",
        "url",
        "strings",
        "string",
    ]
)
"""Names that rewrites bring in: of the language itself, or imported by the rewrite."""
_MODULES = frozenset({"os", "json", "url", "strings"})
"""Those of them that have to be imported."""
_RUNS = {
    "exchange-endpoint": "still names the JWT exchange",
    "jwt-token-parameter": "still sends an assertion",
    "assertion-signing": "still signs an assertion",
    "assertion-claims": "still builds the claims of an assertion",
    "private-key-reference": "still asks for a private key",
    "metascope": "still names a metascope",
}
"""Rules whose findings in code mean that something of the old flow still runs."""
_INDEX = frozenset({"__init__", "index"})
_DECLARED = frozenset({Role.DEFINITION, Role.FIELD, Role.METHOD})
_DECLARING = frozenset({"java", "kotlin", "csharp"})
"""Languages in which what another file offers is a class or a member of one."""
_SWEPT = frozenset({"python", "javascript"})
"""Families in which no metascope stays that nothing reads: one that stays is used."""


def remaining(program: Program, draft: Draft) -> Iterator[Proposal]:
    """A caution for each thing of the old flow that is left in the code of a rewritten program."""
    if program.family in NOT_CODE:
        return
    rules = [rule for rule in load() if rule.id in _RUNS and (rule.id != "metascope" or program.family in _SWEPT)]
    kinship = Kinship(draft, program.family)
    changed = [path for path in program.paths if draft.file(path).changed]
    world = World(Context(program, draft))
    for path in program.paths:
        document = draft.document(path)
        if not any(kinship.related(path, other) for other in changed):
            continue  # what it does, it does on its own: it keeps its finding
        for finding in detect(document, rules):
            if not _counts(document, finding):
                continue
            told = f"{path}:{finding.place.line} {_RUNS[finding.rule_id]}"
            other = helps_others(world, draft, document, finding)
            if TESTS.search(path):
                yield Proposal("", f"{told}: the tests have to follow.")
            elif other:
                yield Proposal("", f"{told}: it stays, for {other} uses it for something else.")
            else:
                yield Proposal("", caution=told)
    yield from _life_unread(program, draft)
    yield from _still_read(world, kinship)
    yield from (Proposal("", caution=told) for told in ungiven(world))
    if program.family == "go":
        yield from _still_filled(world)


_LIFE = re.compile(r"\bexpires_in\b")


def _life_unread(program: Program, draft: Draft) -> Iterator[Proposal]:
    """A caution where the answer said how long its token is good for, and nothing of the file asks for it any more."""
    for file in draft.changed():
        if family(file.current) != program.family or file.hollow or _LIFE.search(file.current.text):
            continue
        match = _LIFE.search(file.original.text)
        if match is not None and not _comment_at(file.original, match.start()):
            line = file.original.position(match.start())[0]
            yield Proposal("", caution=f"{file.original.path}:{line} asked how long the token is good for")


_ASKED_FOR = re.compile(
    r"(?i)private_?key|priv_?key|passphrase|key_?pass|tech(?:nical)?_?acc(?:oun)?t|meta_?scope|\bpem(?:_?file|_?path)?$|pfx|p12"
    r"|key_?store|key_?(?:path|file|location)|cert(?:ificate)?_?(?:path|file|password|thumbprint)"
)
_READS = frozenset({Role.USE, Role.MEMBER, Role.SHORT})
_GIVEN_AS_WORDS = frozenset({"command", "array", "for_statement"})
"""What takes the name of a variable as a word of a shell: `need KEY_FILE`."""


def _still_read(world: World, kinship: Kinship) -> Iterator[Proposal]:
    """A caution for a name that the rewrite took out in one place, and that another place still reads."""
    for name in sorted(world.suspects):
        if _ASKED_FOR.search(name.replace("-", "_").replace(" ", "_")) is None:
            continue
        if _holds_client(world, name):
            continue
        losers = {seed.module.path for seed in world.seeds if name in seed.words}
        for module in world.modules:
            if module.test or not any(kinship.related(module.path, loser) for loser in losers):
                continue
            own = module.path not in losers
            known = module.names.by_name.get(name, ())
            read = next((one.node for one in known if _asks(world, module.names, one, own=own)), None)
            read = read or _as_word(module.code, name) or read_by_key(module.code, name)
            read = read or still_described(module.code, module.names, name)
            if read is not None:
                line = module.code.document.position(module.code.region.offsets.to_file(read.start))[0]
                yield Proposal("", caution=f"{module.path}:{line} still asks for {name}")


def _holds_client(world: World, name: str) -> bool:
    """Whether an object of a name still gives client ID or secret: `technicalAccount.clientId`."""
    taken = re.compile(rf"(?i)\b{re.escape(name)}(?:\?\.|\.|->|\[\W{{1,2}})client_?(?:id|secret)\b")
    return any(taken.search(module.code.text) is not None for module in world.modules if not module.test)


def _as_word(code: Code, name: str) -> Node | None:
    """Shell: where a variable is named to something that looks it up: `need KEY_FILE`."""
    for node in code.nodes if code.grammar.commands and name.isupper() else ():
        named = node.kind == "word" and node.parent is not None and node.parent.kind in _GIVEN_AS_WORDS
        if named and code.source(node) == name:
            return node
    return None


_KEY = re.compile(
    r"(?i)^(?:rsa|pem|signing|jwt|priv\w{0,8}|sign\w{0,6})?_?key(?:_?(?:bytes|data|pem|file|path))?$|^pem\w{0,8}$"
)
_SET = re.compile(r"\s{0,4}=(?!=)")


def _still_filled(world: World) -> Iterator[Proposal]:
    """Go, where a field is never read without what holds it: a key that is still put into one, for nobody."""
    for name in sorted(filter(_KEY.search, world.suspects)):
        known = [
            (module, one) for module in world.modules if not module.test for one in module.names.by_name.get(name, ())
        ]
        members = [(module, one) for module, one in known if one.role is Role.MEMBER]
        if members and all(_SET.match(module.code.text, one.node.end) for module, one in members):
            module, one = members[0]
            line = module.code.document.position(module.code.region.offsets.to_file(one.node.start))[0]
            yield Proposal("", caution=f"{module.path}:{line} still fills {name}, which nothing reads any more")


_DEMANDS = re.compile(r"\bfetch\b|\bFile\b|\bread|!")
"""A value that cannot be had when the key is not there."""


def _asks(world: World, names: Names, one: Occurrence, *, own: bool) -> bool:
    """A read, or a parameter that nothing reads: whoever calls the function has to have a value for it."""
    if one.role is not Role.PARAMETER:
        return _reads(names, one, own=own)
    scope, listed = names.scope(one), one.node.parent
    written = scope is not None and any(part.kind in one.code.habits.blocks for part in scope.parts)
    if listed is not None and listed.kind == "keyword_parameter" and not _demanded(world, one.name):
        return False
    return written and all(other is one or names.scope(other) is not scope for other in names.by_name[one.name])


def _demanded(world: World, name: str) -> bool:
    """Ruby: whether a call gives a named argument what may be missing."""
    return any(
        node.kind == "pair"
        and code.source(node.parts[0]).strip(":") == name
        and _DEMANDS.search(code.source(node.parts[-1]))
        for code in (module.code for module in world.modules)
        for node in code.nodes
    )


def _reads(names: Names, one: Occurrence, *, own: bool) -> bool:
    """Whether a name is read; in a file that has lost none of it, a variable of its own is another thing.

    So is an object of which something is read that has another name: `technicalAccount.clientId`.
    """
    apart = (
        of_package(names.code, one.node, frozenset())
        or is_type_name(names.code, one.node)
        or (own and one.role is Role.USE and _bound(names, one))
    )
    if one.role not in _READS or apart:
        return False
    parent, code = one.node.parent, names.code
    holds = parent is not None and parent.kind in code.grammar.members and parent.parts[0] is one.node
    return not (holds and _bound(names, one) and not only_jwt(code.source(parent.parts[-1]) if parent else ""))


def dangling(program: Program, draft: Draft) -> str:
    """A name that a rewritten file uses and nothing gives it any more, with its place; empty when there is none."""
    if program.family in NOT_CODE:
        return ""
    for file in draft.changed():
        if family(file.current) != program.family or file.hollow:
            continue
        before = {name for code in codes(file.original) for name in _unbound(code)}
        for code in codes(file.current):
            for name, offset in _unbound(code).items():
                if (
                    name not in before
                    and (name not in _GIVEN or name in _MODULES)
                    and not _offered(program, draft, file, name)
                ):
                    line = file.current.position(code.region.offsets.to_file(offset))[0]
                    return f"{file.current.path}:{line} would use {name!r}, which nothing defines"
    demanded = unfilled(draft) if program.family == "ruby" else ""
    return next(_unoffered(program, draft), "") or loaded(program, draft) or lost(program, draft) or demanded


def _unoffered(program: Program, draft: Draft) -> Iterator[str]:
    """Names that a file imports from one that has lost them."""
    changed = [file for file in draft.changed() if family(file.current) == program.family]
    if not changed or program.family not in _SWEPT:
        return
    paths = [path for path in draft.source.paths if family_of_language(draft.language(path)) == program.family]
    for path in dict.fromkeys([*program.paths, *paths]):
        file = draft.file(path)
        if file.hollow or TESTS.search(path):
            continue
        for one in (one for region in file.current.regions[:1] for one in region.facts.imports):
            stem = PurePosixPath(one.module.replace(".", "/") if program.family == "python" else one.module).stem
            for other in changed:
                at = PurePosixPath(other.current.path)
                if other is file or stem not in {at.stem, at.parent.name if at.stem in _INDEX else at.stem}:
                    continue
                for name in one.names:
                    word = re.compile(rf"\b{re.escape(name)}\b")
                    if word.search(other.original.text) and (other.hollow or not word.search(other.current.text)):
                        yield f"{path} would import {name!r} from {other.current.path}, which has lost it"


_GRANT = "client_credentials"
_NEEDED = re.compile(r"\bclient_(?:id|secret)\b")


def requestless(draft: Draft, proposals: Iterable[Proposal]) -> str:
    """That a request was rewritten, and it or a parameter of it is nowhere any more; empty where all of it stands."""
    written = {
        path for one in proposals for path, edits in one.edits.items() for edit in edits if _GRANT in edit.replacement
    }
    stands = any(_GRANT in file.current.text for file in draft.changed())
    if written and not stands:
        return "the request itself would go with what made the assertion"
    for file in (draft.file(path) for path in sorted(written)):
        lost = set(_NEEDED.findall(file.original.text)) - set(_NEEDED.findall(file.current.text))
        if lost:
            return f"the request in {file.current.path} would lose {', '.join(sorted(lost))}"
    return ""


def _unbound(code: Code) -> dict[str, int]:
    """Names that are used where nothing binds them, with a place."""
    names = code.once(Names)
    return {
        name: one.node.start
        for name, occurrences in names.by_name.items()
        for one in occurrences
        if name and one.role in {Role.USE, Role.SHORT} and not _bound(names, one) and not _has_default(one.node)
    }


def _has_default(node: Node) -> bool:
    """`${NAME:-value}` of a shell does without the name."""
    around = node.parent
    return around is not None and around.kind == "expansion" and any(one.kind in {":-", "-"} for one in around.children)


def _bound(names: Names, use: Occurrence) -> bool:
    scope = names.scope(use)
    kinds = {Role.BIND, Role.PARAMETER, Role.DEFINITION, Role.IMPORT, Role.FIELD, Role.METHOD}
    return any(
        one.role in kinds and (names.scope(one) is scope or one.role in {Role.FIELD, Role.METHOD})
        for one in names.by_name[use.name]
    )


def _offered(program: Program, draft: Draft, file: DraftFile, name: str) -> bool:
    """Whether another file of the family, as it stands, defines a name that needs no import."""
    region = file.current.regions[0]
    if region.language in {"python", "javascript", "typescript", "tsx"}:
        return False
    word = re.compile(rf"\b{re.escape(name)}\b")
    paths = dict.fromkeys([*program.paths, *draft.source.paths])
    declared = region.language in _DECLARING
    return any(
        word.search(draft.text(path)) is not None and (not declared or _declares(draft.document(path), name))
        for path in paths
        if path != file.current.path and family_of_language(draft.language(path)) == program.family
    )


def _declares(document: Document, name: str) -> bool:
    """Whether a file declares a name, and does not only use it."""
    return any(one.role in _DECLARED for code in codes(document) for one in code.once(Names).by_name.get(name, ()))


def _counts(document: Document, finding: Finding) -> bool:
    """A name alone does no harm: an address still called `ims_exchange` may well hold the new one."""
    if finding.exempt or document.generated or _in_comment(document, finding):
        return False
    return finding.rule_id != "exchange-endpoint" or "/jwt" in _line(document, finding)


def _line(document: Document, finding: Finding) -> str:
    return document.text[finding.place.start : finding.place.end]


def _in_comment(document: Document, finding: Finding) -> bool:
    return _comment_at(document, finding.place.start)


def _comment_at(document: Document, offset: int) -> bool:
    region = document.regions[0]
    spans = [(comment.span.start, comment.span.end) for comment in region.facts.comments]
    if region.language == "python":
        spans += [(one.start, one.end) for code in codes(document) for one in code.nodes if _is_docstring(one)]
    return any(region.offsets.to_file(start) <= offset < region.offsets.to_file(end) for start, end in spans)


def _is_docstring(node: Node) -> bool:
    return node.kind == "string" and node.parent is not None and node.parent.kind == "expression_statement"
