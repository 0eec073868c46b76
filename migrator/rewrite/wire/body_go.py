"""Go: a multipart writer becomes `url.Values`, and the request gets its urlencoded form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.wire.bodies import URLENCODED, urlencoded
from migrator.rewrite.wire.requests import mentions, outermost, receiver_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_WRITER = re.compile(r"multipart\.NewWriter\(\s*&?(\w+)\s*\)$")
_WRITER_TYPE = re.compile(r"\*multipart\.Writer\b")
_TYPE = re.compile(r'(?i)("content-type"\s*,\s*)"(?:multipart/form-data[^"]*|application/json)"')


def _propose(context: Context) -> Iterator[Proposal]:
    yield from urlencoded(context, _edits)


def _edits(code: Code, entry: Entry) -> Iterator[Edit]:
    own = list(_body(code, entry))
    yield from own
    yield from imported(code, own)


def _body(code: Code, entry: Entry) -> Iterator[Edit]:
    span = _sender(code, entry) or outermost(code, code.smallest(entry.span))
    name = receiver_of(code, entry)
    if name is None or next(_buffers(code, name, span), None) is None:
        name = next(_writers(code, span), None)
    buffer = next(_buffers(code, name, span), None) if name is not None else None
    if name is not None and buffer is not None:
        package = _package(code, span)
        for node in mentions(code, name, span):
            yield from _writer(code, node, name, package)
        for node in mentions(code, buffer, span):
            yield from _buffer(code, node, name)
        for helper in _helpers(code, name, span):
            yield from _helper(code, helper, package)
    for match in _TYPE.finditer(code.text, span.start, span.end):
        yield Edit(match.end(1), match.end(), f'"{URLENCODED}"')


def _sender(code: Code, entry: Entry) -> Span | None:
    """The function of the same file that is given the map of the parameters, when nobody else calls it."""
    literal = code.smallest(entry.container)
    while literal.parent is not None and literal.parent.kind in {"composite_literal", "literal_value"}:
        literal = literal.parent
    listed = literal.parent
    call = listed.parent if listed is not None and listed.kind == "argument_list" else None
    if call is None or call.kind != "call_expression":
        return None
    name = code.source(call.parts[0]).rpartition(".")[2]
    function = next(
        (
            node
            for node in code.nodes
            if node.kind in {"function_declaration", "method_declaration"}
            and any(code.source(part) == name for part in node.parts if part.kind in code.habits.lexical)
        ),
        None,
    )
    if function is None or len(re.findall(rf"\b{re.escape(name)}\(", code.text)) != 2:  # noqa: PLR2004 - it and its call
        return None
    return Span(function.start, function.end)


def _writers(code: Code, span: Span) -> Iterator[str]:
    """The multipart writers whose fields come out of a map, `w.WriteField(name, value)`, or are a helper's work."""
    for node in code.within(span):
        if node.kind != "short_var_declaration" or _WRITER.search(code.source(node).strip()) is None:
            continue
        name = code.source(node.parts[0])
        mapped = rf"\b{re.escape(name)}\.WriteField\([\w.\[\]]+, *[\w.\[\]]+\)"
        if re.search(mapped, code.text[span.start : span.end]) or any(_helpers(code, name, span)):
            yield name


def _helpers(code: Code, name: str, span: Span) -> Iterator[tuple[Node, str]]:
    """The functions of the file that are given the writer, with what they call it."""
    given = set(re.findall(rf"\b(\w+)\(\s*{re.escape(name)}\s*[,)]", code.text[span.start : span.end]))
    for node in code.nodes:
        if node.kind != "function_declaration" or code.source(node.parts[0]) not in given:
            continue
        first = next((one for one in node.descendants() if one.kind == "parameter_declaration"), None)
        if first is not None and _WRITER_TYPE.search(code.source(first)):
            yield node, code.source(first.parts[0])


def _helper(code: Code, helper: tuple[Node, str], package: str) -> Iterator[Edit]:
    """A function that writes one field: it is given the values, and nothing of it can fail any more."""
    function, name = helper
    span = Span(function.start, function.end)
    match = _WRITER_TYPE.search(code.text, span.start, span.end)
    if match is not None:
        yield Edit(match.start(), match.end(), f"{package}.Values")
    for node in mentions(code, name, span):
        call = node.parent.parent if node.parent is not None and node.parent.kind == "selector_expression" else None
        returned = call.parent.parent if call is not None and call.parent is not None else None
        if call is None or code.source(call.parts[0]) != f"{name}.WriteField":
            continue
        if returned is not None and returned.kind == "return_statement":
            indent = code.indentation(returned.start)
            source = f"{name}.Set{code.source(call.parts[-1])}{code.newline}{indent}return nil"
            yield Edit(returned.start, returned.end, source)
        else:
            yield from _writer(code, node, name, package)


def _buffers(code: Code, name: str, span: Span) -> Iterator[str]:
    """What the writer writes to."""
    for node in mentions(code, name, span):
        binder = node.parent.parent if node.parent is not None else None
        if binder is not None and binder.kind in {"short_var_declaration", "assignment_statement"}:
            match = _WRITER.search(code.source(binder).strip())
            if match is not None:
                yield match[1]


def _package(code: Code, span: Span) -> str:
    """By what name net/url is called: another one where the function calls something else `url`."""
    taken = any(
        node.kind == "parameter_declaration" and "url" in code.source(node).split(" ") for node in code.within(span)
    )
    return "neturl" if taken or re.search(r"\burl\b\s*(?:,\s*\w+\s*)?:=", code.text[span.start : span.end]) else "url"


def _writer(code: Code, node: Node, name: str, package: str) -> Iterator[Edit]:
    parent = node.parent
    if parent is None:
        return
    binder = parent.parent
    if (
        binder is not None
        and binder.kind in {"short_var_declaration", "assignment_statement"}
        and binder.parts[0] is parent
    ):
        yield Edit(binder.parts[-1].start, binder.parts[-1].end, f"{package}.Values{{}}")
    if parent.kind != "selector_expression" or parent.parent is None:
        return
    call, method = parent.parent, code.source(parent.parts[-1])
    statement = code.statement(call)
    if method == "WriteField":
        listed = call.parts[-1]
        yield Edit(statement.start, statement.end, f"{name}.Set{code.source(listed)}")
        yield from _check(code, statement)
    elif method == "Close":
        yield Edit(code.line_start(statement.start), code.line_end(statement.end), "")
        yield from _check(code, statement)
    elif method == "FormDataContentType":
        yield Edit(call.start, call.end, f'"{URLENCODED}"')


def _check(code: Code, statement: Node) -> Iterator[Edit]:
    """The `if err != nil` after a statement that gave nothing but the error."""
    following = statement.after()
    while following is not None and not following.named:
        following = following.after()
    gives = statement.kind in {"short_var_declaration", "assignment_statement"}
    if gives and following is not None and following.kind == "if_statement":
        name = code.source(statement.parts[0])
        if name != "_" and code.source(following.parts[0]) == f"{name} != nil":
            yield Edit(code.line_start(following.start), code.line_end(following.end), "")


def _buffer(code: Code, node: Node, name: str) -> Iterator[Edit]:
    """The buffer where it is sent, or given back to who sends it."""
    taken = node
    member = taken.parent
    if member is not None and member.kind == "selector_expression" and member.parent is not None:
        new = _CONTENT.get(code.source(member.parts[-1]))
        if new is not None and member.parent.kind == "call_expression":
            yield Edit(member.parent.start, member.parent.end, new.format(name))
        return
    if taken.parent is not None and taken.parent.kind == "unary_expression":
        taken = taken.parent
    listed = taken.parent
    if listed is not None and listed.kind == "expression_list" and listed.parent is not None:
        if listed.parent.kind == "return_statement":
            yield Edit(taken.start, taken.end, _reader(code, taken, name))
        return
    if listed is None or listed.kind != "argument_list" or listed.parent is None:
        return
    if "NewWriter" not in code.source(listed.parent.parts[0]):
        yield Edit(taken.start, taken.end, f"strings.NewReader({name}.Encode())")


_CONTENT = {"Bytes": "[]byte({}.Encode())", "String": "{}.Encode()", "Len": "len({}.Encode())"}


def _reader(code: Code, returned: Node, name: str) -> str:
    """The body as what a function says that it gives back."""
    function = code.function(returned)
    head = code.text[function.start : function.parts[-1].start] if function is not None else ""
    made = "bytes.NewBufferString" if "bytes.Buffer" in head else "strings.NewReader"
    return f"{made}({name}.Encode())"


def imported(code: Code, edits: list[Edit]) -> Iterator[Edit]:
    """The packages that the new calls need."""
    new = "".join(edit.replacement for edit in edits)
    needed = [path for word, path in (("url.", "net/url"), ("strings.", "strings")) if word in new]
    listed = next((node for node in code.nodes if node.kind == "import_spec_list"), None)
    known = {code.source(node).strip('"') for node in code.nodes if node.kind == "interpreted_string_literal"}
    for path in needed:
        alias = "neturl " if path == "net/url" and "neturl." in new else ""
        if path in known and not alias:
            continue
        if listed is not None and listed.parts:
            before = next((spec for spec in listed.parts if code.source(spec).strip('"') > path), None)
            last = listed.parts[-1]
            at = code.line_start(before.start) if before is not None else code.line_end(last.end)
            yield Edit(at, at, f'\t{alias}"{path}"{code.newline}')
        else:
            declaration = next((node for node in code.nodes if node.kind == "import_declaration"), None)
            at = code.line_end(declaration.end) if declaration is not None else 0
            yield Edit(at, at, f'import {alias}"{path}"{code.newline}')


REWRITER = Rewriter("body-go", 20, _propose, frozenset({"go"}))
