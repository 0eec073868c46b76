"""JavaScript: the object literal that an expression stands for, in its file or in the one it is imported from."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from migrator.rewrite.code import codes
from migrator.rewrite.sdk.objects import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PATH = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_REQUIRED = re.compile(r"require\(\s*['\"`](?P<module>[^'\"`]+)['\"`]\s*\)(?P<path>(?:\.\w+)*)")
_EXPORTS = re.compile(r"(?:module\.)?exports(?P<path>(?:\.\w+)?)")
_ENDINGS = ("", ".js", ".mjs", ".cjs", ".ts", ".mts", ".jsx", ".tsx", "/index.js", "/index.ts", "/index.mjs")
_SOURCES = tuple(ending for ending in _ENDINGS if ending.startswith("."))
_MOST_FILES = 4000
_DEEPEST = 6
_NOTHING = frozenset({"undefined", "null", "false", "{}"})


class Held(NamedTuple):
    """An object literal and the code that it stands in."""

    code: Code
    literal: Node


def held(context: Context, code: Code, expression: str, depth: int = 0) -> Held | None:
    """The literal that a name, or a member of one, holds; None where that is not plain to see."""
    if _PATH.fullmatch(expression) is None or depth > _DEEPEST:
        return None
    root, *path = expression.split(".")
    if root == "this":
        return _kept(context, code, path, depth)
    for node in code.nodes:
        if node.kind == "variable_declarator" and len(node.parts) > 1:
            found = _declared(context, code, node, root, path, depth)
        elif node.kind == "import_statement":
            found = _imported(context, code, node, root, path, depth)
        else:
            continue
        if found is not None:
            return found
    return _constructed(context, code, root, path, depth)


def _kept(context: Context, code: Code, path: list[str], depth: int) -> Held | None:
    """What a field of the object holds, which is given its value once: `this.credentials = options.credentials`."""
    given = [
        node
        for node in code.nodes
        if node.kind == "assignment_expression" and code.source(node.parts[0]) == ".".join(["this", *path[:1]])
    ]
    return _within(context, code, given[0].parts[-1], path[1:], depth + 1) if path and len(given) == 1 else None


def _constructed(context: Context, code: Code, root: str, path: list[str], depth: int) -> Held | None:
    """What the one construction of a class hands its constructor."""
    for node in code.nodes:
        listed = node.child("formal_parameters") if node.kind == "method_definition" else None
        names = [code.source(part) for part in listed.parts] if listed is not None else []
        if root not in names or code.source(node.parts[0]) != "constructor":
            continue
        own = next((one for one in node.ancestors() if one.kind in {"class_declaration", "class"}), None)
        name = code.source(own.parts[0]) if own is not None and "identifier" in own.parts[0].kind else ""
        sites = list(_constructions(context, name)) if name else []
        index = names.index(root)
        if len(sites) == 1 and index < len(sites[0][1]):
            return _within(context, sites[0][0], sites[0][1][index], path, depth + 1)
    return None


def _constructions(context: Context, name: str) -> Iterator[tuple[Code, list[Node]]]:
    """Every `new Name(…)` of the tree, with what it is given."""
    paths = [path for path in context.draft.source.paths if path.endswith(_SOURCES)][:_MOST_FILES]
    for path in paths:
        if f"new {name}" not in context.draft.text(path):
            continue
        for code in codes(context.draft.document(path)):
            for node in code.nodes:
                if node.kind == "new_expression" and code.source(node.parts[0]).rpartition(".")[2] == name:
                    yield code, node.parts[-1].parts if node.parts[-1].kind == "arguments" else []


def _declared(context: Context, code: Code, declarator: Node, root: str, path: list[str], depth: int) -> Held | None:
    target, value = declarator.parts[0], declarator.parts[-1]
    if target.kind == "identifier" and code.source(target) == root:
        required = _REQUIRED.fullmatch(code.source(value))
        if required is not None:
            taken = [*required["path"].split(".")[1:], *path]
            return _offered(context, code, required["module"], taken, depth)
        return _within(context, code, value, path, depth)
    if target.kind != "object_pattern":
        return None
    for part in target.parts:
        name = code.source(part.parts[-1] if part.kind == "pair_pattern" else part)
        if name != root or part.kind not in {"pair_pattern", "shorthand_property_identifier_pattern"}:
            continue
        key = code.source(part.parts[0] if part.kind == "pair_pattern" else part)
        required = _REQUIRED.fullmatch(code.source(value))
        if required is not None:
            taken = [*required["path"].split(".")[1:], key, *path]
            return _offered(context, code, required["module"], taken, depth)
        return held(context, code, ".".join([code.source(value), key, *path]), depth + 1)
    return None


def _imported(context: Context, code: Code, statement: Node, root: str, path: list[str], depth: int) -> Held | None:
    """`import root`, `import {root}`, `import {name as root}` and `import * as root`."""
    clause, source = statement.child("import_clause"), statement.child("string")
    if clause is None or source is None:
        return None
    for node in clause.descendants():
        if node.kind != "identifier" or code.source(node) != root or node.parent is None:
            continue
        if node.parent.kind == "import_specifier":
            taken = [code.source(node.parent.parts[0]), *path]
        else:
            taken = [*(["default"] if node.parent is clause else []), *path]
        return _offered(context, code, code.source(source).strip("'\"`"), taken, depth)
    return None


def _offered(context: Context, code: Code, module: str, path: list[str], depth: int) -> Held | None:
    """What another file of the tree gives under a path of names."""
    if not module.startswith("."):
        return None
    folder = PurePosixPath(code.document.path).parent
    for ending in _ENDINGS:
        name = _normal(folder / (module.removesuffix(".js") if ending == ".ts" else module), ending)
        if name not in context.draft.source.paths:
            continue
        for other in codes(context.draft.document(name)):
            for exported, value in _exports(other):
                if path[: len(exported)] == exported:
                    found = _within(context, other, value, path[len(exported) :], depth)
                    if found is not None:
                        return found
    return None


def _normal(path: PurePosixPath, ending: str) -> str:
    parts: list[str] = []
    for part in f"{path}{ending}".split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {".", ""}:
            parts.append(part)
    return "/".join(parts)


def _exports(code: Code) -> Iterator[tuple[list[str], Node]]:
    """What a file offers, by the path of its name; the whole of a CommonJS module has none."""
    for node in code.nodes:
        if node.kind == "assignment_expression":
            match = _EXPORTS.fullmatch(code.source(node.parts[0]))
            if match is not None:
                yield match["path"].split(".")[1:], node.parts[-1]
                yield ["default", *match["path"].split(".")[1:]], node.parts[-1]
        elif node.kind == "export_statement":
            if node.child("default") is not None and node.parts:
                yield ["default"], node.parts[-1]
            for declarator in (one for part in node.parts for one in part.parts if one.kind == "variable_declarator"):
                yield [code.source(declarator.parts[0])], declarator.parts[-1]
            for one in (one for one in node.descendants() if one.kind == "export_specifier"):
                yield [code.source(one.parts[-1])], one.parts[0]


def _within(  # noqa: PLR0911 - one way out for each shape
    context: Context, code: Code, value: Node, path: list[str], depth: int
) -> Held | None:
    """The literal under a path of keys of a value."""
    while value.kind in {"as_expression", "satisfies_expression", "parenthesized_expression"} and value.parts:
        value = value.parts[0]
    value = _chosen(code, value)
    if value.kind in {"identifier", "member_expression"}:
        return held(context, code, ".".join([code.source(value), *path]), depth + 1)
    if value.kind == "call_expression" and code.source(value).startswith("Object.freeze(") and value.parts[-1].parts:
        return _within(context, code, value.parts[-1].parts[0], path, depth)
    if value.kind != "object":
        return None
    if not path:
        return Held(code, value)
    for part in value.parts:
        if key_of(code, part) == path[0]:
            inner = part.parts[-1] if part.kind == "pair" else part
            if part.kind == "shorthand_property_identifier":
                return held(context, code, ".".join(path), depth + 1)
            return _within(context, code, inner, path[1:], depth)
    return None


def _chosen(code: Code, value: Node) -> Node:
    """The object of `known ? {…} : undefined` and `known && {…}`: what stands there where there is one."""
    if value.kind == "ternary_expression":
        given = [part for part in value.parts[1:] if code.source(part) not in _NOTHING]
        return given[0] if len(given) == 1 and given[0].kind == "object" else value
    if value.kind == "binary_expression" and value.parts[-1].kind == "object" and value.child("&&") is not None:
        return value.parts[-1]
    return value
