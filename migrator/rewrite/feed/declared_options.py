"""Java and C#: what declares an option of a command line goes with the last read of what the option was given.

`options.addOption(Option.builder("k").longOpt("key").build())`, `parser.accepts("key").withRequiredArg()`,
`parser.addArgument("-k", "--key").required(true)`, `new Option<string>("--key") { IsRequired = true }`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.rows import element_of, makes_list
from migrator.rewrite.feed.statements import callee, last_name, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.names import Names
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"java", "csharp"})
_NAMED = re.compile(
    r"(?:^|[.\s])(?P<name>accepts(?:All)?|addArgument|add(?:Required)?Option|longOpt|withLongOpt|create|dest|Option"
    r"|Argument|Option\.builder)(?:<[\w.\[\]?<>]{1,60}>)?$"
)
"""Calls of JOpt Simple, argparse4j, Commons CLI, McMaster and System.CommandLine that are given an option's name."""
_NAMES_FIRST = {"addOption": 2, "addRequiredOption": 2, "Option": 2, "addArgument": 9}
"""How many of the first arguments may be names of the option, where it is not the first alone."""
_ADDS = re.compile(r"^(?i:add_?(?:option|argument))$")
_HOLDS = frozenset({"initializer_expression"})
"""`new RootCommand { new Option<string>("--key") }`."""
_LOCALS = frozenset({"local_variable_declaration", "local_declaration_statement"})
_MOST_LINKS = 40


def declared_option(code: Code, names: Names, node: Node) -> Removal | None:
    """What takes the declaration of the option out that a text or constant names; None where it names none."""
    head = _head(code, node) if code.region.language in _LANGUAGES else None
    if head is None:
        return None
    declaration = declaration_at(code, head)
    return declaration or _bound(code, names, head)


def additions(code: Code, names: Names, declaration: Removal) -> list[Removal]:
    """The statements that add an option that is held by a variable: `options.addOption(key)`."""
    used = _used(names, declaration.node) if declaration.node.kind in _LOCALS else []
    added = (own_statement(code, call) for one in used if (call := _adding(code, one)) is not None)
    return [Removal(code, statement) for statement in added if statement is not None]


def _bound(code: Code, names: Names, head: Node) -> Removal | None:
    """The declaration of a variable that is only added to the others."""
    statement = code.statement(head)
    if statement.kind not in _LOCALS or _used(names, statement) == []:
        return None
    added = [_adding(code, one) for one in _used(names, statement)]
    known = all(one is not None and own_statement(code, one) is not None for one in added)
    return Removal(code, statement) if known else None


def _used(names: Names, statement: Node) -> list[Node]:
    """The uses of the one variable that a statement declares."""
    own = [one for node in statement.descendants() if (one := names.at(node)) is not None and one.role is Role.BIND]
    if len(own) != 1:
        return []
    scope = names.scope(own[0])
    return [one.node for one in names.by_name[own[0].name] if one.role is Role.USE and names.scope(one) is scope]


def declaration_at(code: Code, head: Node) -> Removal | None:
    """What takes the declaration out that a call begins: a statement, a link of a chain, an element of a list."""
    top = head
    for _ in range(_MOST_LINKS):
        if (link := _link(code, top)) is not None:
            return link
        following = _following(code, top) or _adding(code, top)
        if following is None:
            break
        top = following
    statement = own_statement(code, top)
    if statement is not None:
        return Removal(code, statement)
    element = element_of(top)
    listed = element.parent is not None and element.parent.kind in _HOLDS and top.kind in code.grammar.calls
    return Removal(code, element) if listed else None


def names_option(code: Code, node: Node) -> bool:
    """Whether a text or constant names an option where it is declared."""
    return code.region.language in _LANGUAGES and _head(code, node) is not None


def names_of(code: Code, declaration: Removal) -> Iterator[Node]:
    """The texts and constants that name the option of a declaration."""
    for one in declaration.node.descendants():
        named = one.kind in code.grammar.strings or one.kind in code.habits.lexical
        if named and declaration.takes(one) and _head(code, one) is not None:
            yield one


def _head(code: Code, node: Node) -> Node | None:
    """The call that is given a name of an option; None where a node is no such name."""
    element = element_of(node.parent if node.parent is not None and _is_member(code, node) else node)
    listed = element.parent
    while listed is not None and listed.parent is not None and _lists(code, listed):
        element = element_of(listed.parent if listed.kind in code.grammar.arguments else listed)
        listed = element.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if call is None or listed is None or call.kind not in code.grammar.calls:
        return None
    match = _NAMED.search(callee(code, call))
    if match is None or listed.parts.index(element) >= _NAMES_FIRST.get(match["name"], 1):
        return None
    begins = _BEGINS.get(match["name"], "")
    return call if begins in code.source(call)[:_BUILDER] else None


_BEGINS = {"create": "OptionBuilder", "dest": ".addArgument("}
"""What begins the chain of a call that is called as many others are, too."""
_BUILDER = 40
"""How far into a chain its beginning stands, with the name of a package or a parser before it."""


def _lists(code: Code, node: Node) -> bool:
    """Whether a node holds the elements of a list made on the spot: `Arrays.asList("k", "key")`, `new[] { "-k" }`."""
    if node.kind in code.grammar.arguments:
        return node.parent is not None and makes_list(code, node.parent)
    return node.kind in code.grammar.lists | {"array_creation_expression", "implicit_array_creation_expression"}


def _is_member(code: Code, node: Node) -> bool:
    """Whether a node is the last part of a name: `KEY` of `Flags.KEY`."""
    around = node.parent
    return around is not None and around.kind in code.grammar.members and around.parts[-1] is node


def _following(code: Code, call: Node) -> Node | None:
    """The next call of a chain: `parser.accepts("key").withRequiredArg()`."""
    around = call.parent
    if around is not None and around.kind in code.grammar.members and around.parts[0] is call:
        around = around.parent
        return around if around is not None and around.kind in code.grammar.calls else None
    is_next = around is not None and around.kind in code.grammar.calls and around.parts[0] is call
    return around if is_next else None


def _adding(code: Code, call: Node) -> Node | None:
    """The call that adds a declaration, and nothing else, to others."""
    element = element_of(call)
    listed = element.parent
    if listed is None or listed.kind not in code.grammar.arguments or len(listed.parts) != 1 or listed.parent is None:
        return None
    return listed.parent if _ADDS.match(last_name(callee(code, listed.parent))) else None


def _link(code: Code, call: Node) -> Removal | None:
    """One of several declarations in a chain: `new Options().addOption("k", …).addOption("s", …)`."""
    name = last_name(callee(code, call))
    if name not in {"addOption", "addRequiredOption"}:
        return None
    around = call.parts[0]
    receiver = around.parts[0] if around.kind in code.grammar.members else around
    before = receiver.kind in code.grammar.calls
    following = _following(code, call)
    return Removal(code, call, receiver) if before or following is not None else None
