"""`umapi_client`: `auth_dict` (2.x) and `JWTAuth` (3.0) become `OAuthS2S`, and the connection's options follow.

Read from umapi-client 2.22 and 3.0.1: `Connection.__init__`, `auth.py`, `functional.py`. OAuthS2S takes client_id and
client_secret, optionally auth_host and ssl_verify; its scopes are built in.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.auth_dicts import emptied
from migrator.rewrite.sdk.home import abroad, own_copy
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.options import MOST_CALLS, name_of
from migrator.rewrite.sdk.pins import pins, stale
from migrator.rewrite.sdk.umapi_connections import connected
from migrator.rewrite.sdk.umapi_tokens import signed
from migrator.rewrite.sdk.umapi_uses import carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MODULE = "umapi_client"
_NEW = re.compile(r"\b(?:JWTAuth|OAuthS2S)\b")
_MOST_FILES = 4000
_CLASSES = frozenset({"Connection", "JWTAuth"})
_ORDER = ("org_id", "client_id", "client_secret")
"""JWTAuth by position, as far as OAuthS2S has it."""


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    old = _is_old(context)
    found = [code for document in abroad(context) for code in codes(document) if _is_user(code)]
    tokens = {code: signed(code) for code in found}
    made = any(one.edits for one in tokens.values())
    for code, done in tokens.items():
        cautions += done.told
        own = [edit for call in _calls(code) for edit in _rewritten(code, *call, cautions, old=old, made=made)]
        placed = code.in_file(dict.fromkeys([*done.edits, *own, *_imports(code, own)]))
        if placed:
            edits[code.document.path] = (*edits.get(code.document.path, ()), *placed)
    if not edits and not cautions:
        return
    for document, gone in emptied(context) if edits else ():
        edits = _merged(edits, {document.path: tuple(gone)})
    entry = sdks()["py-umapi-client"]
    if edits:
        others = carried(context) if old else None
        if others is not None:
            edits = _merged(edits, others.edits)
            cautions += others.told
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        cautions += [*stale(context, edits), *filter(None, [own_copy(context, entry)])]
    yield Proposal(
        "Sign in with OAuthS2S of umapi-client 3",
        f"{install(entry)} {_SCOPES}{_LOG if any(map(_logs, found)) else ''}" if edits else "",
        edits=edits,
        caution="; ".join(dict.fromkeys(cautions)),
    )


def _logs(code: Code) -> bool:
    """Whether a connection is given a logger."""
    return any(
        part.kind == "keyword_argument" and name_of(code, part) == "logger"
        for _, arguments, name in _calls(code)
        for part in arguments.parts
        if name == "Connection"
    )


_SCOPES = "Its scopes are built in: openid, AdobeID, user_management_sdk."
_LOG = " It logs as umapi_client.connection, and takes no logger."


def _is_user(code: Code) -> bool:
    return any(one.module.partition(".")[0] == _MODULE for one in code.facts.imports)


def _is_old(context: Context) -> bool:
    """Whether it was written for 2.x, which knows no class for the sign-in."""
    paths = [path for path in context.draft.source.paths if path.endswith((".py", ".ipynb"))][:_MOST_FILES]
    return not any(_NEW.search(context.draft.text(path)) for path in paths)


def _within(edit: Edit, others: Iterable[Edit]) -> bool:
    """Whether another edit takes the place of an edit out anyway."""
    return any(one.start <= edit.start and edit.end <= one.end for one in others)


def _calls(code: Code) -> Iterator[tuple[Node, Node, str]]:
    """The calls of the package's classes: the call, its arguments, the class."""
    names = {name: name for name in _CLASSES} | _aliases(code)
    called = ((node, code.source(node.parts[0]).rpartition(".")[2]) for node in code.nodes if node.kind == "call")
    for node, name in islice((one for one in called if one[1] in names), MOST_CALLS):
        arguments = node.child("argument_list")
        if arguments is not None:
            yield node, arguments, names[name]


def _aliases(code: Code) -> dict[str, str]:
    """Classes by the names that `import ... as` gives them."""
    found = {}
    for node in code.nodes:
        if (
            node.kind == "aliased_import"
            and node.parent is not None
            and code.source(node.parent).startswith("from umapi")
        ):
            found[code.source(node.parts[-1])] = code.source(node.parts[0])
    return {alias: name for alias, name in found.items() if name in _CLASSES}


def _rewritten(
    code: Code, call: Node, arguments: Node, name: str, cautions: list[str], *, old: bool, made: bool
) -> Iterator[Edit]:
    options = {name_of(code, part): part for part in arguments.parts if part.kind == "keyword_argument"}
    if name == "JWTAuth":
        yield from _from_jwt_auth(code, call, arguments, options)
        return
    done = connected(code, call, old=old, signed=made)
    yield from done.edits
    cautions += [done.told] if done.told else []


def _from_jwt_auth(code: Code, call: Node, arguments: Node, options: dict[str, Node]) -> Iterator[Edit]:
    """`JWTAuth(org_id, client_id, client_secret, …)` of 3.0."""
    callee = call.parts[0]
    name = callee.parts[-1] if callee.kind == "attribute" else callee
    yield Edit(name.start, name.end, "OAuthS2S")
    positional = [part for part in arguments.parts if part.kind not in {"keyword_argument", "comment"}]
    gone = [part for at, part in enumerate(positional) if at >= len(_ORDER) or _ORDER[at] == "org_id"]
    kept = {"client_id", "client_secret", "auth_host", "ssl_verify"}
    gone += [part for key, part in options.items() if key not in kept]
    yield from edits_of(code, [Removal(code, part) for part in gone])


def _imports(code: Code, found: list[Edit]) -> Iterator[Edit]:
    """`from umapi_client import Connection` gets the new name beside the old ones."""
    if not found:
        return
    bare = any(re.search(r"(?<![\w.])OAuthS2S", edit.replacement) for edit in found)
    for node in code.nodes:
        if node.kind != "import_from_statement" or code.source(node.parts[0]) != _MODULE:
            continue
        names = node.parts[1:]
        old = next((one for one in names if code.source(one) == "JWTAuth"), None)
        known = any(code.source(one) == "OAuthS2S" for one in names)
        if old is not None and not known:
            yield Edit(old.start, old.end, "OAuthS2S")
        elif bare and not known and names and old is None:
            yield Edit(names[-1].end, names[-1].end, ", OAuthS2S")
            return


def _merged(edits: dict[str, tuple[Edit, ...]], others: dict[str, tuple[Edit, ...]]) -> dict[str, tuple[Edit, ...]]:
    """Edits of both, those of `others` but where they fall into one that takes the place anyway."""
    result = dict(edits)
    for path, found in others.items():
        known = edits.get(path, ())
        result[path] = (*known, *(one for one in found if not _within(one, known)))
    return result


REWRITER = Rewriter("umapi-client", 10, _propose, frozenset({"python"}))
