"""`expires_in` counts seconds now, it counted milliseconds before (adobe-dev-console S2S/implementation.md).

Only where the value is plainly the field of the token response: a read of `expires_in`, or a variable of that name.
A conversion to seconds is dropped; a sum with a clock in milliseconds gets its factor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.parse.identify import identify
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.meaning.aliases import Aliases, Value
from migrator.rewrite.meaning.clocks import unit_of
from migrator.rewrite.meaning.filters import filters
from migrator.rewrite.programs import CONFIG, NOTEBOOK, PROSE, family, family_of_language
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_FIELD = re.compile(r"(?i)expires?_?-?in(?:_?(?:ms|millis(?:econds)?|secs?|seconds))?\b[\"'`]?(?:\(\))?\)?[\])]?\)?$")
_FIELD_NAME = re.compile(r"(?i)expires?_?-?in")
_CONVERTERS = re.compile(
    r"(?:^|[.\s])(?:int|float|Number|parseInt|parseFloat|Integer|Long\.parseLong|intval|Float|str|Int64|int64|to_i|longValue|find|first|extract|field|ToInt\d+|ToDouble|ToDecimal|Parse)$"
)
_SUMS = frozenset({"+", "-", "<", ">", "<=", ">="})
_STRICT = frozenset({"jvm", "dotnet", "go"})
"""Families in which a use of the field that nobody understands makes the rewrite unsafe."""
_INNOCENT = re.compile(
    r"(?i)(?:seconds?|duration|print\w*|log\w*|write\w*|format|string|append|get\w*|set\w*|put|add|info|debug|equals|valueof|isnull\w*)\W*$"
)
_DIVISIONS = frozenset({"/", "//", "div"})
_THOUSAND = re.compile(r"1_?000(?:\.0*)?[LlfFdDmM]?$|1e3$")
_THOUSANDTH = re.compile(r"0?\.001[fFdDmM]?$|1e-3$")
_MILLISECONDS = {
    "milliseconds": "seconds",
    "ofMillis": "ofSeconds",
    "plusMillis": "plusSeconds",
    "AddMilliseconds": "AddSeconds",
    "FromMilliseconds": "FromSeconds",
    "Millisecond": "Second",
    "MILLISECONDS": "SECONDS",
    "MILLISECOND": "SECOND",
    "addMilliseconds": "addSeconds",
    "ChronoUnit.MILLIS": "ChronoUnit.SECONDS",
}
_MOST_FILES = 4000
_RULE = "expiry-milliseconds"
_SAYS_MILLIS = re.compile(r"(?:_ms|Ms|MS|(?i:millis\w*))$")
_DECLARES = frozenset({"property_signature", "public_field_definition"})
_COMMENT = re.compile(r"(?i)\bmilli-?seconds\b|\bmillis\b|\bms\b")


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in {NOTEBOOK, CONFIG, PROSE}:
        return
    if not any(context.draft.file(path).changed for path in context.program.paths):
        return
    documents = [(document, codes(document)) for document in _documents(context)]
    aliases = _aliases([code for _, known in documents for code in known])
    for document, known in documents:
        edits: dict[Edit, None] = {}
        spots = Spots(context, document)
        for code in known:
            own = [*_edits(code, aliases), *filters(code)]
            own += [edit for edit in _found(code, spots) if not any(_meet(edit, other) for other in own)]
            edits.update(dict.fromkeys(code.in_file(own) or ()))
            if context.program.family in _STRICT:
                yield from _doubts(document, code, aliases)
            else:
                yield from _handed_on(document, code)
        if edits:
            yield Proposal(
                "Count the token's life in seconds",
                "`expires_in` of the new token response counts seconds, that of the exchange counted milliseconds.",
                edits={document.path: tuple(edits)},
            )


def _aliases(known: list[Code]) -> Aliases:
    """The other names under which the program counts with the field."""
    fields = [
        Value(code, _value(code, node))
        for code in known
        for node in code.nodes
        if _is_field(code, node) and not list(_around(code, node))
        if not any(_is_field(code, inner) for inner in node.descendants())  # a sum or date made of it is another thing
    ]
    return Aliases(known, fields, _value)


def _meet(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _found(code: Code, spots: Spots) -> Iterator[Edit]:
    """Divisions by a thousand that the rules found, by whatever name the value goes."""
    for node in code.nodes:
        if node.kind not in code.grammar.binary | {"binary_expression", "binary_operator", "binary"}:
            continue
        if len(node.parts) != 2 or not spots.near(code.region, Span(node.start, node.end), _RULE):  # noqa: PLR2004
            continue
        divides = any(child.kind in _DIVISIONS for child in node.children if not child.named)
        if divides and _THOUSAND.match(code.source(node.parts[1])) and "1000" not in code.source(node.parts[0]):
            yield Edit(node.parts[0].end, node.end, "")


def _documents(context: Context) -> list[Document]:
    """The program's files, those that its rewrite has reached, and those that are handed the field."""
    reached = [file.current for file in context.draft.changed() if family(file.current) == context.program.family]
    known = {document.path: document for document in [*context.documents(), *reached]}
    names = {name for document in known.values() for code in codes(document) for name in _takers(code)}
    if names:
        word = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\s*\(")
        paths = [path for path in context.draft.source.paths if path not in known and TESTS.search(path) is None]
        same = [path for path in paths if family_of_language(identify(path, "")) == context.program.family]
        others = [context.draft.document(path) for path in same[:_MOST_FILES]]
        known |= {other.path: other for other in others if word.search(other.text) and not other.generated}
    return list(known.values())


def _takers(code: Code) -> Iterator[str]:
    """The functions that are given the field."""
    for node in code.nodes:
        if not _is_field(code, node):
            continue
        holder = _value(code, node).parent
        if holder is None or holder.kind not in code.grammar.arguments | {"argument"}:
            continue
        call = next((one for one in holder.ancestors() if one.kind in code.grammar.calls), None)
        if call is not None:
            name = re.split(r"[.:>\s]", callee(code, call))[-1]
            if name.isidentifier() and not _CONVERTERS.search(name):
                yield name


def _edits(code: Code, aliases: Aliases) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind in _DECLARES and _FIELD.search(code.source(node.parts[0])):
            yield from _comments(code, node)
        if not (_is_field(code, node) or aliases.carries(node)):
            continue
        found = list(_around(code, node))
        value = _value(code, node)
        if not found and aliases.counts_millis(value):
            found = [Edit(value.end, value.end, "*1000" if code.region.language == "go" else " * 1000")]
        yield from found
        if found:
            yield from _comments(code, node)
    for node in code.nodes:
        if node.kind in code.grammar.comments and _FIELD_NAME.search(
            code.text, code.line_start(node.start), node.start
        ):
            match = _COMMENT.search(code.source(node))
            if match is not None:
                yield Edit(node.start + match.start(), node.start + match.end(), "seconds")


def _doubts(document: Document, code: Code, aliases: Aliases) -> Iterator[Proposal]:
    """A caution for each use of the field that depends on its unit in a way that is not followed."""
    for node in code.nodes:
        field = _is_field(code, node) or aliases.carries(node)
        if field and not list(_around(code, node)) and _is_counted(code, node, aliases):
            line = document.position(code.region.offsets.to_file(node.start))[0]
            yield Proposal("", caution=f"{document.path}:{line} counts with expires_in, which is in seconds now")


def _handed_on(document: Document, code: Code) -> Iterator[Proposal]:
    """A caution where the field goes on under a name that says milliseconds, or into a timer that counts them."""
    for node in code.nodes:
        if not _is_field(code, node) or list(_around(code, node)):
            continue
        for around in node.ancestors():
            named = around.kind in code.grammar.pairs or around.kind in code.grammar.keywords
            says = (
                named and around.parts[0] is not node and _SAYS_MILLIS.search(code.source(around.parts[0]).strip("\"'"))
            )
            timer = around.kind in code.grammar.calls and re.search(
                r"\bset(?:Timeout|Interval)$", code.source(around.parts[0])
            )
            if says or timer:
                line = document.position(code.region.offsets.to_file(node.start))[0]
                yield Proposal(
                    "", caution=f"{document.path}:{line} hands on expires_in as milliseconds; it counts seconds"
                )
            if says or timer or around.kind in code.habits.blocks | code.functions:
                break


def _is_counted(code: Code, field: Node, aliases: Aliases) -> bool:
    """Whether a sum or a call of unknown unit takes the field."""
    if field.kind in code.grammar.calls and re.search(r"\(\s*[A-Za-z_]", code.source(field)) is not None:
        return False
    current = _climbed(code, field)
    parent = current.parent
    if parent is None or aliases.follows(_value(code, field)):
        return False
    if parent.kind in code.grammar.binary | {"binary_expression"} and len(parent.parts) == 2:  # noqa: PLR2004
        operator = next((child.kind for child in parent.children if not child.named), "")
        other = parent.parts[1] if current is parent.parts[0] else parent.parts[0]
        plain = other.kind in code.grammar.strings or re.fullmatch(r"-?\d+[lL]?|null|nil", code.source(other))
        return operator in _SUMS and not plain and unit_of(code, parent) == ""
    if parent.kind in code.grammar.calls and current is not parent.parts[0]:
        head = code.text[parent.start : current.start]
        return _INNOCENT.search(head) is None
    return False


def _climbed(code: Code, field: Node) -> Node:
    """The field with the conversions and parentheses around it."""
    current = field
    while current.parent is not None:
        parent = current.parent
        through = parent.kind in code.grammar.arguments | {"argument"} | code.habits.transparent | code.grammar.casts
        head = code.text[parent.start : current.start].strip().rstrip("(")
        converts = parent.kind in code.grammar.calls and _CONVERTERS.search(head) and current is parent.parts[-1]
        if not through and not converts:
            break
        current = parent
    return current


def _value(code: Code, field: Node) -> Node:
    """The same, without the list of arguments that it may stand in."""
    around, current = _climbed(code, field), field
    lists = code.grammar.arguments | {"argument"}
    while (
        current is not around
        and current.parent is not None
        and (current.parent is not around or around.kind not in lists)
    ):
        current = current.parent
    return current


def _is_field(code: Code, node: Node) -> bool:
    """An outermost read of the field: `body["expires_in"]`, `token.expires_in`, `getExpiresIn()`, `expires_in`."""
    if node.end - node.start > 200 or not node.named:  # noqa: PLR2004 - a read is short
        return False
    kinds = (
        code.grammar.members
        | code.grammar.subscripts
        | code.habits.lexical
        | code.grammar.calls
        | {"simple_expansion", "expansion"}
    )
    if node.kind not in kinds or _FIELD.search(code.source(node)) is None:
        return False
    parent = node.parent
    if node.kind in code.grammar.calls and not re.search(r"(?i)(?:get|\.)\w*[(\"']{0,2}\w*expires", code.source(node)):
        return False
    outer = parent is not None and parent.kind in kinds and _FIELD.search(code.source(parent)) is not None
    return not outer


def _around(code: Code, field: Node) -> Iterator[Edit]:
    """The edit for what is done with the field, if anything depends on its unit."""
    current = field
    while current.parent is not None:
        parent = current.parent
        if parent.kind in code.grammar.arguments | {"argument"} | code.habits.transparent | code.grammar.casts:
            current = parent
            continue
        if parent.kind in code.grammar.calls:
            name = code.text[parent.start : current.start].strip()
            if _CONVERTERS.search(name) and current is parent.parts[-1]:
                current = parent
                continue
            yield from _unit(code, parent, current)
            return
        if parent.kind in code.grammar.keywords or parent.kind == "keyword_argument":
            yield from _unit(code, parent, current)
            return
        break
    outer = current.parent
    if outer is not None and outer.kind in code.grammar.binary | {"binary_expression", "binary_operator", "binary"}:
        yield from _arithmetic(code, outer, current)


def _arithmetic(code: Code, parent: Node, current: Node) -> Iterator[Edit]:
    if len(parent.parts) != 2:  # noqa: PLR2004 - left and right
        return
    left, right = parent.parts
    operator = next((child.kind for child in parent.children if not child.named), "")
    other = right if current is left else left
    source = code.source(other)
    if operator in _DIVISIONS and current is left and _THOUSAND.match(source):
        yield Edit(left.end, parent.end, "")
    elif operator in _DIVISIONS and current is left and (smaller := _per_thousand(source)):
        yield Edit(right.start, right.end, smaller)
    elif operator == "*" and _THOUSANDTH.match(source):
        yield Edit(left.end, parent.end, "") if current is left else Edit(parent.start, right.start, "")
    elif operator == "*" and _is_unit(source):
        yield Edit(other.start, other.end, _to_seconds(source))
    elif operator in _SUMS and unit_of(code, parent) == "milliseconds":
        yield Edit(current.end, current.end, "*1000" if code.region.language == "go" else " * 1000")


def _per_thousand(source: str) -> str:
    """A thousandth of a whole number of thousands: 60000 milliseconds are 60 seconds."""
    digits = source.replace("_", "").rstrip("lL")
    number = int(digits) if digits.isdecimal() and len(digits) < 15 else 0  # noqa: PLR2004 - no unit of time is longer
    return str(number // 1000) if number > 1000 and number % 1000 == 0 else ""  # noqa: PLR2004


def _is_unit(source: str) -> bool:
    return source in {"time.Millisecond", "TimeUnit.MILLISECONDS"}


def _unit(code: Code, call: Node, argument: Node) -> Iterator[Edit]:
    """A call or keyword that names the unit: `timedelta(milliseconds=…)`, `Duration.ofMillis(…)`."""
    head = code.text[call.start : argument.start]
    for old, new in _MILLISECONDS.items():
        at = head.rfind(old)
        if at != -1 and re.fullmatch(r"\W*", head[at + len(old) :]):
            yield Edit(call.start + at, call.start + at + len(old), new)
            return


def _to_seconds(source: str) -> str:
    return source.replace("Millisecond", "Second").replace("MILLISECOND", "SECOND")


def _comments(code: Code, field: Node) -> Iterator[Edit]:
    """A comment beside or right above that still says milliseconds."""
    statement = code.statement(field)
    reach = code.line_start(max(code.line_start(statement.start) - 1, 0))
    for node in code.nodes:
        if node.kind in code.grammar.comments and reach <= node.start <= code.line_end(statement.end):
            match = _COMMENT.search(code.source(node))
            if match is not None:
                yield Edit(node.start + match.start(), node.start + match.end(), "seconds")


REWRITER = Rewriter("units", 70, _propose)
