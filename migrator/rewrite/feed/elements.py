"""Elements of lists that go, as edits: each with the comma, the `|` or the blank that parted it from the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_CASES = frozenset({"expression_case", "case_statement", "when"})
_ROWS = frozenset({"lexical_declaration", "hash_literal"})
"""Lists whose elements may stand without a mark between them."""


def element_edits(code: Code, parent: Node, gone: list[Node]) -> Iterator[Edit]:
    """Elements of a list: arguments, parameters, entries, imported names, declarators."""
    if parent.kind in code.habits.cases:
        yield from (Edit(code.line_start(node.start), code.line_end(node.end), "") for node in gone)
        return
    if parent.kind == "heredoc_body":
        yield from (Edit(code.line_start(node.start), code.line_end(node.end), "") for node in gone)
        return
    if parent.kind in code.habits.blank_lists:
        yield from _words(code, gone)
        return
    identities = {id(node) for node in gone}
    elements = [
        child for child in parent.parts if child.kind not in code.grammar.comments and _is_element(parent, child)
    ]
    if _goes_whole(code, parent) and {id(one) for one in elements} == identities:
        yield Edit(parent.start, parent.end, "")
        return
    edits = list(_runs(code, elements, identities))
    left = [element for element in elements if id(element) not in identities]
    yield from _still_tuple(code, left[0], edits) if parent.kind == "tuple" and len(left) == 1 else edits
    for node in gone:
        if all(node is not element for element in elements):
            yield _alone(code, parent, node)


def _words(code: Code, gone: list[Node]) -> Iterator[Edit]:
    """Words that blanks part: each with the blank before it, the first ones of a line with the blank after them."""
    led = -1
    for node in gone:
        before, after = node.before(), node.after()
        leads = before is None or (not before.named and before.end == node.start) or before.end == led
        if leads and after is not None and after.named and "\n" not in code.text[node.end : after.start]:
            led = node.end
            yield Edit(node.start, after.start, "")
        else:
            yield Edit(before.end if before is not None and before.end != led else node.start, node.end, "")


def _runs(code: Code, elements: list[Node], gone: set[int]) -> Iterator[Edit]:
    """One edit for each run of neighbours that goes."""
    run: list[Node] = []
    for index, element in enumerate([*elements, None]):
        if element is not None and id(element) in gone:
            run.append(element)
            continue
        if run:
            before = elements[index - len(run) - 1] if index > len(run) else None
            yield _run(code, run, before, last=element is None)
        run = []


def _still_tuple(code: Code, only: Node, edits: list[Edit]) -> Iterator[Edit]:
    """Python: without its comma, a tuple of one would be the one."""
    followed = re.match(r"\s*,", code.text[only.end :]) is not None
    for edit in edits:
        yield Edit(edit.start, edit.end, ",") if edit.start == only.end else edit
    if not followed:
        yield Edit(only.end, only.end, ",")


def _goes_whole(code: Code, listed: Node) -> bool:
    """Whether parentheses go with the last thing in them: not where the call would then read as a variable."""
    return code.habits.bare_calls and listed.children[0].kind == "(" and not _names_variable(code, listed)


def _names_variable(code: Code, listed: Node) -> bool:
    name = listed.before()
    if name is None or listed.parent is None or listed.parent.kind not in code.grammar.calls:
        return False
    if listed.parent.parts[0] is not name:
        return False
    return any(
        node.kind in code.habits.targets and node.parts and code.source(node.parts[0]) == code.source(name)
        for node in code.nodes
    )


def _alone(code: Code, parent: Node, node: Node) -> Edit:  # noqa: PLR0911 - one way out for each shape
    """A part without commas around it: one of several types, a clause after a block."""
    before, after = node.before(), node.after()
    if after is not None and after.kind == "|":
        following = after.after()
        return Edit(node.start, following.start if following is not None else after.end, "")
    if before is not None and before.kind == "|":
        return Edit(before.start, node.end, "")
    if node.kind in code.habits.clauses and before is not None and parent.kind in code.habits.compounds:
        return Edit(before.end, node.end, "")
    if node.kind in _CASES and code.begins_line(node.start):
        end = node.start + len(code.source(node).rstrip())
        return Edit(code.line_start(node.start), code.line_end(end), "")
    if node.kind in {"throws", "resource_specification"}:
        return Edit(before.end if before is not None else node.start, node.end, "")
    if node.kind == "decorator" and not code.text[node.end : code.line_end(node.end)].strip():
        return Edit(code.line_start(node.start), code.line_end(node.end), "")
    return Edit(node.start, node.end, "")


def _is_element(parent: Node, child: Node) -> bool:
    """Whether a child stands between commas, not before the list."""
    before, after = child.before(), child.after()
    beside = {",", "(", ")", "[", "]", "{", "}", ";", None}
    left = before.kind if before is not None else None
    right = after.kind if after is not None else None
    return "," in {left, right} or (left in beside and right in beside) or parent.kind in _ROWS


def _run(code: Code, run: list[Node], before: Node | None, *, last: bool) -> Edit:
    start, end = run[0].start, run[-1].end
    commas = code.habits.separator and run[0].kind != "resource"
    comma = re.match(r"\s*," if commas else r"\s*[,;]", code.text[end:])
    after = end + comma.end() if comma is not None else end
    line_rest = code.text[after : code.line_end(after)]
    whole = code.begins_line(start) and (not line_rest.strip() or line_rest.strip().startswith(("#", "//")))
    if last and before is not None and comma is None:
        return Edit(before.end, end, "")
    if whole:
        return Edit(code.line_start(start), _past_blank(code, code.line_start(start), code.line_end(after)), "")
    if last and before is not None:
        return Edit(before.end, end, "")
    if not line_rest.strip():
        return Edit(len(code.text[:start].rstrip(" \t")), after, "")
    blanks = re.match(r"[ \t]*", code.text[after:])
    return Edit(start, after + (blanks.end() if blanks is not None else 0), "")


def _past_blank(code: Code, start: int, end: int) -> int:
    """The end of lines that go, with the blank line below them where one stands above them, too."""
    above = code.text[code.line_start(start - 1) : start] if start else "x"
    below = code.line_end(end)
    return below if not above.strip() and not code.text[end:below].strip() else end
