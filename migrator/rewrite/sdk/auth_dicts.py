"""The dict of credentials that umapi_client 2.x takes: where it is made, and what OAuthS2S takes out of it.

It is known by its keys, wherever it is made: in a function, a method, another file. `Connection` of 2.22 looks up
`api_key`, `client_secret`, `tech_acct_id` and a private key in it, by those names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.library_reads import UMAPI
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.sdk.arguments import arguments, last
from migrator.rewrite.sdk.options import filled, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

KEYS = {"api_key": "client_id", "client_secret": "client_secret"}
_PAIRS = frozenset({"pair", "keyword_argument"})
_PLAIN = frozenset({"identifier", "attribute", "subscript"})
_NAMES = ("credentials", "umapi_credentials", "sign_in")
_ELSEWHERE = frozenset({"lambda", "function_definition", "class_definition", "decorated_definition", "while_statement"})
_MOST_FILES = 4000


class Taken(NamedTuple):
    """The arguments of OAuthS2S, and the edits that make them possible."""

    named: list[str]
    edits: list[Edit]


def taken(code: Code, value: Node) -> Taken | None:
    """What OAuthS2S takes out of the value of `auth_dict`; None where that cannot be told."""
    literal = _literal(code, value)
    if literal is not None:
        return _from_literal(code, literal)
    source = code.source(value)
    if value.kind in _PLAIN:
        return Taken(_items(code, source), [])
    statement = code.statement(value)
    name = next((one for one in _NAMES if re.search(rf"\b{one}\b", code.text) is None), "")
    around = [one.kind for one in value.ancestors() if one.inside(statement)]
    aside = any(kind in _ELSEWHERE or kind.endswith(("comprehension", "generator_expression")) for kind in around)
    if not name or aside or not code.begins_line(statement.start):
        return None
    text = f"{name} = {source}{code.newline}{code.indentation(statement.start)}"
    return Taken(_items(code, name), [Edit(statement.start, statement.start, text)])


def _items(code: Code, source: str) -> list[str]:
    quote = code.quote
    return [f"{new}={source}[{quote}{old}{quote}]" for old, new in KEYS.items()]


def _literal(code: Code, value: Node) -> Node | None:
    """The node whose parts are the entries of a literal: `{…}`, `dict(…)`."""
    called = value.kind == "call" and code.source(value.parts[0]) == "dict"
    return value.child("argument_list") if called else value if value.kind == "dictionary" else None


def _from_literal(code: Code, literal: Node) -> Taken | None:
    given = {name_of(code, part): code.source(part.parts[-1]) for part in literal.parts if part.kind in _PAIRS}
    others = [part for part in literal.parts if part.kind not in _PAIRS | code.grammar.comments]
    whole = others[0].parts[0] if others and others[0].kind == "dictionary_splat" else others[0] if others else None
    if whole is not None and len(others) == 1 and whole.kind in _PLAIN:
        rest = dict(zip(KEYS, _items(code, code.source(whole)), strict=True))
        return Taken([f"{new}={given[old]}" if old in given else rest[old] for old, new in KEYS.items()], [])
    if not KEYS.keys() <= given.keys():
        return None
    return Taken([f"{new}={given[old]}" for old, new in KEYS.items()], [])


def emptied(context: Context) -> Iterator[tuple[Document, list[Edit]]]:
    """The edits that take what only the assertion needed out of every such dict of the program, by file."""
    paths = [path for path in context.draft.source.paths if path.endswith(".py")][:_MOST_FILES]
    texts = {path: context.draft.text(path) for path in paths}
    held = [path for path, text in texts.items() if all(key in text for key in KEYS) or _MODULE in text]
    for path in held:
        document = context.draft.document(path)
        if family_of_language(context.draft.language(path)) != "python" or document.generated:
            continue
        for code in codes(document):
            gone = [one for one in (*_dead(code), *_added(code)) if not _read(texts, name_of(code, one))]
            entries = dict.fromkeys(one if one.kind in _PAIRS else whole(code, one) for one in gone)
            edits = code.in_file(edits_of(code, [Removal(code, one) for one in entries]))
            if edits:
                yield document, list(edits)


def _dead(code: Code) -> Iterator[Node]:
    for node in code.nodes:
        literal = _literal(code, node)
        parts = [part for part in literal.parts if part.kind in _PAIRS] if literal is not None else []
        target = node.parent.parts[0] if node.parent is not None and node.parent.kind == "assignment" else None
        if target is not None and literal is not None and target.kind in _PLAIN:
            parts += [one for one in filled(code, code.source(target)) if one.kind == "assignment"]
        elif node.kind == "subscript" and node.parent is not None and node.parent.kind == "assignment":
            parts = []
        if KEYS.keys() <= {name_of(code, part) for part in parts}:
            yield from (part for part in parts if name_of(code, part) in UMAPI)


def _added(code: Code) -> Iterator[Node]:
    """What is put into a dict that comes from elsewhere, before it is given as `auth_dict` in the same function."""
    given = [
        node.parts[-1] for node in code.nodes if node.kind == "keyword_argument" and name_of(code, node) == _OPTION
    ]
    given += [one for node in code.nodes if node.kind == "call" and (one := _second(code, node)) is not None]
    names = {(code.source(node), code.function(node)) for node in given if node.kind in _PLAIN}
    for node in code.nodes if names else ():
        target = node.parts[0] if node.kind == "assignment" else None
        if target is None or target.kind != "subscript":
            continue
        named = (code.source(target.parts[0]), code.function(node))
        alone = code.source(code.statement(node)).strip() == code.source(node)
        if alone and named in names and target.parts[-1].kind == "string" and name_of(code, node) in UMAPI:
            yield node


def _second(code: Code, call: Node) -> Node | None:
    """What `Connection` is given by place as `auth_dict`."""
    given = arguments(code, call, ("org_id", _OPTION), spreads=True) if last(code, call.parts[0]) == _CLASS else None
    return given.whole.get(_OPTION) if given is not None else None


def whole(code: Code, node: Node) -> Node:
    """A statement, with the `with open(…)`, `try` or `if` around it that holds nothing else."""
    statement = code.statement(node)
    while (block := statement.parent) is not None and block.kind == "block" and len(block.parts) == 1:
        around = block.parent
        if around is None or around.kind not in _HOLDS or around.child("else_clause", "elif_clause", "finally_clause"):
            break
        if around.kind == "with_statement" and "open(" not in code.text[around.start : block.start]:
            break
        statement = around
    return statement


_MODULE, _OPTION, _CLASS = "umapi_client", "auth_dict", "Connection"
_HOLDS = frozenset({"with_statement", "try_statement", "if_statement"})


def _read(texts: dict[str, str], name: str) -> bool:
    """Whether code looks a key up: `auth["tech_acct_id"]`, `auth.get("tech_acct_id")`."""
    looked_up = re.compile(rf"(?:\[|\b(?:get|pop)\()\s*[\"']{name}[\"']\s*(?:\](?!\s*=[^=])|,|\))")
    return any(looked_up.search(text) for text in texts.values())
