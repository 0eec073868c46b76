"""Java: the multipart builder of Apache HttpClient becomes a urlencoded entity, of its version 4 or 5.

Followed are a chain from `MultipartEntityBuilder.create()` to `build()`, and a builder in a variable of one method.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import own_statement
from migrator.rewrite.wire.imports_java import imported
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.requests import mentions, region_of
from migrator.rewrite.wire.scope import CONFIRM, scope_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_BUILDER = "MultipartEntityBuilder"
_IGNORED = frozenset({"setMode", "setCharset", "setContentType", "setBoundary", "setLaxMode", "setStrictMode"})
_PACKAGES = {
    "org.apache.http.entity.mime": (
        "org.apache.http.NameValuePair",
        "org.apache.http.client.entity.UrlEncodedFormEntity",
        "org.apache.http.message.BasicNameValuePair",
    ),
    "org.apache.hc.client5.http.entity.mime": (
        "org.apache.hc.core5.http.NameValuePair",
        "org.apache.hc.client5.http.entity.UrlEncodedFormEntity",
        "org.apache.hc.core5.http.message.BasicNameValuePair",
    ),
}


class _Link(NamedTuple):
    """One call of the builder: the node, the method and its arguments."""

    call: Node
    method: str
    given: list[Node]


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        edits: list[Edit] = []
        for code in codes(document):
            module = next((one.module for one in code.facts.imports if one.module.endswith(f".{_BUILDER}")), "")
            names = _PACKAGES.get(module.rpartition(".")[0])
            for node in code.nodes if names is not None else ():
                if node.kind == "method_invocation" and code.source(node) == f"{_BUILDER}.create()":
                    edits += code.in_file([*_chain(context, code, node), *_variable(context, code, node)]) or ()
            if edits and names is not None:
                edits += code.in_file(list(_imports(code, names, edits))) or ()
        if edits:
            yield Proposal(
                "Send the client credentials grant, urlencoded",
                CONFIRM,
                edits={document.path: tuple(dict.fromkeys(edits))},
            )


def _imports(code: Code, names: tuple[str, ...], edits: list[Edit]) -> Iterator[Edit]:
    new = "".join(edit.replacement for edit in edits)
    others = ("java.util.ArrayList", "java.util.Arrays", "java.util.List", "java.nio.charset.StandardCharsets")
    yield from imported(
        code, [name for name in (*names, *others) if re.search(rf"\b{name.rpartition('.')[2]}\b", new) is not None]
    )


def _chain(context: Context, code: Code, root: Node) -> Iterator[Edit]:
    links: list[_Link] = []
    current = root
    while current.parent is not None and current.parent.kind == "method_invocation":
        current = current.parent
        listed = current.child("argument_list")
        name = current.parts[-2] if len(current.parts) > 1 else current
        links.append(_Link(current, code.source(name), listed.parts if listed is not None else []))
    if not links or links[-1].method != "build":
        return
    rows = _rows(context, code, links[:-1])
    if rows is None:
        return
    first = links[0].call
    broken = "\n" in code.text[root.end : first.end]
    gap = code.newline + code.indentation(first.end) if broken else " "
    head = gap if broken else ""
    listing = f",{gap}".join(rows)
    source = f"new UrlEncodedFormEntity(Arrays.asList({head}{listing}), StandardCharsets.UTF_8)"
    yield Edit(root.start, links[-1].call.end, source)


def _rows(context: Context, code: Code, links: list[_Link]) -> list[str] | None:
    """The pairs of a form; None where a part of it is no text, or none is the assertion."""
    rows: list[str] = []
    found = False
    for link in links:
        if link.method in _IGNORED:
            continue
        if link.method != "addTextBody" or len(link.given) < 2:  # noqa: PLR2004 - name and value
            return None
        found |= code.source(link.given[0]) == f'"{PARAMETER}"'
        rows += _pairs(context, code, link)
    return rows if found else None


def _pairs(context: Context, code: Code, link: _Link) -> list[str]:
    name, value = code.source(link.given[0]), code.source(link.given[1])
    if name != f'"{PARAMETER}"':
        return [f"new BasicNameValuePair({name}, {value})"]
    return [
        f'new BasicNameValuePair("grant_type", "{GRANT}")',
        f'new BasicNameValuePair("scope", {scope_value(context, code)})',
    ]


def _variable(context: Context, code: Code, root: Node) -> Iterator[Edit]:
    declarator = root.parent
    declaration = declarator.parent if declarator is not None else None
    if declarator is None or declaration is None or declarator.kind != "variable_declarator":
        return
    name = code.source(declarator.parts[0])
    edits = [Edit(declaration.parts[0].start, declarator.end, f"List<NameValuePair> {name} = new ArrayList<>()")]
    found = False
    for node in mentions(code, name, region_of(code, root)):
        call = node.parent
        if call is declarator:
            continue
        if call is None or call.kind != "method_invocation" or call.parts[0] is not node:
            return
        method, listed = code.source(call.parts[1]), call.parts[-1].parts
        statement = own_statement(code, call)
        if method == "build":
            edits.append(Edit(call.start, call.end, f"new UrlEncodedFormEntity({name}, StandardCharsets.UTF_8)"))
        elif statement is not None and method in _IGNORED:
            edits.append(Edit(code.line_start(statement.start), code.line_end(statement.end), ""))
        elif statement is not None and method == "addTextBody" and len(listed) > 1:
            found |= code.source(listed[0]) == f'"{PARAMETER}"'
            pairs = _pairs(context, code, _Link(call, method, listed))
            gap = f";{code.newline}{code.indentation(statement.start)}"
            edits.append(Edit(call.start, call.end, gap.join(f"{name}.add({pair})" for pair in pairs)))
        else:
            return
    if found:
        yield from edits


REWRITER = Rewriter("body-apache", 19, _propose, frozenset({"jvm"}))
