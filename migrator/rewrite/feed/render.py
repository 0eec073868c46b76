"""Removals to edits: whole lines go with their comments, elements with their commas, blocks never stay empty."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Removal
    from migrator.rewrite.tree import Node

_ABOUT_JWT = re.compile(
    r"(?i)\bjwt\b|jwt[_ ]?token|assertion|\bsign(?:s|ed|ing|ature)?\b|private.?key|meta.?scope|\bclaims?\b"
    r"|certificate|\bpayload\b"
)


def edits_of(code: Code, removals: Iterable[Removal]) -> list[Edit]:
    """The edits of one stretch of code."""
    by_parent: dict[int, list[Node]] = defaultdict(list)
    parents: dict[int, Node] = {}
    edits: list[Edit] = []
    unwrapped: list[tuple[Node, Node]] = []
    for removal in removals:
        node, parent = removal.node, removal.node.parent
        if removal.keep is not None and removal.keep.kind in code.habits.blocks:
            unwrapped.append((node, removal.keep))
        elif removal.keep is not None:
            edits += [Edit(node.start, removal.keep.start, ""), Edit(removal.keep.end, node.end, "")]
        elif removal.text:
            edits.append(Edit(node.start, node.end, removal.text))
        elif parent is not None:
            by_parent[id(parent)].append(node)
            parents[id(parent)] = parent
    _emptied_groups(by_parent, parents)
    _emptied_declarations(code, by_parent, parents)
    edits += _emptied_types(by_parent, parents)
    for key, nodes in by_parent.items():
        parent = parents[key]
        nodes.sort(key=lambda node: node.start)
        edits += _lines(code, parent, nodes) if _holds_lines(code, parent) else _elements(code, parent, nodes)
    edits += _unwrap(code, unwrapped, edits)
    return [edit for edit in edits if edit.start < edit.end or edit.replacement]


def _emptied_groups(by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> None:
    """Go: where all of `var (` and `)` goes, or all names of one field, the declaration goes."""
    for key in [key for key, parent in parents.items() if parent.kind in {"var_spec_list", "field_declaration"}]:
        group = parents[key]
        names = [part for part in group.parts if group.kind == "var_spec_list" or part.kind == "field_identifier"]
        declaration = group.parent if group.kind == "var_spec_list" else group
        gone = {id(node) for node in by_parent[key]}
        stays = not names or any(id(name) not in gone for name in names)
        if declaration is None or declaration.parent is None or stays:
            continue
        del by_parent[key]
        by_parent[id(declaration.parent)].append(declaration)
        parents[id(declaration.parent)] = declaration.parent


_DECLARED = frozenset({"variable_declarator", "property_element", "const_element"})


def _emptied_declarations(code: Code, by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> None:
    """`var fs = …, path = …;` without any of them is no statement: it goes with the last, and what only wraps it."""
    for key, gone in list(by_parent.items()):
        own = parents[key]
        declared = [part for part in own.parts if part.kind in _DECLARED]
        identities = {id(node) for node in gone}
        if not declared or any(id(part) not in identities for part in declared):
            continue
        declaration = own
        while declaration.parent is not None and declaration.parent.kind in _WRAPS:
            declaration = declaration.parent
        block = declaration.parent
        if block is not None and block.kind in code.habits.blocks:
            del by_parent[key]
            by_parent[id(block)].append(declaration)
            parents[id(block)] = block


_WRAPS = frozenset({"local_declaration_statement", "field_declaration", "export_statement"})


def _emptied_types(by_parent: dict[int, list[Node]], parents: dict[int, Node]) -> list[Edit]:
    """TypeScript: `Options & { key: string }` without the key is `Options`."""
    edits: list[Edit] = []
    for key in [key for key, parent in parents.items() if parent.kind == "object_type"]:
        own = parents[key]
        outer = own.parent
        gone = {id(node) for node in by_parent[key]}
        if outer is None or outer.kind != "intersection_type" or any(id(part) not in gone for part in own.parts):
            continue
        other = next(part for part in outer.parts if part is not own)
        del by_parent[key]
        edits += [Edit(outer.start, other.start, ""), Edit(other.end, outer.end, "")]
    return [edit for edit in edits if edit.start < edit.end]


def _holds_lines(code: Code, parent: Node) -> bool:
    """Whether statements or declarations stand in a node line by line, as in `const (` and `)` of Go."""
    return parent.kind in code.habits.blocks or (parent.kind == "const_declaration" and parent.child("(") is not None)


def _lines(code: Code, block: Node, gone: list[Node]) -> Iterator[Edit]:
    """Statements of one block."""
    identities = {id(node) for node in gone}
    children = [child for child in block.parts if child.kind not in code.grammar.comments]
    needed = block.parent is not None and block.parent.kind != "case_item"
    empty = code.habits.empty if needed and all(id(child) in identities for child in children) else ""
    ranges: list[tuple[int, int]] = []
    for node in gone:
        start, end = _own_lines(code, block, node, identities)
        if ranges and not code.text[ranges[-1][1] : start].strip():
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    for index, (start, end) in enumerate(ranges):
        if empty and index == 0 and block.parent is not None:
            yield Edit(gone[0].start if code.begins_line(gone[0].start) else start, gone[0].start, "")
            indent = code.indentation(gone[0].start)
            yield Edit(start, end, f"{indent}{empty}{code.newline}" if code.begins_line(start) else empty)
            continue
        first, last = _with_blanks(code, block, start, end)
        yield Edit(first, last, code.newline if _parts(code, block, first, last) else "")


def _own_lines(code: Code, block: Node, node: Node, gone: set[int]) -> tuple[int, int]:
    """The lines of a statement, with the comments that belong to it; only the statement where it shares a line."""
    start, end = node.start, node.end
    following = code.text[end : code.line_end(end)]
    tail = re.match(r"[ \t]*(?:;(?!;))?[ \t]*(?:(?:#|//)[^\n]*|/\*[^\n]*\*/[ \t]*)?\r?\n?", following)
    rest = following[tail.end() :] if tail is not None else following
    if not code.begins_line(start) or rest.strip():
        semicolon = re.match(r"[ \t]*;(?!;)[ \t]*", following)
        return start, end + (semicolon.end() if semicolon is not None else 0)
    start = code.line_start(start)
    for comment in _comments_above(code, block, node, gone):
        start = code.line_start(comment.start)
    return start, end + (tail.end() if tail is not None else 0)


def _comments_above(code: Code, block: Node, node: Node, gone: set[int]) -> Iterator[Node]:
    """Comment lines right above a statement, the nearest first, as long as they speak of what goes."""
    siblings = block.children
    at = next(index for index, child in enumerate(siblings) if child is node)
    whole = _paragraph_goes(code, siblings, at, gone)
    below = node
    for comment in reversed(siblings[:at]):
        adjacent = comment.kind in code.grammar.comments and code.begins_line(comment.start)
        if not adjacent or code.text[comment.end : below.start].count("\n") > 1:
            return
        documents = code.source(comment).startswith("/**")
        heads = comment is siblings[0] and block.parent is None
        if not ((whole and not heads) or documents or _ABOUT_JWT.search(code.source(comment))):
            return
        yield comment
        below = comment


def _paragraph_goes(code: Code, siblings: list[Node], at: int, gone: set[int]) -> bool:
    """Whether everything goes from a statement to the next blank line or comment."""
    below = siblings[at]
    for child in siblings[at + 1 :]:
        if code.text[below.end : child.start].count("\n") > 1 or child.kind in code.grammar.comments:
            return True
        if child.named and id(child) not in gone:
            return False
        below = child
    return True


def _with_blanks(code: Code, block: Node, start: int, end: int) -> tuple[int, int]:
    """The range with the blank lines that would be doubled without it."""
    text = code.text
    if start != code.line_start(start):
        return start, end
    above = start
    while above > block.start and not text[code.line_start(above - 1) : above].strip():
        above = code.line_start(above - 1)
    below = end
    while below < len(text) and not text[below : code.line_end(below)].strip() and code.line_end(below) > below:
        below = code.line_end(below)
    first = not text[block.start : above].strip(" \t\r\n{") and (block.parent is not None or not text[:above].strip())
    last = below >= len(text) or not text[below : block.end].strip(" \t\r\n}")
    if last and below < len(text):
        return above, end
    if last:
        return above, below
    if first or (start - above) >= (below - end):
        return start, below
    return above, end


def _parts(code: Code, block: Node, start: int, end: int) -> bool:
    """Whether a range that takes a blank line out would join two paragraphs."""
    text = code.text
    if not code.habits.keeps_paragraphs or start != code.line_start(start):
        return False
    if not re.search(r"\n[ \t]*\r?\n", text[start:end]):
        return False
    head = block.parent is not None and code.line_start(start - 1) <= block.start
    above = text[code.line_start(start - 1) : start] if start > block.start and not head else ""
    return bool(above.strip(" \t\r\n{")) and bool(text[end : min(code.line_end(end), block.end)].strip(" \t\r\n}"))


def _elements(code: Code, parent: Node, gone: list[Node]) -> Iterator[Edit]:
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
    if node.kind == "throws":
        return Edit(before.end if before is not None else node.start, node.end, "")
    if node.kind == "decorator" and not code.text[node.end : code.line_end(node.end)].strip():
        return Edit(code.line_start(node.start), code.line_end(node.end), "")
    return Edit(node.start, node.end, "")


_CASES = frozenset({"expression_case", "case_statement", "when"})
_ROWS = frozenset({"lexical_declaration", "hash_literal"})
"""Lists whose elements may stand without a mark between them."""


def _is_element(parent: Node, child: Node) -> bool:
    """Whether a child stands between commas, not before the list."""
    before, after = child.before(), child.after()
    beside = {",", "(", ")", "[", "]", "{", "}", ";", None}
    left = before.kind if before is not None else None
    right = after.kind if after is not None else None
    return "," in {left, right} or (left in beside and right in beside) or parent.kind in _ROWS


def _run(code: Code, run: list[Node], before: Node | None, *, last: bool) -> Edit:
    start, end = run[0].start, run[-1].end
    comma = re.match(r"\s*," if code.habits.separator else r"\s*[,;]", code.text[end:])
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


def _unwrap(code: Code, pairs: Iterable[tuple[Node, Node]], edits: Iterable[Edit]) -> list[Edit]:
    """The statements of blocks in place of the compounds around them; a line in several of them moves once."""
    cuts: list[Edit] = []
    indents: dict[int, int] = defaultdict(int)
    for node, body in pairs:
        if not body.parts:
            continue
        beside = [
            part for part in body.parts if part.kind in code.grammar.comments and not code.begins_line(part.start)
        ]
        first = next((part for part in body.parts if part not in beside[:1]), body.parts[0])
        last = body.parts[-1]
        head = code.line_start(first.start) if code.begins_line(first.start) else first.start
        cuts.append(Edit(code.line_start(node.start) if head != first.start else node.start, head, ""))
        rest = code.text[last.end : code.line_end(last.end)]
        tail = code.line_end(last.end) if not rest.strip(" \t\r\n;") else last.end
        if tail < node.end:
            stop = code.line_end(node.end) if not code.text[node.end : code.line_end(node.end)].strip() else node.end
            cuts.append(Edit(tail, stop, ""))
        extra = len(code.indentation(first.start)) - len(code.indentation(node.start))
        at = head
        while extra > 0 and head != first.start and at < min(last.end, len(code.text)):
            indents[at] += extra
            at = code.line_end(at)
    return [*cuts, *_moved(code, indents, [*edits, *cuts])]


def _moved(code: Code, indents: dict[int, int], others: list[Edit]) -> Iterator[Edit]:
    """Lines that begin further left now."""
    for at, extra in indents.items():
        meets = any(edit.start < at + extra and at < edit.end for edit in others)
        if not meets and not _in_string(code, at) and not code.text[at : at + extra].strip(" \t"):
            yield Edit(at, at + extra, "")


def _in_string(code: Code, offset: int) -> bool:
    return any(
        node.kind in code.grammar.strings and node.start < offset < node.end
        for node in code.nodes
        if node.start < offset
    )
