"""What a dependency injection container makes: nobody calls its constructors, and what is registered is no use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import own_statement

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MANAGED = re.compile(
    r"@(?:\w+\.)*(?:Component|Service|Repository|Controller|RestController|Configuration|SpringBootApplication|Singleton"
    r"|Named|ApplicationScoped|RequestScoped|Dependent|Stateless|Startup|Path|Inject|Autowired)\b"
)
_FACTORIES = re.compile(r"@(?:\w+\.)*(?:Bean|Provides|Produces)\b")
_REGISTERS = re.compile(r"^(?:Try)?Add(?:Keyed)?(?:Singleton|Scoped|Transient|HttpClient|HostedService)$")
_CONSTRUCTORS = frozenset({"constructor_declaration", "compact_constructor_declaration"})


def is_constructor(function: Node) -> bool:
    """Whether a function is a constructor of Java or C#."""
    return function.kind in _CONSTRUCTORS


def injected(code: Code, function: Node) -> bool:
    """Whether a container calls a constructor: its class, or it, carries the annotation of one."""
    if not is_constructor(function):
        return False
    around = code.class_around(function)
    return any(
        _MANAGED.search(code.source(part))
        for holder in (around, function)
        if holder is not None
        for part in holder.parts
        if part.kind == "modifiers"
    )


def registers(code: Code, node: Node) -> bool:
    """Whether a type is named only for a container: `services.AddSingleton<Type>()`."""
    return _registration(code, node) is not None


def registration(code: Code, node: Node) -> Removal | None:
    """What goes with a type that only a container knows: its registration, or the method that makes it."""
    call = _registration(code, node)
    if call is not None:
        statement = own_statement(code, call)
        if statement is not None and not _is_chained(code, call):
            return Removal(code, statement)
        receiver = call.parts[0].parts[0] if call.parts and call.parts[0].parts else None
        return Removal(code, call, receiver) if receiver is not None else None
    return _factory(code, node)


def implementation(code: Code, node: Node) -> Node | None:
    """The class that a type is named for as an interface or base class."""
    for around in node.ancestors():
        if around.kind in {"super_interfaces", "base_list"}:
            return around.parent
        if around.kind in code.grammar.classes | {"type_arguments", "type_argument_list"}:
            return None
    return None


def _registration(code: Code, node: Node) -> Node | None:
    listed = node.parent
    generic = listed.parent if listed is not None and listed.kind == "type_argument_list" else None
    if generic is None or not _REGISTERS.match(code.source(generic.parts[0])):
        return None
    member = generic.parent
    call = member.parent if member is not None and member.kind in code.grammar.members else None
    return call if call is not None and call.kind in code.grammar.calls else None


def _is_chained(code: Code, call: Node) -> bool:
    receiver = call.parts[0].parts[0]
    return receiver.kind in code.grammar.calls


def _factory(code: Code, node: Node) -> Removal | None:
    """`@Bean Type type() { return new Type(…); }`."""
    function = code.function(node)
    if function is None or function.kind != "method_declaration":
        return None
    modifiers = function.child("modifiers")
    made = next((part for part in function.parts if part.kind in {"type_identifier", "identifier"}), None)
    if modifiers is None or made is None or code.source(made) != code.source(node):
        return None
    return Removal(code, function) if _FACTORIES.search(code.source(modifiers)) else None
