"""TypeScript: the types of `@adobe/jwt-auth`, which its successor does not export, and its function as they had it.

`@adobe/auth-token` 1.0.1 exports `auth` alone. Its type wants `environment`, and says that the token may be missing.
Both packages were read: `index.d.ts` of jwt-auth 0.3.3 and 2.0.0, `bin/auth.d.ts` of auth-token 1.0.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

OLD, NEW = "@adobe/jwt-auth", "@adobe/auth-token"
AS_MODULE = (
    "TypeScript finds this ES module with moduleResolution node16, nodenext or bundler; what is compiled to CommonJS "
    "loads it from Node 20.19 on."
)
CONFIG, RESPONSE = "JWTAuthConfig", "JWTAuthResponse"
_SHAPES = {
    CONFIG: "{ clientId: string; clientSecret: string; scope: string; environment?: string }",
    RESPONSE: "{ access_token: string; token_type: string; expires_in: number }",
}
_LANGUAGES = frozenset({"typescript", "tsx"})
_FUNCTIONS = ("fetchToken", "requestToken", "askForToken")
_STATEMENTS = frozenset({"import_statement", "export_statement"})
_SPECIFIERS = frozenset({"import_specifier", "export_specifier"})


class _Type(NamedTuple):
    """A type of the package: its name there, and what a file calls it."""

    original: str
    local: str


def is_typed(code: Code) -> bool:
    """Whether the language has types."""
    return code.region.language in _LANGUAGES


def statements(code: Code) -> Iterator[Node]:
    """The statements that import from the package, or hand on what it exports."""
    for node in code.nodes:
        if node.kind == "string" and code.source(node).strip("'\"`") == OLD:
            found = next((around for around in node.ancestors() if around.kind in _STATEMENTS), None)
            if found is not None:
                yield found


def imports(code: Code, name: Node) -> Iterator[Edit]:
    """The import of the function `name` and of types beside it; the function and the types are declared after it."""
    local = code.source(name)
    statement = next((around for around in name.ancestors() if around.kind in _STATEMENTS), None)
    if statement is None:
        return
    function = next((one for one in _FUNCTIONS if not re.search(rf"\b{one}\b", code.text)), "auth_token")
    end = ";" if code.source(statement).endswith(";") else ""
    quote = code.quote
    yield Edit(statement.start, statement.end, f"import {{ auth as {function} }} from {quote}{NEW}{quote}{end}")
    nested = dict.fromkeys(_Type(one, one) for _, one in _nested(code, local))
    known = [*_types(code, statement), *nested]
    names = {one.original: one.local for one in known}
    lines = [f"type {one.local} = {_SHAPES[one.original]}{end}" for one in known]
    takes, gives = (names.get(one, _SHAPES[one]) for one in (CONFIG, RESPONSE))
    lines += [
        f"const {local} = (options: {takes}) =>",
        f"  {function}({{ environment: {quote}production{quote}, ...options }}) as Promise<{gives}>{end}",
    ]
    at = max(node.end for node in code.nodes if node.kind == "import_statement")
    yield Edit(at, at, code.newline * 2 + code.newline.join(lines))
    yield from (Edit(node.start, node.end, original) for node, original in _nested(code, local))


def alone(code: Code) -> Iterator[Edit]:
    """Statements that take nothing but types from the package, or hand them on: the types are declared instead."""
    for statement in statements(code):
        known = list(_types(code, statement))
        listed = [node for node in statement.descendants() if node.kind in _SPECIFIERS]
        if not known or len(known) != len(listed) or _takes_function(statement):
            continue
        exported = "export " if statement.kind == "export_statement" else ""
        end = ";" if code.source(statement).endswith(";") else ""
        lines = [f"{exported}type {one.local} = {_SHAPES[one.original]}{end}" for one in known]
        if exported:
            yield Edit(statement.start, statement.end, code.newline.join(lines))
            continue
        last = max(node.end for node in code.nodes if node.kind == "import_statement")
        if last == statement.end:
            yield Edit(statement.start, statement.end, code.newline.join(lines))
            continue
        end_of_line = code.line_end(statement.end)
        yield Edit(statement.start, end_of_line, "")
        yield Edit(last, last, code.newline * 2 + code.newline.join(lines))


def literals(code: Code) -> Iterator[Node]:
    """Object literals that are declared to be options of the package: by a variable's type, a result's, or `as`."""
    names = {one.local for statement in statements(code) for one in _types(code, statement) if one.original == CONFIG}
    for node in code.nodes:
        if node.kind != "type_identifier" or code.source(node) not in {*names, CONFIG} or not names | _own(code, node):
            continue
        holder = next((one for one in node.ancestors() if one.kind not in _WRAPPED), None)
        if holder is None:
            continue
        yield from (_plain(one) for one in _values(code, holder) if _plain(one).kind == "object")


_WRAPPED = frozenset(
    {"nested_type_identifier", "type_annotation", "generic_type", "type_arguments", "parenthesized_type"}
)


def _own(code: Code, node: Node) -> set[str]:
    """The name of the function that a type is a member of, where that is the package's: `auth.JWTAuthConfig`."""
    around = node.parent
    nested = around is not None and around.kind == "nested_type_identifier" and any(statements(code))
    return {code.source(around)} if nested and around is not None else set()


def _values(code: Code, holder: Node) -> Iterator[Node]:
    """What has the type that stands in a declaration."""
    if holder.kind in {"variable_declarator", "public_field_definition", "as_expression", "satisfies_expression"}:
        yield holder.parts[0] if holder.kind.endswith("_expression") else holder.parts[-1]
    elif holder.kind == "arrow_function" and holder.parts[-1].kind != "statement_block":
        yield holder.parts[-1]
    elif holder.kind in code.functions:
        for node in holder.descendants():
            if node.kind == "return_statement" and node.parts and code.function(node) is holder:
                yield node.parts[0]


def _plain(node: Node) -> Node:
    while node.kind == "parenthesized_expression" and node.parts:
        node = node.parts[0]
    return node


def _types(code: Code, statement: Node) -> Iterator[_Type]:
    for node in statement.descendants():
        if node.kind in _SPECIFIERS:
            names = [code.source(part) for part in node.parts if part.kind == "identifier"]
            if names and names[0] in _SHAPES:
                yield _Type(names[0], names[-1])


def _takes_function(statement: Node) -> bool:
    clause = statement.child("import_clause", "import_require_clause")
    return clause is not None and any(part.kind in {"identifier", "namespace_import"} for part in clause.parts)


def _nested(code: Code, local: str) -> list[tuple[Node, str]]:
    """Types that are named as members of the function: `auth.JWTAuthConfig`."""
    found = []
    for node in code.nodes:
        if node.kind == "nested_type_identifier" and code.source(node.parts[0]) == local:
            name = code.source(node.parts[-1])
            if name in _SHAPES:
                found.append((node, name))
    return found
