"""The parameters: the `jwt_token` entry becomes `grant_type`, and `scope` is made in its image.

Works on the shape of the entry, whatever the language: mapping entry, keyword, member assignment, call, builder call,
tuple, struct field, and one parameter of a string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.statements import linked
from migrator.rewrite.feed.words import SELVES
from migrator.rewrite.programs import NOT_CODE
from migrator.rewrite.spots import Spots
from migrator.rewrite.wire.appended import appended
from migrator.rewrite.wire.requests import receiver_of
from migrator.rewrite.wire.scope import CONFIRM, scope_value
from migrator.rewrite.wire.strung import strung

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

PARAMETER = "jwt_token"
GRANT = "client_credentials"
_RULE = "jwt-token-parameter"
_PLACEHOLDER = re.compile(r"%(?:\d+\$)?[sv]|\{\d*\}|%\(\w+\)s|\{\w+\}")
_BEARER = re.compile(r"grant-type(?::|%3A)jwt-bearer", re.IGNORECASE)
_IN_FORM = re.compile(r"grant_type=[\w:%-]{0,60}grant-type(?::|%3A)jwt-bearer&?", re.IGNORECASE)
_CLIENT = frozenset({"client_id", "client_secret"})
_STORES = re.compile(r"(?i)(?:cached?|cookies?|config(?:uration)?|environ|redis|session|settings|state|storage|store)$")
"""Names of what keeps an assertion for later and sends nothing."""
_SETTINGS = re.compile(r"private_?key|tech(?:nical)?_?acc(?:oun)?t|meta_?scope")
"""What no request holds: beside it, an entry is a setting."""


def _propose(context: Context) -> Iterator[Proposal]:
    if context.program.family in NOT_CODE:
        return
    for document in context.documents():
        spots = Spots(context, document)
        edits: list[Edit] = []
        for code in codes(document):
            for entry in requests(code, spots):
                own = code.in_file(_edits(context, code, entry))
                if not own:
                    line = document.position(code.region.offsets.to_file(entry.span.start))[0]
                    yield Proposal(
                        "Request parameters",
                        f"{document.path}:{line}: the jwt_token parameter is sent in a way that is not followed; send "
                        f"grant_type=client_credentials and scope={context.program.scopes} in its place.",
                        blocking=True,
                    )
                    return
                edits += own
        if edits:
            yield Proposal("Send the client credentials grant", CONFIRM, edits={document.path: tuple(edits)})


def requests(code: Code, spots: Spots) -> Iterator[Entry]:
    """The entries that hand the assertion to IMS."""
    for entry in code.facts.entries:
        if entry.name != PARAMETER or entry.shape in {"assignment", "field", "config"} or _own_state(code, entry):
            continue
        if _put_away(code, entry):
            continue
        if any(map(_SETTINGS.search, _with_it(code, entry))):
            continue
        if (
            spots.near(code.region, entry.span, _RULE)
            or siblings(code, entry) >= _CLIENT
            or spots.written(code.region, entry.name_span)
        ):
            yield entry


def _own_state(code: Code, entry: Entry) -> bool:
    """Whether an entry is what an object keeps for itself: `self.jwt_token = …` sends nothing."""
    if entry.shape != "member":
        return False
    target = code.smallest(entry.name_span)
    while target.parent is not None and target.kind not in code.grammar.members | code.grammar.subscripts:
        target = target.parent
    return target.kind in code.grammar.members and code.source(target.parts[0]) in SELVES


def _put_away(code: Code, entry: Entry) -> bool:
    """Whether an entry goes into what by its name is no form: `cache.set("jwt_token", …)`."""
    receiver = receiver_of(code, entry)
    if receiver is None or _STORES.search(receiver) is None:
        return False
    beside = (other for other in code.facts.entries if other.container == entry.container and other.name in _CLIENT)
    return all(receiver_of(code, other) != receiver for other in beside)


def siblings(code: Code, entry: Entry) -> frozenset[str]:
    """Names of the entries beside one, in lower case."""
    return frozenset(other.name.lower() for other in code.facts.entries if other.container == entry.container)


def _with_it(code: Code, entry: Entry) -> frozenset[str]:
    """Names of what is put into the same thing in the same way: the variables of a function are not in its form."""
    return frozenset(
        other.name.lower()
        for other in code.facts.entries
        if (other.container, other.path, other.shape) == (entry.container, entry.path, entry.shape)
    )


def _edits(context: Context, code: Code, entry: Entry) -> list[Edit]:
    if entry.shape == "form":
        return _in_string(context, code, entry)
    names = siblings(code, entry)
    copies = [
        _copy(code, entry, name, value)
        for name, value in (("grant_type", None), ("scope", scope_value(context, code, _quote(code, entry))))
        if name not in names
    ]
    unit = _unit(code, entry)
    if unit is None or not all(copies):
        return []
    texts = [unit.rendered(code, changes) for changes in copies if changes]
    return [Edit(unit.start, unit.end, unit.joined(texts)), *_old_grant(code, entry)]


def _old_grant(code: Code, entry: Entry) -> Iterator[Edit]:
    """The grant of RFC 7523 beside the assertion, which the exchange never asked for."""
    for other in code.facts.entries:
        if other.name.lower() != "grant_type" or other.container != entry.container or other.value_span is None:
            continue
        if _BEARER.search(code.text, other.value_span.start, other.value_span.end) is not None:
            value = _bare_value(code, other.value_span)
            yield Edit(value.start, value.end, code.literal(GRANT, _quote(code, other)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """The stretch of source that carries one parameter, and what stands between two of its kind."""

    start: int
    end: int
    separator: str

    def rendered(self, code: Code, changes: list[Edit]) -> str:
        """The stretch with changes made inside it."""
        text = code.text[self.start : self.end]
        for edit in sorted(changes, key=lambda one: one.start, reverse=True):
            text = text[: edit.start - self.start] + edit.replacement + text[edit.end - self.start :]
        return text

    def joined(self, texts: list[str]) -> str:
        """The stretches for all parameters; what Go has declared once is only assigned after that."""
        again = [re.sub(r"^(\w+) :=", r"\1 =", text) for text in texts[1:]]
        return self.separator.join([*texts[:1], *again])


def _copy(code: Code, entry: Entry, name: str, value: str | None) -> list[Edit]:
    """Changes that turn the entry into one of another name and value; a value of None is the grant."""
    quote = _quote(code, entry)
    source = value if value is not None else code.literal(GRANT, quote)
    if entry.value_span is None or entry.value_span == entry.name_span:
        if code.text[entry.span.start : entry.span.end] != PARAMETER:
            return []
        return [Edit(entry.span.start, entry.span.end, f"{name}: {source}")]
    target = _bare_value(code, entry.value_span)
    edits = [Edit(entry.name_span.start, entry.name_span.end, name), Edit(target.start, target.end, source)]
    aligned = re.search(r" {2,}", code.text[entry.name_span.end : entry.value_span.start])
    if aligned is not None:
        width = max(len(aligned.group()) + len(PARAMETER) - len(name), 1)
        start = entry.name_span.end + aligned.start()
        edits.append(Edit(start, start + len(aligned.group()), " " * width))
    return edits


def _quote(code: Code, entry: Entry) -> str | None:
    before = code.text[entry.name_span.start - 1 : entry.name_span.start]
    return before if before in code.habits.quotes else None


def _bare_value(code: Code, span: Span) -> Span:
    """The value inside what only wraps it: `(None, x)`, `{x}`, `[]string{x}`, `new StringContent(x)`."""
    node = code.smallest(span)
    while True:
        inner = _wrapped(code, node)
        if inner is None:
            return Span(node.start, node.end)
        node = inner


_WRAPPERS = re.compile(
    r"(?:^|[\s.:])(?:StringContent|StringBody|List\.of|Arrays\.asList|singletonList|singleton|Set\.of|listOf|Some|String)$"
)


def _wrapped(code: Code, node: Node) -> Node | None:
    named = [child for child in node.children if child.named and child.kind not in code.grammar.comments]
    if node.kind in code.grammar.lists or node.kind in {"literal_value", "literal_element", "initializer_expression"}:
        values = [child for child in named if code.source(child) not in {"None", "null", "nil"}]
        return values[0] if values and (len(values) == 1 or len(values) < len(named)) else None
    if node.kind == "composite_literal":
        return named[-1]
    if node.kind in code.grammar.calls:
        arguments = node.child(*code.grammar.arguments)
        given = [child for child in arguments.children if child.named] if arguments is not None else []
        callee = code.text[node.start : arguments.start] if arguments is not None else ""
        if given and _WRAPPERS.search(callee.strip()):
            inner = given[0]
            return inner.parts[0] if inner.kind == "argument" else inner
    return None


def _unit(code: Code, entry: Entry) -> _Unit | None:
    node = code.smallest(entry.span)
    if node.start < entry.span.start or node.end > entry.span.end:
        return _listed(code, entry.span.start - _opening(code, entry), entry.span.end)
    statement = _alone(code, node) if linked(code, node) is None else None
    if statement is not None:
        end = statement.end
        if code.text[end : end + 1] == ";":
            end += 1
        separator = code.newline + code.indentation(statement.start)
        if not code.begins_line(statement.start):
            separator = " " if code.text[end - 1] == ";" else "; "
        return _Unit(statement.start, end, separator)
    link = _link(code, node)
    if link is not None:
        return _Unit(link, node.end, "")
    piece = strung(code, node)
    if piece is not None:
        return _Unit(piece.node.start, piece.node.end, piece.between) if piece.between else None
    checked = _checked(code, node)
    if checked is not None:
        return _Unit(checked.start, checked.end, code.newline + code.indentation(checked.start))
    return _listed(code, node.start, node.end)


def _opening(code: Code, entry: Entry) -> int:
    """One for the quote before the name, when a name and its value are two arguments among others."""
    return 1 if _quote(code, entry) is not None and entry.span.start == entry.name_span.start else 0


def _listed(code: Code, start: int, end: int) -> _Unit:
    separator = f"{code.habits.separator or ';'} "
    if code.begins_line(start):
        separator = code.habits.separator + code.newline + code.indentation(start)
    return _Unit(start, end, separator)


def _alone(code: Code, node: Node) -> Node | None:
    """The statement that does nothing but set this parameter."""
    current = node
    while current.parent is not None:
        parent = current.parent
        if parent.kind in code.habits.blocks:
            return current if current.kind not in code.grammar.lists else None
        if parent.kind in code.habits.wraps or parent.kind in code.habits.transparent:
            current = parent
            continue
        if parent.kind == "argument" or parent.kind in code.grammar.arguments:
            if len(parent.parts) != 1:
                return None
            current = parent
            continue
        if parent.kind in code.grammar.calls and current is parent.children[-1]:
            current = parent
            continue
        return None
    return None


def _checked(code: Code, node: Node) -> Node | None:
    """Go: the statement that sets this parameter and keeps the error, with the check where it is in one."""
    current = node.parts[0] if node.kind == "expression_list" and len(node.parts) == 1 else node
    if current.kind not in code.grammar.calls or code.region.language != "go":
        return None
    while current.parent is not None and current.parent.kind == "expression_list":
        current = current.parent
    binder = current.parent
    if binder is None or binder.kind not in {"assignment_statement", "short_var_declaration"}:
        return None
    around = binder.parent
    return around if around is not None and around.kind == "if_statement" else binder


_DOTS = frozenset({".", "?.", "->", "&."})


def _link(code: Code, node: Node) -> int | None:
    """Where the link of a chain begins that this call is: after its receiver."""
    if node.kind not in code.grammar.calls:
        return None
    callee = node.children[0]
    if callee.kind in code.grammar.members:
        callee = callee.children[0]
    elif not any(child.kind in _DOTS for child in node.children[1:2]):
        return None
    return callee.end


def _in_string(context: Context, code: Code, entry: Entry) -> list[Edit]:
    """One parameter of a query string or body: `jwt_token=…` with a value inside or beside the literal."""
    new = f"grant_type={GRANT}&scope={context.program.scopes}"
    start = entry.name_span.start
    value = entry.value_span
    if value is None or code.text[entry.name_span.end : entry.name_span.end + 1] != "=":
        return []
    after = entry.name_span.end + 1
    placeholder = _PLACEHOLDER.match(code.text, after)
    if placeholder is not None and value.start >= placeholder.end():
        removal = _argument(code, value)
        return [Edit(start, placeholder.end(), new), removal] if removal is not None else []
    holder = next((node for node in code.within(Span(start - 3, len(code.text))) if _holds(code, node, start)), None)
    literal = _literal(code, start)
    if literal is None:
        return []
    freed = [Edit(*old.span(), "") for old in _IN_FORM.finditer(code.text, literal.start, literal.end)]
    if code.text[after : literal.end - 1] == "" and (following := appended(code, literal)) is not None:
        return [*freed, Edit(start, literal.end - 1, new), following]
    if value.end <= literal.end or holder is None:
        return [*freed, Edit(start, value.end, new)]
    return [*freed, Edit(start, value.end, new + code.text[literal.end - 1])]


def _holds(code: Code, node: Node, offset: int) -> bool:
    return node.kind in code.grammar.strings and node.start <= offset < node.end


def _literal(code: Code, offset: int) -> Node | None:
    """The string literal around an offset."""
    node: Node | None = code.smallest(Span(offset, offset + 1))
    while node is not None and node.kind not in code.grammar.strings:
        node = node.parent
    return node


def _argument(code: Code, value: Span) -> Edit | None:
    """Takes a formatted argument out of its list, with the comma before it."""
    node = code.smallest(value)
    if node.parent is not None and node.parent.kind == "argument":
        node = node.parent
    comma = node.before()
    previous = comma.before() if comma is not None and comma.kind == "," else None
    return Edit(previous.end, node.end, "") if previous is not None else None


REWRITER = Rewriter("parameters", 42, _propose)
