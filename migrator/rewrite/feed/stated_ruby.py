"""Ruby: what a class says of a method by its name goes with the method; where the name calls it, the method stays.

`private :sign` raises when the class is loaded once there is no `sign`; `private def sign … end` without the method
would hide whatever follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee, last_name, own_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import Module, World
    from migrator.rewrite.tree import Node

_SAYS = re.compile(
    r"(?:private|public)(?:_class_method|_constant)?|protected|module_function|deprecate_constant|ruby2_keywords"
    r"|undef_method|remove_method|memo_?wise|memoize"
)
"""What says something of a method or constant that has to be there: who may call it, that it is remembered."""
_CALLS = re.compile(
    r"(?:public_|__)?send(?:__)?|try|(?:public_|instance_)?method|respond_to|alias_method|helper_method|delegate"
    r"|(?:instance_)?def(?:_instance)?_delegators?|set_callback|rescue_from"
    r"|(?:(?:prepend|append|skip)_)?(?:before|after|around)_\w{1,40}"
)
"""What calls a method by its name, now or later, or gives it a second one."""
_SYMBOLS = frozenset({"simple_symbol", "bare_symbol", "bare_string", "string"})
_LISTS = frozenset({"array", "symbol_array", "string_array", "splat_argument"})
_METHODS = frozenset({"method", "singleton_method"})
_MADE = frozenset({Role.METHOD, Role.DEFINITION, Role.BIND})


def without_methods(world: World, dead: Dead) -> list[Removal]:
    """The removals of what is said of methods and constants that have gone."""
    return [
        removal
        for module in world.modules
        if module.code.region.language == "ruby" and not module.test and dead.touches(module.code)
        for removal in _unsaid(module, dead)
    ]


def _unsaid(module: Module, dead: Dead) -> Iterator[Removal]:
    code = module.code
    for call in code.of_kind("call"):
        listed = call.child("argument_list")
        if listed is None or dead.covers(call) or _SAYS.fullmatch(last_name(callee(code, call))) is None:
            continue
        named = list(_named(listed.parts))
        gone = [node for node in named if dead.covers(node) or _is_gone(module, dead, node)]
        if gone and len(gone) == len(named):
            yield Removal(code, own_statement(code, call) or call)
        else:
            yield from (Removal(code, node) for node in gone if not dead.covers(node))


def _named(parts: Iterable[Node]) -> Iterator[Node]:
    """The names that a call is given, those in lists of them, too."""
    for part in parts:
        if part.kind in _LISTS:
            yield from _named(part.parts)
        else:
            yield part


def _is_gone(module: Module, dead: Dead, node: Node) -> bool:
    """Whether a name is that of something which the class around it made, and makes no more."""
    if node.kind not in _SYMBOLS:
        return False
    code = module.code
    own = code.class_around(node)
    made = [
        one.node
        for one in module.names.by_name.get(name_in(code, node), ())
        if one.role in _MADE and code.class_around(one.node) is own
    ]
    return bool(made) and all(dead.covers(one) for one in made)


def name_in(code: Code, node: Node) -> str:
    """The name that a symbol or text is."""
    return code.source(node).strip(":\"'")


def calls_by_symbol(code: Code, name: str) -> Iterator[Node]:
    """Where a method is called by its name, or gets another one: `send(:sign)`, `map(&:sign)`, `alias_method`."""
    for node in code.nodes:
        if node.kind in _SYMBOLS and name_in(code, node) == name and _is_called(code, node):
            yield node


def _is_called(code: Code, symbol: Node) -> bool:
    around = _around(symbol)
    if around is not None and around.kind in {"block_argument", "alias"}:
        return True
    return _CALLS.fullmatch(_told(code, around)) is not None


def stated(code: Code) -> Iterator[Node]:
    """Every symbol that names a method or constant which has to be there."""
    for node in code.nodes if code.region.language == "ruby" else ():
        if node.kind in _SYMBOLS and (_is_called(code, node) or _SAYS.fullmatch(_told(code, _around(node)))):
            yield node


def _around(symbol: Node) -> Node | None:
    """What stands around a name, and the lists that it is in."""
    around = symbol.parent
    while around is not None and around.kind in _LISTS:
        around = around.parent
    return around


def _told(code: Code, around: Node | None) -> str:
    """The last name of the call whose arguments a node is; empty elsewhere."""
    call = around.parent if around is not None and around.kind == "argument_list" else None
    return last_name(callee(code, call)) if call is not None else ""
