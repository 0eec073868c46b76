"""`@adobe/jwt-auth` becomes `@adobe/auth-token`: call, options, import and manifest.

The new package is ESM-only with a named export (adobe/auth-token ca72abf), so CommonJS code imports it when it first
calls it. It takes clientId, clientSecret and scope; its errors carry the answer of IMS as JSON in the message and no
code.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.parse.facts import Span
from migrator.parse.identify import identify
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.sdk.handed import handed, properties, taken
from migrator.rewrite.sdk.held import held
from migrator.rewrite.sdk.jwt_auth_errors import told_apart
from migrator.rewrite.sdk.jwt_auth_types import AS_MODULE, NEW, OLD, alone, imports, is_typed, literals, statements
from migrator.rewrite.sdk.moves import install, moves
from migrator.rewrite.sdk.objects import filled, key_node, key_of
from migrator.rewrite.wire.requests import mentions
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.held import Held
    from migrator.rewrite.tree import Node

EMPTY: Mapping[str, Node] = MappingProxyType({})
_MOST_FILES = 4000
_GOES = frozenset({"technicalAccountId", "orgId", "privateKey", "passphrase", "metaScopes", "ims"})


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    beside: dict[str, dict[Edit, None]] = {}
    declared, typed = _declared(context), False
    for document in context.documents():
        own: dict[Edit, None] = {}
        for code in codes(document):
            name = next(_imported(code), None)
            typed = typed or (is_typed(code) and name is not None)
            found = list(alone(code)) if is_typed(code) else []
            found += [edit for one in declared.get(id(code), ()) for edit in _options(context, code, one)]
            if name is not None:
                found += _import(code, name)
                found += _calls(context, code, code.source(name), cautions, beside, scoped=bool(declared))
                found += told_apart(code)
            own.update(dict.fromkeys(code.in_file(found) or ()))
        if own:
            edits[document.path] = tuple(own)
    if not edits:
        return
    for path, more in beside.items():
        edits[path] = tuple(dict.fromkeys([*edits.get(path, ()), *more]))
    entry = sdks()["js-jwt-auth"]
    edits |= moves(context, entry, tuple(edits))
    yield Proposal(
        "Move from @adobe/jwt-auth to @adobe/auth-token",
        " ".join([CONFIRM, install(entry), *([AS_MODULE] if typed else [])]),
        edits=edits,
        caution="; ".join(dict.fromkeys(cautions)),
    )


def _declared(context: Context) -> dict[int, list[Node]]:
    """The literals that TypeScript declares to be options of the package, by the code that they stand in."""
    known = [code for document in context.documents() for code in codes(document) if is_typed(code)]
    found = {id(code): list(literals(code)) for code in known}
    return {key: nodes for key, nodes in found.items() if nodes}


def _imported(code: Code) -> Iterator[Node]:
    """The local name of the package's function."""
    for node in code.nodes:
        if node.kind == "string" and code.source(node).strip("'\"`") == OLD:
            holder = node.parent
            if holder is not None and holder.kind == "import_statement":
                clause = holder.child("import_clause")
                parts = clause.parts if clause is not None else []
                parts = [one for part in parts for one in (part.parts if part.kind == "namespace_import" else [part])]
                yield from (part for part in parts if part.kind == "identifier")
            if holder is not None and holder.kind == "import_require_clause":
                yield holder.parts[0]
            declarator = next((around for around in node.ancestors() if around.kind == "variable_declarator"), None)
            if declarator is not None and declarator.parts[0].kind == "identifier":
                yield declarator.parts[0]


def _import(code: Code, name: Node) -> Iterator[Edit]:
    local = code.source(name)
    if is_typed(code) and any(statements(code)):
        yield from imports(code, name)
        return
    statement = next((around for around in name.ancestors() if around.kind == "import_statement"), None)
    quote = code.quote
    if statement is not None:
        named = "auth" if local == "auth" else f"auth as {local}"
        end = ";" if code.source(statement).endswith(";") else ""
        yield Edit(statement.start, statement.end, f"import {{ {named} }} from {quote}{NEW}{quote}{end}")
        return
    declarator = name.parent
    if declarator is not None:
        value = declarator.parts[-1]
        loader = f"async (options) => (await import({quote}{NEW}{quote})).auth(options)"
        yield Edit(value.start, value.end, loader)


def _calls(
    context: Context,
    code: Code,
    name: str,
    cautions: list[str],
    beside: dict[str, dict[Edit, None]],
    *,
    scoped: bool = False,
) -> Iterator[Edit]:
    """The calls of the function; where options are `scoped`, those that are not plain to see name their scope, too."""
    for node in mentions(code, name, Span(0, len(code.text))):
        call = node.parent
        if call is None or call.kind != "call_expression" or call.parts[0] is not node:
            if call is not None and not _declares(node):
                cautions.append(f"{_place(code, node)} hands {name} on: whoever calls it has to give `scope`")
            continue
        given = call.parts[-1].parts
        if len(given) != 1:
            continue
        options = given[0]
        if options.kind == "object":
            cautions += _stage(code, options)
            found = [_elsewhere(context, code, one.parts[0], beside) for one in _spread(options)]
            yield from _options(context, code, options, scoped=any(found))
        elif options.kind in {"identifier", "member_expression"}:
            yield from _variable(context, code, options, cautions, beside, scoped=scoped)
        elif not scoped:
            cautions.append(f"{_place(code, call)} passes its options in a way that is not followed: add `scope`")


def _variable(
    context: Context,
    code: Code,
    options: Node,
    cautions: list[str],
    beside: dict[str, dict[Edit, None]],
    *,
    scoped: bool,
) -> Iterator[Edit]:
    """The options that a name stands for: a literal of the file, what callers hand over, or an object elsewhere."""
    literal = _literal(code, code.source(options))
    later = dict(filled(code, code.source(options)))
    if literal is not None:
        cautions += _stage(code, literal)
        yield from _options(context, code, literal, later)
        return
    given = handed(context, code, options) if not is_typed(code) else []
    if given:
        yield from _by_callers(context, code, given, later, beside)
        return
    gone = [one for name, one in later.items() if name in _GOES]
    yield from edits_of(code, [Removal(code, code.statement(one)) for one in gone])
    if not _elsewhere(context, code, options, beside) and not (scoped and not gone):
        scope = scope_value(context, code)
        yield Edit(options.start, options.end, f"{{ ...{code.source(options)}, scope: {scope} }}")


def _by_callers(
    context: Context, code: Code, given: list[Held], later: Mapping[str, Node], beside: dict[str, dict[Edit, None]]
) -> Iterator[Edit]:
    """The options that the callers of the function around hand it; what else is read of them they go on giving."""
    kept = taken(context) - {"metaScopes", "ims"}
    for one in given:
        if one.code is code:
            yield from _options(context, code, one.literal, later, kept=kept)
            continue
        own = list(_options(context, one.code, one.literal, scoped="metaScopes" in later, kept=kept))
        beside.setdefault(one.code.document.path, {}).update(dict.fromkeys(one.code.in_file(own) or ()))
    if all(one.code is not code for one in given):
        yield from _filled(context, code, later)


_NAMING = frozenset(
    {"import_clause", "import_specifier", "namespace_import", "import_require_clause", "nested_type_identifier"}
)


def _declares(node: Node) -> bool:
    """Whether a mention is the import itself, a key, or the property of another object."""
    parent = node.parent
    return parent is not None and (
        parent.kind in _NAMING
        or (parent.kind == "variable_declarator" and parent.parts[0] is node)
        or (parent.kind in {"pair", "member_expression"} and (parent.parts[0] is not node) == (parent.kind != "pair"))
    )


def _place(code: Code, node: Node) -> str:
    return f"{code.document.path}:{code.document.position(code.region.offsets.to_file(node.start))[0]}"


def _literal(code: Code, name: str) -> Node | None:
    """The object literal that a variable holds."""
    for node in mentions(code, name, Span(0, len(code.text))):
        parent = node.parent
        if parent is not None and parent.kind == "variable_declarator" and parent.parts[0] is node:
            return parent.parts[-1] if parent.parts[-1].kind == "object" else None
    return None


def _stage(code: Code, options: Node) -> Iterator[str]:
    """A caution where the host is none of Adobe's: the new package knows the name of the stage, and no host."""
    for part in options.parts:
        if key_of(code, part) != "ims":
            continue
        literals = [code.source(node) for node in (_host(part), *_host(part).descendants()) if node.kind == "string"]
        foreign = [text for text in literals if "://" in text and "adobelogin.com" not in text]
        if foreign:
            yield f"{_place(code, part)} chose the host {foreign[0]}: {NEW} asks Adobe's own, or its stage"


def _host(part: Node) -> Node:
    """The value of the option `ims`."""
    return part.parts[-1] if part.kind == "pair" else part


def _environment(code: Code, part: Node) -> str:
    """The option that chooses the stage where `ims` did, which may be known when the program runs only; or nothing."""
    value = _host(part)
    known = next(
        (text.value for text in code.facts.texts if (text.span.start, text.span.end) == (value.start, value.end)), "{"
    )
    if "{" not in known:
        return f"environment: {code.literal('stage')}" if "stg1" in known else ""
    test = f"/stg1/.test({code.source(value)})"
    return f"environment: {test} ? {code.literal('stage')} : {code.literal('production')}"


def _spread(options: Node) -> Iterator[Node]:
    return (part for part in options.parts if part.kind == "spread_element")


def _elsewhere(context: Context, code: Code, options: Node, beside: dict[str, dict[Edit, None]]) -> bool:
    """Whether the options stand in an object that names metascopes, in this file or another: it names scopes then."""
    found = held(context, code, code.source(options))
    if found is None:
        return False
    pairs = {key_of(found.code, part): part for part in found.literal.parts}
    metascopes = pairs.get("metaScopes")
    renamed = metascopes is not None and metascopes.kind == "pair" and not _read(context, "metaScopes")
    removals = [
        Removal(found.code, part)
        for name, part in pairs.items()
        if name in _GOES - {"metaScopes", "orgId", "ims"} and not _read(context, name)
    ]
    own = [*edits_of(found.code, removals)]
    if metascopes is not None and renamed:
        key, value = metascopes.parts[0], metascopes.parts[-1]
        own += [Edit(key.start, key.end, "scope"), Edit(value.start, value.end, scope_value(context, found.code))]
        own += _said(found.code, metascopes)
    placed = found.code.in_file(own)
    if not placed:
        return "scope" in pairs
    beside.setdefault(found.code.document.path, {}).update(dict.fromkeys(placed))
    return renamed or "scope" in pairs


_METASCOPES = re.compile(r"(?i)\bmeta-?(?=scopes?\b)")


def _said(code: Code, pair: Node) -> Iterator[Edit]:
    """What the comment in the line of an entry says of metascopes, it says of scopes."""
    end = code.line_end(pair.end)
    for node in code.nodes:
        if node.kind in code.grammar.comments and pair.end <= node.start < end:
            match = _METASCOPES.search(code.text, node.start, node.end)
            if match is not None:
                upper = match.group()[:1].isupper()
                first = code.text[match.end()]
                yield Edit(match.start(), match.end() + 1, first.upper() if upper else first)


def _read(context: Context, name: str) -> bool:
    """Whether code of the tree reads a property: `options.name`, or out of a pattern."""
    word = re.compile(rf"\.{name}\b|[{{,]\s*{name}\s*(?:,|\}}\s*=)")
    paths = [path for path in context.draft.source.paths if family_of_language(identify(path, "")) == "javascript"]
    seen = (path for path in paths[:_MOST_FILES] if word.search(context.draft.text(path)))
    return any(name in properties(code) for path in seen for code in codes(context.draft.document(path)))


def _options(
    context: Context,
    code: Code,
    options: Node,
    later: Mapping[str, Node] = EMPTY,
    *,
    scoped: bool = False,
    kept: frozenset[str] = frozenset(),
) -> Iterator[Edit]:
    """`metaScopes` becomes `scope`; what only the assertion needed goes, also where it is filled in later."""
    given = {key_of(code, part): part for part in options.parts}
    scope = scope_value(context, code)
    stays = {"metaScopes": f"scope: {scope}"}
    if "ims" in given:
        stays["ims"] = _environment(code, given["ims"])
    going = [
        Removal(code, part, text=stays.get(name, ""))
        for name, part in given.items()
        if name in _GOES and name not in kept
    ]
    yield from edits_of(code, going)
    yield from _filled(context, code, later)
    named = scoped or not given.keys().isdisjoint({"metaScopes", "scope"}) or "metaScopes" in later
    if options.parts and not named:
        last = options.parts[-1]
        yield Edit(last.end, last.end, f", scope: {scope}")


def _filled(context: Context, code: Code, later: Mapping[str, Node]) -> Iterator[Edit]:
    """The assignments that fill options later."""
    gone = [one for name, one in later.items() if name in _GOES - {"metaScopes"}]
    yield from edits_of(code, [Removal(code, code.statement(one)) for one in gone])
    metascopes = later.get("metaScopes")
    if metascopes is not None:
        key, value = key_node(metascopes), metascopes.parts[-1]
        yield Edit(key.start, key.end, "scope")
        yield Edit(value.start, value.end, scope_value(context, code))


REWRITER = Rewriter("jwt-auth", 10, _propose, frozenset({"javascript"}))
