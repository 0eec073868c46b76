"""What a statement does: whether it may go when the names it is about go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node


def bare(code: Code, node: Node) -> Node:
    """The node inside parentheses and `await`."""
    while node.kind in code.habits.transparent and len(node.parts) == 1:
        node = node.parts[0]
    return node


def expression(code: Code, statement: Node) -> Node | None:
    """The one expression of an expression statement."""
    if statement.kind in code.habits.wraps and statement.parts:
        return bare(code, statement.parts[0])
    return bare(code, statement) if statement.kind in code.grammar.calls else None


def callee(code: Code, call: Node) -> str:
    """The dotted name before a call's arguments, as written; the name of a command."""
    if code.grammar.commands:
        name = call.child("command_name")
        return code.source(name) if name is not None else ""
    arguments = call.child("type_arguments", *code.grammar.arguments)
    arguments = arguments or call.child("arguments", "argument_list", "call_suffix")
    end = arguments.start if arguments is not None else call.end
    return code.text[call.start : end].strip()


def last_name(name: str) -> str:
    """The last part of a dotted name."""
    return re.split(r"[.:>\s]", name.rstrip("!?"))[-1] if name else ""


def called(code: Code, call: Node) -> str:
    """The name of the function that a call is of, of the class for a construction: `Client` of `Client.new`."""
    words = re.split(r"[.:>\s]+", callee(code, call))
    return words[-2] if words[-1] == "new" and len(words) > 1 else words[-1]


def own_statement(code: Code, node: Node) -> Node | None:
    """The statement that consists of this expression alone; None where its value is used."""
    current = node
    while current.parent is not None:
        parent = current.parent
        if parent.kind in code.habits.blocks:
            return current
        if parent.kind in code.habits.wraps or parent.kind in code.habits.transparent:
            current = parent
            continue
        if _or_dies(code, parent) and parent.parts[0] is current:
            current = parent
            continue
        if parent.kind == "declaration_command" and len(parent.parts) == 1:
            current = parent
            continue
        if parent.kind in code.habits.compounds | code.habits.clauses and current.kind in code.habits.wraps:
            return current
        return None
    return None


_CALLS_ON = frozenset({".", "->", "?->", "&."})


def linked(code: Code, call: Node) -> Node | None:
    """The receiver of a call that is one link of a chain of calls; None where nothing follows and nothing precedes."""
    member = call.parts[0] if call.parts else None
    if member is None:
        return None
    receiver = member.parts[0] if member.kind in code.grammar.members and member.parts else member
    is_method = member.kind in code.grammar.members or any(child.kind in _CALLS_ON for child in call.children)
    follows = call.parent is not None and (
        call.parent.kind in code.grammar.members
        or (call.parent.kind in code.grammar.calls and call.parent.parts[0] is call)
    )
    chained = receiver.kind in code.grammar.calls
    return receiver if is_method and (chained or follows) else None


def unlinked(code: Code, call: Node) -> Removal | None:
    """What takes a call out that is one link of a chain, or a statement alone."""
    receiver = linked(code, call)
    if receiver is not None:
        return Removal(code, call, receiver)
    own = own_statement(code, call)
    return Removal(code, own) if own is not None else None


def whole(code: Code, node: Node) -> Node:
    """A definition with its decorators, its `export`, or the declaration of which it is the only part."""
    while (around := node.parent) is not None and around.kind in code.habits.wrappers:
        if len(around.parts) > 1 and around.kind in _GROUPS:
            break
        node = around
    return node


_GROUPS = frozenset({"type_declaration"})
"""Declarations that may hold several definitions: `type ( … )`."""


def bodies(code: Code, statement: Node) -> Iterator[Node]:
    """The blocks of a compound statement, its clauses' blocks included; a body without a block is itself."""
    habits = code.habits
    asks = (code.grammar.commands or code.region.language == "go") and statement.kind in habits.ifs | _ASKING
    for child in statement.parts[1:] if asks else statement.parts:
        if child.kind in habits.clauses:
            yield from bodies(code, child)
        elif child.kind in habits.blocks or _is_statement(code, child):
            yield child


_ASKING = frozenset({"elif_clause", "while_statement"})
"""Shell: what else begins with a condition, which may be a statement there; so may what Go does before it."""


def _is_statement(code: Code, node: Node) -> bool:
    habits = code.habits
    return node.kind in habits.wraps | habits.leaves | habits.compounds | habits.idle or node.kind.endswith(
        "_statement"
    )


def steps(code: Code, body: Node) -> list[Node]:
    """The statements of a body, comments left out."""
    if body.kind not in code.habits.blocks:
        return [body]
    if len(body.parts) == 1 and body.parts[0].kind == "statement_list":
        body = body.parts[0]
    return [child for child in body.parts if child.kind not in code.grammar.comments]


_LEAVING = frozenset({"throw_expression", "exit_statement", "raise"})


def exits(code: Code, statement: Node, gone: Callable[[Node], bool]) -> bool:
    """Whether a statement only says something and leaves: raise, return, exit, a log line, or what is gone anyway."""
    if gone(statement) or statement.kind in code.habits.leaves | code.habits.idle | {"echo_statement"}:
        return True
    call = statement if statement.kind in _LEAVING else expression(code, statement)
    if call is None:
        return False
    if call.kind in _LEAVING:
        return True
    if call.kind not in code.grammar.calls:
        return False
    return code.habits.exits.search(callee(code, call)) is not None or _tells(code, call)


def named_in_refusal(code: Code, text: Node) -> bool:
    """Whether a text only says of what is refused what it is: `raise Missing("account")`, `throw_if(…, 'account')`."""
    statement = code.statement(text)
    inner = next((one for one in text.ancestors() if one.kind in code.grammar.calls | _MADE), None)
    if inner is None or not inner.inside(statement) or not inner.parts:
        return False
    name = callee(code, inner)
    if inner is expression(code, statement):
        listed = inner.child(*code.grammar.arguments)
        condition = REFUSES_IF.match(name) is not None and listed is not None and text.inside(listed.parts[0])
        return not condition and (code.habits.exits.search(name) is not None or REFUSES_IF.match(name) is not None)
    return _FAULT.search(code.text[inner.start : text.start].partition("(")[0]) is not None


def shows(code: Code, statement: Node) -> bool:
    """Whether a statement only shows or checks something."""
    if statement.kind in {"assert_statement", "echo_statement", "print_intrinsic"}:
        return True
    call = expression(code, statement)
    if call is None or call.kind not in code.grammar.calls:
        return False
    return code.habits.checks.search(callee(code, call)) is not None or _tells(code, call)


_READS_KEY = re.compile(
    r"(?i)(?:^|[.:>])(?:load_(?:pem|der)_(?:private|public)_key|create_?(?:private|public)_?key|import(?:pkcs8|spki|key)"
    r"|pkey(?:::\w+\.(?:new|read)|\.read)|openssl_(?:pkey_)?get_private(?:key)?|(?:parse|decode|check|validate|verify)\w{0,20}key\w{0,12})$"
)


def reads_key(code: Code, statement: Node) -> bool:
    """Whether a statement only finds out whether a key can be read, and keeps nothing: `createPrivateKey(pem)`."""
    call = expression(code, statement)
    if call is None or call.kind not in code.grammar.calls:
        return False
    block = statement.parent
    value = code.region.language == "ruby" and block is not None and block.parts[-1] is statement
    return not value and _READS_KEY.search(callee(code, call)) is not None


REFUSES_IF = re.compile(r"\\?(?:(?:throw|abort)_(?:if|unless)|invariant)$")
"""Calls of libraries whose first argument is the condition by which they refuse: Laravel's, `invariant`."""
_FAULT = re.compile(r"(?i)\b\w{0,40}(?:error|errorf|exception|missing|invalid|required|fault|failure)\w{0,20}\s*$")
_MADE = frozenset({"object_creation_expression", "new_expression"})
_REFUSES_NOTHING = re.compile(
    r"(?:^|\.)(?:ThrowIf\w*|requireNonNull\w*|checkNotNull|not(?:Null|Blank|Empty)\w*|hasText|hasLength|NotNull\w*"
    r"|Against\.Null\w*)$"
)
"""Java and C#: calls of libraries that only refuse a value that is missing."""


def refuses_nothing(code: Code, statement: Node) -> bool:
    """Whether a statement only refuses a value that is missing: `ArgumentNullException.ThrowIfNull(key);`."""
    call = expression(code, statement) if code.region.language in {"java", "csharp"} else None
    return (
        call is not None and call.kind in code.grammar.calls and _REFUSES_NOTHING.search(callee(code, call)) is not None
    )


_STREAMS = re.compile(r"(?i)[(\s](?:\$?stderr|\$?stdout|STDERR|STDOUT)\b|^\$std(?:err|out)\.")


def _tells(code: Code, call: Node) -> bool:
    """Whether a call only shows something: by its name, by what it writes to, or through a function of this file."""
    if _tells_itself(code, call):
        return True
    own = _OF_ITSELF.sub("", callee(code, call))
    return not code.grammar.commands and own in code.once(_showing)


_OF_ITSELF = re.compile(r"^(?:\$?this(?:\.|->)|self\.|(?:self|static)::)")


_NAMELESS = frozenset({"arrow_function", "lambda", "anonymous_function", "lambda_expression"})


def _showing(code: Code) -> frozenset[str]:
    """The functions of a file that only show what they are given: `def say(text): print(text)`."""
    found = set()
    for function in code.nodes:
        if function.kind not in code.functions or not function.parts or not _only_tells(code, function.parts[-1]):
            continue
        holder = function.parent
        bound = holder is not None and holder.kind in code.habits.targets and holder.parts[-1] is function
        named = function.parts[:-1] if function.kind not in _NAMELESS else ()
        name = next((part for part in named if part.kind in code.habits.lexical), None)
        if bound and holder is not None:
            name = holder.parts[0]
        if name is not None:
            found.add(code.source(name).lstrip("$"))
    return frozenset(found)


def _only_tells(code: Code, body: Node) -> bool:
    if body.kind in code.habits.ifs:
        inner = list(bodies(code, body))
        return bool(inner) and all(_only_tells(code, one) for one in inner)
    if body.kind in code.habits.blocks:
        inner = steps(code, body)
        return bool(inner) and all(_only_tells(code, one) for one in inner)
    if body.kind in {"echo_statement", "print_intrinsic"}:
        return True
    call = expression(code, body)
    return call is not None and call.kind in code.grammar.calls and _tells_itself(code, call)


def _tells_itself(code: Code, call: Node) -> bool:
    if code.habits.logs.search(callee(code, call)):
        return True
    return _WRITES.search(callee(code, call)) is not None and _STREAMS.search(code.source(call)[:80]) is not None


_WRITES = re.compile(r"(?:^|[.>])(?:f?write|fputs|fprintf|puts|printf|print)$")


def _or_dies(code: Code, node: Node) -> bool:
    """`value = read() or die("…")`."""
    if node.kind not in code.habits.booleans or len(node.parts) != 2:  # noqa: PLR2004 - left and right
        return False
    return any(child.kind in {"or", "||"} for child in node.children) and exits(code, node.parts[1], lambda _: False)
