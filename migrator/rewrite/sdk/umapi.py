"""`umapi_client`: `auth_dict` (2.x) and `JWTAuth` (3.0) become `OAuthS2S`, and the connection's options follow.

Read from umapi-client 2.22 and 3.0.1: `Connection.__init__`, `auth.py`, `functional.py`. OAuthS2S takes client_id and
client_secret, optionally auth_host and ssl_verify; its scopes are built in.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.parse.identify import identify
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.sdk.auth_dicts import emptied, taken
from migrator.rewrite.sdk.home import abroad, own_copy
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.options import MOST_CALLS, name_of, place_of
from migrator.rewrite.sdk.pins import pins, stale
from migrator.rewrite.sdk.umapi_actions import actions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MODULE = "umapi_client"
_RENAMED = {
    "user_management_endpoint": "endpoint",
    "timeout_seconds": "timeout",
    "retry_max_attempts": "max_retries",
}
_GONE = frozenset(
    [
        *("logger", "retry_first_delay", "retry_random_delay", "throttle_actions", "throttle_commands"),
        *("throttle_groups", "ims_host", "ims_endpoint_jwt"),
    ]
)
_CLASSES = frozenset({"Connection", "JWTAuth"})
_ORDER = ("org_id", "client_id", "client_secret")
"""JWTAuth by position, as far as OAuthS2S has it."""
_OTHER_API = re.compile(
    r"\b(?:UserAction|UserGroupAction|UserGroupsQuery|IdentityTypes|GroupTypes|RoleTypes|IfAlreadyExistsOptions"
    r"|umapi_client\.legacy|umapi_client\.auth|AccessRequest)\b"
)
"""What is gone, or takes other arguments, from 3.0 on."""
_ACTION = "UserAction"
_MOST_FILES = 4000


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    for document in abroad(context):
        own: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module.partition(".")[0] == _MODULE for one in code.facts.imports):
                found = [edit for call in _calls(code) for edit in _rewritten(code, *call, cautions)]
                own.update(dict.fromkeys(code.in_file([*found, *_imports(code, found)]) or ()))
        if own:
            edits[document.path] = tuple(own)
    if not edits and not cautions:
        return
    for document, gone in emptied(context) if edits else ():
        known = edits.get(document.path, ())
        edits[document.path] = (*known, *(edit for edit in gone if not _within(edit, known)))
    entry = sdks()["py-umapi-client"]
    if edits:
        cautions += _elsewhere(context, edits)
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        cautions += [*stale(context, edits), *filter(None, [own_copy(context, entry)])]
    yield Proposal(
        "Sign in with OAuthS2S of umapi-client 3",
        f"{install(entry)} Its scopes are built in: openid, AdobeID, user_management_sdk." if edits else "",
        edits=edits,
        caution="; ".join(dict.fromkeys(cautions)),
    )


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


def _rewritten(code: Code, call: Node, arguments: Node, name: str, cautions: list[str]) -> Iterator[Edit]:
    options = {name_of(code, part): part for part in arguments.parts if part.kind == "keyword_argument"}
    if name == "JWTAuth":
        yield from _from_jwt_auth(code, call, arguments, options)
        return
    if "auth_dict" not in options:
        if any(part.kind == "dictionary_splat" for part in arguments.parts) and "auth" not in options:
            cautions.append(
                f"{place_of(code, call)} unpacks its options: pass auth=OAuthS2S(client_id=…, client_secret=…)"
            )
        return
    credentials = taken(code, options["auth_dict"].parts[-1])
    if credentials is None:
        cautions.append(f"{place_of(code, call)} builds auth_dict in a way that is not followed: pass auth=OAuthS2S(…)")
        return
    named, edits = credentials
    named += [f"auth_host={code.source(options['ims_host'].parts[-1])}"] if "ims_host" in options else []
    named += [f"ssl_verify={code.source(options['ssl_verify'].parts[-1])}"] if "ssl_verify" in options else []
    qualified = "".join(code.source(call.parts[0]).rpartition(".")[:2]) + "OAuthS2S"
    removals = [Removal(code, options["auth_dict"], text=f"auth={qualified}({', '.join(named)})")]
    removals += [Removal(code, part) for key, part in options.items() if key in _GONE]
    yield from edits
    yield from edits_of(code, removals)
    for old, new in _RENAMED.items():
        if old in options:
            key = options[old].parts[0]
            yield Edit(key.start, key.end, new)
    lost = sorted(key for key in options if key.startswith(("throttle_", "retry_")) and key not in _RENAMED)
    if lost:
        cautions.append(f"{place_of(code, call)} set {', '.join(lost)}, which 3.0 does not take")


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


def _elsewhere(context: Context, edits: dict[str, tuple[Edit, ...]]) -> Iterator[str]:
    """Uses of the package that 3.0 has changed besides the sign-in: added to the edits, or told."""
    for path in [one for one in context.draft.source.paths if identify(one, "") == "python"][:_MOST_FILES]:
        text = context.draft.text(path)
        names = set(_OTHER_API.findall(text)) if _MODULE in text else set()
        settled: set[str] = set()
        for code in codes(context.draft.document(path)) if _ACTION in names else ():
            found, put_right = actions(code)
            placed = code.in_file(found)
            if placed is not None and code.region is code.document.regions[0]:
                edits[path] = (*edits.get(path, ()), *placed)
                settled.update(put_right)
        if left := sorted(names - settled):
            yield f"{path} uses {', '.join(left)}, which umapi-client 3 has changed or dropped: see its release notes"


REWRITER = Rewriter("umapi-client", 10, _propose, frozenset({"python"}))
