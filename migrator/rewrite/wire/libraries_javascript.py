"""JavaScript and TypeScript: the libraries that send requests, and how each of them takes a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


class Library(NamedTuple):
    """How a library takes a body: its option, whether it wants a `URLSearchParams`, and where `post` takes it."""

    option: str
    search: bool
    second: bool = False
    """Whether `post(url, body)` takes the body as the second argument."""


AXIOS = Library("data", search=True, second=True)
FETCH = Library("body", search=True)
FORM = Library("form", search=False)
JQUERY = Library("data", search=False)
ENCODING = Library("data", search=False, second=True)
"""needle: `post(url, object)` sends a form, whatever its options are."""
SUPERAGENT = Library("send", search=False)
_MODULES = {
    "axios": AXIOS,
    "@nestjs/axios": AXIOS,
    "node-fetch": FETCH,
    "cross-fetch": FETCH,
    "isomorphic-fetch": FETCH,
    "ky": FETCH,
    "undici": FETCH,
    "request": FORM,
    "request-promise": FORM,
    "request-promise-native": FORM,
    "got": FORM,
    "jquery": JQUERY,
    "needle": ENCODING,
    "superagent": SUPERAGENT,
}
_GLOBALS = {"fetch": FETCH, "axios": AXIOS, "$": JQUERY, "jQuery": JQUERY}
_BY_QUERY = {"qs": FORM, "searchParams": FORM, "params": AXIOS, "query": AXIOS}
"""Who calls the query of a request so: request says `qs`, got `searchParams`, axios `params`."""


def library_of(code: Code, call: Node) -> Library | None:
    """The library that a call is made of, by the import of its name; None where the name is something else."""
    root = re.match(r"(?:await\s+)?([\w$]+)", code.source(call.parts[0]))
    if root is None:
        return None
    module = next((one.module for one in code.facts.imports if root[1] in one.names), "")
    made = re.search(rf"\b{re.escape(root[1])}\s*=\s*axios\.create\(", code.text)
    if root[1] == "this" and re.search(r"(?i)\.(?:http|axios)\w*\.", code.source(call.parts[0])):
        module = "@nestjs/axios" if "@nestjs/axios" in {one.module for one in code.facts.imports} else ""
    return _MODULES.get(module) or (AXIOS if made is not None else None if module else _GLOBALS.get(root[1]))


def by_query(code: Code, call: Node | None, option: str) -> Library:
    """The library behind a call that takes its query as `option`: by its name, by what is imported, by the option."""
    found = library_of(code, call) if call is not None else None
    imported = next((_MODULES[one.module] for one in code.facts.imports if one.module in _MODULES), None)
    return found or imported or _BY_QUERY[option]
