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
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.programs import family_of_language
from migrator.rewrite.sdk.options import filled, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

KEYS = {"api_key": "client_id", "client_secret": "client_secret"}
ASSERTION = frozenset({"tech_acct_id", "tech_acct", "private_key_file", "private_key_data", "priv_key_path"})
_PAIRS = frozenset({"pair", "keyword_argument"})
_PLAIN = frozenset({"identifier", "attribute", "subscript"})
_NAMES = ("credentials", "umapi_credentials", "sign_in")
_ELSEWHERE = frozenset({"lambda", "function_definition", "class_definition", "decorated_definition", "while_statement"})
_MOST_FILES = 4000
_GIVEN = "auth_dict"
_OPENS = re.compile(r"with\s+(?:\w+\.)?open\([^\n]*\)\s+as\s+\w+\s*:")


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
    held = [path for path, text in texts.items() if all(key in text for key in KEYS) or _GIVEN in text]
    for path in held:
        document = context.draft.document(path)
        if family_of_language(context.draft.language(path)) != "python" or document.generated:
            continue
        for code in codes(document):
            gone = [one for one in _dead(code) if not _read(texts, name_of(code, one))]
            entries = [one if one.kind in _PAIRS else _around(code, code.statement(one)) for one in gone]
            edits = code.in_file(edits_of(code, [Removal(code, one) for one in entries]))
            if edits:
                yield document, list(edits)


def _around(code: Code, statement: Node) -> Node:
    """A statement with the `with open(…) as file:` that is there for it alone."""
    block = statement.parent
    opened = block.parent if block is not None and len(block.parts) == 1 else None
    plain = opened is not None and _OPENS.match(code.source(opened)) is not None
    return opened if opened is not None and plain else statement


def _put_in(code: Code) -> Iterator[Node]:
    """What is put into a dict that comes from elsewhere, before it is handed over: `given["private_key_data"] = …`."""
    for node in code.nodes if _GIVEN in code.text else ():
        if node.kind == "keyword_argument" and name_of(code, node) == _GIVEN and node.parts[-1].kind in _PLAIN:
            put = (one for one in filled(code, code.source(node.parts[-1])) if one.kind == "assignment")
            yield from (one for one in put if name_of(code, one) in ASSERTION and _is_statement(code, one))


def _is_statement(code: Code, assignment: Node) -> bool:
    return code.source(code.statement(assignment)).strip() == code.source(assignment)


def _dead(code: Code) -> Iterator[Node]:
    yield from _put_in(code)
    for node in code.nodes:
        literal = _literal(code, node)
        parts = [part for part in literal.parts if part.kind in _PAIRS] if literal is not None else []
        target = node.parent.parts[0] if node.parent is not None and node.parent.kind == "assignment" else None
        if target is not None and literal is not None and target.kind in _PLAIN:
            parts += [one for one in filled(code, code.source(target)) if one.kind == "assignment"]
        elif node.kind == "subscript" and node.parent is not None and node.parent.kind == "assignment":
            parts = []
        if KEYS.keys() <= {name_of(code, part) for part in parts}:
            yield from (part for part in parts if name_of(code, part) in ASSERTION)


def _read(texts: dict[str, str], name: str) -> bool:
    """Whether code looks a key up: `auth["tech_acct_id"]`, `auth.get("tech_acct_id")`."""
    looked_up = re.compile(rf"(?:\[|\b(?:get|pop)\()\s*[\"']{name}[\"']\s*(?:\](?!\s*=[^=])|,|\))")
    return any(looked_up.search(text) for text in texts.values())
