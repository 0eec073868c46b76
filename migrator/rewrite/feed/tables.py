"""Tables of what has to be set, with values: `{"KEY", cfg.key}`, `["KEY"] = key`, `("KEY", key)`, `Map.of("KEY", key)`.

A table that is only gone through to refuse what is missing loses the row of what nothing reads any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.iterated import bound
from migrator.rewrite.feed.names import Names, Role
from migrator.rewrite.feed.rows import element_of, makes_mapping
from migrator.rewrite.feed.statements import bodies, callee, last_name, own_statement, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

    Harmless = Callable[[Node], bool]

_LANGUAGES = frozenset({"java", "csharp", "go"})
_ENTRIES = re.compile(r"(?:^|\.)(?:Map\.entry|entry|KeyValuePair\.Create|Tuple\.Create)$")
_LISTS = re.compile(r"(?:^|\.)(?:(?:Immutable)?(?:List|Set)\.of|Stream\.of|Map\.ofEntries|asList)$")
_PUTS = frozenset({"put", "Add"})
_CREATIONS = frozenset({"object_creation_expression", "implicit_object_creation_expression"})
_WRAPS = frozenset(
    {
        "composite_literal",
        "array_creation_expression",
        "implicit_array_creation_expression",
        "tuple_expression",
        "keyed_element",
        "literal_element",
        "argument",
        "expression_list",
        "parenthesized_expression",
    }
)
_VIEWS = re.compile(r"^(?:entrySet|ToList|ToArray|AsEnumerable)$")
_ASKS = re.compile(r"^(?:Where|First(?:OrDefault)?|Any|All|Count|filter|anyMatch|noneMatch|allMatch)$")
_MISSING = re.compile(
    r"(?i)\bis(?:Blank|Empty|Null)\(|\bObjects::isNull\b|\bIsNullOr(?:Empty|WhiteSpace)\(|==\s?(?:null|\"\")|\bis\s+null\b"
)
_TELLING = frozenset({"local_variable_declaration", "local_declaration_statement", "short_var_declaration"})
"""What a loop may do beside refusing: keep what it looks at under a name."""
_HOPS = 8


def untabled(code: Code, value: Node, harmless: Harmless) -> Removal | None:
    """What takes out the row that holds a value; `harmless` tells a branch that only refuses."""
    if code.region.language not in _LANGUAGES:
        return None
    row = _row(code, value)
    if row is None:
        return None
    statement = own_statement(code, row) if row.kind in code.grammar.calls else None
    if statement is not None:  # `required.put("KEY", key);`
        holder = row.parts[0] if row.kind == "method_invocation" else row.parts[0].parts[0]
        return Removal(code, statement) if _is_refused(code, holder, harmless) else None
    table = row.parent
    if table is None or len(table.parts) < 2 or not _refuses(code, table, harmless):  # noqa: PLR2004
        return None
    return Removal(code, row)


def beside(code: Code, node: Node) -> list[Removal]:
    """Java: the other half of an entry of `Map.of("KEY", key, …)`."""
    listed = node.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if listed is None or call is None or not makes_mapping(code, call):
        return []
    entries = [part for part in listed.parts if part.kind not in code.grammar.comments]
    at = next((index for index, part in enumerate(entries) if part is node), None)
    if at is None or len(entries) % 2:
        return []
    return [Removal(code, entries[at ^ 1])]


def _row(code: Code, value: Node) -> Node | None:
    """The row of a table that a value stands in: the outermost part of it that no other row shares."""
    node = value
    for _ in range(_HOPS):
        node = element_of(node)
        around = node.parent
        if around is None:
            return None
        if _is_table(code, node, around) and _is_named(code, node, value):
            return node
        if not _holds(code, node, around):
            return None
        node = around
    return None


def _is_table(code: Code, node: Node, around: Node) -> bool:
    if around.kind in code.grammar.arguments and around.parent is not None:
        call = around.parent
        listing = call.kind in code.grammar.calls and _LISTS.search(callee(code, call)) is not None
        return listing or makes_mapping(code, call)
    puts = node.kind in code.grammar.calls and last_name(callee(code, node)) in _PUTS
    return around.kind in code.grammar.lists or (puts and around.kind in code.habits.wraps | {"expression_statement"})


def _is_named(code: Code, row: Node, value: Node) -> bool:
    """Whether a row begins with the name of what it is about; in `Map.of` that stands before it."""
    before = row.before()
    before = before.before() if before is not None and before.kind == "," else None
    listed = row.parent
    if listed is not None and listed.kind in code.grammar.arguments and before is not None and value.inside(row):
        call = listed.parent
        if call is not None and makes_mapping(code, call):
            return listed.parts.index(row) % 2 == 1
    return any(part.kind in code.grammar.strings and part.end <= value.start for part in row.descendants())


def _holds(code: Code, node: Node, around: Node) -> bool:
    """Whether what stands around a node is only the row, or a part of it."""
    grammar = code.grammar
    if around.kind in grammar.members or around.kind in grammar.lists | _WRAPS:
        return True
    if around.kind in grammar.arguments and around.parent is not None:
        call = around.parent
        name = callee(code, call)
        return call.kind in _CREATIONS or _ENTRIES.search(name) is not None or last_name(name) in _PUTS
    if around.kind in grammar.calls:  # `account.getKey()`, or the call whose arguments were passed already
        return (
            node.kind in grammar.arguments
            or around.parts[-1].kind not in grammar.arguments
            or not around.parts[-1].parts
        )
    target = around.parts[0]
    return around.kind == "assignment_expression" and target.kind == "element_binding_expression"


def _refuses(code: Code, table: Node, harmless: Harmless) -> bool:
    """Whether a table is only gone through to refuse what is missing."""
    node = table
    while node.parent is not None and _around(code, node.parent):
        node = node.parent
    if node.parent is not None and node.parent.kind in code.habits.loops | {"range_clause"}:
        return _loop_refuses(code, node, harmless)
    if node.parent is not None and node.parent.kind in code.grammar.members | code.grammar.calls:
        return _asks(code, node, harmless)
    name = bound(code, node)
    return name is not None and _is_refused(code, name, harmless)


def _around(code: Code, around: Node) -> bool:
    """Whether what stands around a table is the same table."""
    call = around.parent if around.kind in code.grammar.arguments else around
    if call is not None and call.kind in code.grammar.calls and call.kind not in _CREATIONS:
        name = callee(code, call)
        return makes_mapping(code, call) or _LISTS.search(name) is not None or _VIEWS.match(last_name(name)) is not None
    return around.kind in _WRAPS | _CREATIONS


def _is_refused(code: Code, name: Node, harmless: Harmless) -> bool:
    """Whether a name of this file alone is used for nothing but to fill a table and to go through it."""
    uses = list(_uses(code, name))
    asked = [use for use in uses if not _fills(code, use)]
    return bool(asked) and all(_asks(code, use, harmless) for use in asked)


def _uses(code: Code, name: Node) -> Iterator[Node]:
    """Where a name is used; itself where somebody else may use it, too."""
    names = code.once(Names)
    own = names.at(name)
    scope = names.scope(own) if own is not None else None
    local = scope is not None and scope.kind in code.functions
    word = code.source(name)
    declared = [one for one in names.by_name[word] if one.role in {Role.FIELD, Role.BIND}]
    private = [one for one in declared if re.search(r"\bprivate\b", _head(code, one.node))]
    if not local and len(private) != 1:
        yield name
        return
    for one in names.by_name[word]:
        if one.role in {Role.USE, Role.MEMBER} and (not local or names.scope(one) is scope):
            yield one.node


def _head(code: Code, node: Node) -> str:
    """The declaration of a field before its name."""
    field = next((one for one in node.ancestors() if "field_declaration" in one.kind), None)
    return code.text[field.start : node.start] if field is not None else ""


def _fills(code: Code, use: Node) -> bool:
    member = use.parent
    call = member if member is not None and member.kind in code.grammar.calls else (member.parent if member else None)
    return call is not None and call.kind in code.grammar.calls and last_name(callee(code, call)) in _PUTS


def _asks(code: Code, use: Node, harmless: Harmless) -> bool:
    node, around = use, use.parent
    while around is not None and (around.kind in code.grammar.members or _around(code, around)):
        node, around = around, around.parent
    if around is None:
        return False
    if around.kind in code.habits.loops | {"range_clause"}:
        return _loop_refuses(code, node, harmless)
    if around.kind in code.grammar.calls and node is around.parts[0]:
        named = last_name(callee(code, around))
        return _ASKS.match(named) is not None and _MISSING.search(code.source(around.parts[-1])) is not None
    return False


def _loop_refuses(code: Code, node: Node, harmless: Harmless) -> bool:
    """Whether the loop that goes through a node only refuses what is missing."""
    loop = next((one for one in node.ancestors() if one.kind in code.habits.loops), None)
    if loop is None or node.kind in code.habits.blocks:
        return False
    found = [step for body in bodies(code, loop) for step in steps(code, body) if step.kind not in _TELLING]
    ifs = code.habits.ifs
    return bool(found) and all(
        step.kind in ifs and all(harmless(body) for body in bodies(code, step)) for step in found
    )
