"""`expires_in` counts seconds now, it counted milliseconds before (adobe-dev-console S2S/implementation.md).

Only where the value is plainly the field of the token response: a read of `expires_in`, or a variable of that name.
A conversion to seconds is dropped; a sum with a clock in milliseconds gets its factor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.world import TESTS
from migrator.rewrite.meaning.aliases import Aliases
from migrator.rewrite.meaning.clocks import last_name, moments, unit_of
from migrator.rewrite.meaning.counting import DIVISIONS, SUMS, THOUSAND, around, thousandfold
from migrator.rewrite.meaning.fields import CONVERTERS, FIELD, NAME, climbed, defaults, is_field, tagged, value_of
from migrator.rewrite.meaning.filters import filters
from migrator.rewrite.meaning.ways import Value
from migrator.rewrite.programs import CONFIG, NOTEBOOK, PROSE, family, family_of_language
from migrator.rewrite.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_STRICT = frozenset({"jvm", "dotnet", "go"})
"""Families in which a use of the field that nobody understands makes the rewrite unsafe."""
_INNOCENT = re.compile(
    r"(?i)(?:seconds?|duration|print\w*|log\w*|write\w*|format|string|append|get\w*|set\w*|put|add|info|debug|equals|valueof|isnull\w*)\W*$"
)
_MOST_FILES = 4000
_WORD = re.compile(r"[A-Za-z_]\w{3,}")
_DEFINED = re.compile(r"\b(?:class|trait|struct|record|module|def|func|function)\s+(?:self\.)?([A-Za-z_]\w{3,})")
_RULE = "expiry-milliseconds"
_SAYS_MILLIS = re.compile(r"(?:_ms|Ms|MS|(?i:millis\w*))$")
_DECLARES = frozenset({"property_signature", "public_field_definition"})
_COMMENT = re.compile(r"(?i)\bmilli-?seconds\b|\bmillis\b|\bms\b")


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in {NOTEBOOK, CONFIG, PROSE}:
        return
    if not any(context.draft.file(path).changed for path in context.program.paths):
        return
    documents, aliases = _followed(context)
    clocked = moments(code for _, own in documents for code in own)
    for document, known in documents:
        edits: dict[Edit, None] = {}
        spots = Spots(context, document)
        for code in known:
            own = [*_edits(code, aliases), *filters(code)]
            found = [edit for edit in _found(code, spots, clocked) if not any(_meet(edit, other) for other in own)]
            own += found
            edits.update(dict.fromkeys(code.in_file(own) or ()))
            if context.program.family in _STRICT:
                yield from _doubts(document, code, aliases)
            else:
                yield from _handed_on(document, code, aliases)
        if edits:
            yield Proposal(
                "Count the token's life in seconds",
                "`expires_in` of the new token response counts seconds, that of the exchange counted milliseconds.",
                edits={document.path: tuple(edits)},
            )


def _aliases(known: list[Code]) -> Aliases:
    """The other names under which the program counts with the field."""
    fields = [
        Value(code, value_of(code, node))
        for code in known
        for node in code.nodes
        if is_field(code, node) and not list(around(code, node))
        if not any(is_field(code, inner) for inner in node.descendants())  # a sum or date made of it is another thing
    ]
    fields += [Value(code, node) for code in known for node in tagged(code)]
    return Aliases(known, fields, value_of, lambda code, node: bool(list(around(code, node))))


def _meet(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _found(code: Code, spots: Spots, clocked: frozenset[str]) -> Iterator[Edit]:
    """Divisions by a thousand that the rules found, by whatever name the value goes; not those of a moment."""
    for node in code.nodes:
        if node.kind not in code.grammar.binary | {"binary_expression", "binary_operator", "binary"}:
            continue
        if len(node.parts) != 2 or not spots.near(code.region, Span(node.start, node.end), _RULE):  # noqa: PLR2004
            continue
        value, divisor = node.parts
        divides = any(child.kind in DIVISIONS for child in node.children if not child.named)
        plain = "1000" not in code.source(value) and last_name(code, value) not in clocked
        if divides and plain and THOUSAND.match(code.source(divisor)):
            yield Edit(value.end, node.end, "")


_Documents = list[tuple["Document", tuple["Code", ...]]]


def _followed(context: Context) -> tuple[_Documents, Aliases]:
    """The program's files, those that its rewrite has reached, and those that are handed the field, one by one."""
    reached = [file.current for file in context.draft.changed() if family(file.current) == context.program.family]
    known = {document.path: document for document in [*context.documents(), *reached]}
    known |= _named_by(context, known)
    sought: set[str] = set()
    while True:
        documents = [(document, codes(document)) for document in known.values()]
        aliases = _aliases([code for _, own in documents for code in own])
        names = {name for _, own in documents for code in own for name in _takers(code, aliases)} | aliases.words
        others = _naming(context, names - sought, known) if names - sought else {}
        if not others:
            return documents, aliases
        sought |= names
        known |= others


def _named_by(context: Context, known: Mapping[str, Document]) -> dict[str, Document]:
    """The other files that read the field in a class or function that a known file names: `Token::from(…)`."""
    words = {word for document in known.values() for word in _WORD.findall(document.text)}
    found = _naming(context, {"expires_in"}, known)
    return {path: other for path, other in found.items() if words & set(_DEFINED.findall(other.text))}


def _naming(context: Context, names: set[str], known: Mapping[str, Document]) -> dict[str, Document]:
    """The other files of the family that name one of these."""
    word = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")
    paths = [path for path in context.draft.source.paths if path not in known and TESTS.search(path) is None]
    same = [path for path in paths if family_of_language(context.draft.language(path)) == context.program.family]
    naming = (path for path in same[:_MOST_FILES] if word.search(context.draft.text(path)))
    others = (context.draft.document(path) for path in naming)
    return {other.path: other for other in others if not other.generated}


def _takers(code: Code, aliases: Aliases) -> Iterator[str]:
    """The functions that are given the field, or a name that carries it."""
    for node in code.nodes:
        if not (is_field(code, node) or aliases.carries(node)):
            continue
        holder = value_of(code, node).parent
        if holder is None or holder.kind not in code.grammar.arguments | {"argument"}:
            continue
        call = next((one for one in holder.ancestors() if one.kind in code.grammar.calls), None)
        if call is not None:
            name = re.split(r"[.:>\s]", callee(code, call))[-1]
            if name.isidentifier() and not CONVERTERS.search(name):
                yield name


def _edits(code: Code, aliases: Aliases) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind in _DECLARES and (
            FIELD.search(code.source(node.parts[0])) or aliases.hands_on(code, node.parts[0])
        ):
            yield from _comments(code, node)
        if not (is_field(code, node) or aliases.carries(node)):
            continue
        found = list(around(code, node))
        value = value_of(code, node)
        if not found and aliases.counts_millis(value):
            found = [*thousandfold(code, value)]
        yield from found
        if is_field(code, node):
            yield from defaults(code, node)
        if found:
            yield from _comments(code, node)
    for node in code.nodes:
        if node.kind in code.grammar.comments and NAME.search(code.text, code.line_start(node.start), node.start):
            match = _COMMENT.search(code.source(node))
            if match is not None:
                yield Edit(node.start + match.start(), node.start + match.end(), "seconds")


def _doubts(document: Document, code: Code, aliases: Aliases) -> Iterator[Proposal]:
    """A caution for each use of the field that depends on its unit in a way that is not followed."""
    for node in code.nodes:
        field = is_field(code, node) or aliases.carries(node)
        if field and not list(around(code, node)) and _is_counted(code, node, aliases):
            line = document.position(code.region.offsets.to_file(node.start))[0]
            yield Proposal("", caution=f"{document.path}:{line} counts with expires_in, which is in seconds now")


def _handed_on(document: Document, code: Code, aliases: Aliases) -> Iterator[Proposal]:
    """A caution where the field goes on under a name that says milliseconds, or into a timer that counts them."""
    for node in code.nodes:
        if not is_field(code, node) or list(around(code, node)) or aliases.counts_millis(value_of(code, node)):
            continue
        for outer in node.ancestors():
            named = outer.kind in code.grammar.pairs or outer.kind in code.grammar.keywords
            says = (
                named and outer.parts[0] is not node and _SAYS_MILLIS.search(code.source(outer.parts[0]).strip("\"'"))
            )
            timer = outer.kind in code.grammar.calls and re.search(
                r"\bset(?:Timeout|Interval)$", code.source(outer.parts[0])
            )
            if says or timer:
                line = document.position(code.region.offsets.to_file(node.start))[0]
                yield Proposal(
                    "", caution=f"{document.path}:{line} hands on expires_in as milliseconds; it counts seconds"
                )
            if says or timer or outer.kind in code.habits.blocks | code.functions:
                break


def _is_counted(code: Code, field: Node, aliases: Aliases) -> bool:
    """Whether a sum or a call of unknown unit takes the field."""
    if field.kind in code.grammar.calls and re.search(r"\(\s*[A-Za-z_]", code.source(field)) is not None:
        return False
    current = climbed(code, field)
    parent = current.parent
    if parent is None or aliases.follows(value_of(code, field)):
        return False
    if parent.kind in code.grammar.binary | {"binary_expression"} and len(parent.parts) == 2:  # noqa: PLR2004
        operator = next((child.kind for child in parent.children if not child.named), "")
        other = parent.parts[1] if current is parent.parts[0] else parent.parts[0]
        plain = other.kind in code.grammar.strings or re.fullmatch(r"-?\d+[lL]?|null|nil", code.source(other))
        return operator in SUMS and not plain and unit_of(code, parent) == ""
    if parent.kind in code.grammar.calls and current is not parent.parts[0]:
        head = code.text[parent.start : current.start]
        return _INNOCENT.search(head) is None
    return False


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
