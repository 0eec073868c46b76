"""Go: flags of the command line, declared by a name, and what is said of them by that name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.statements import bodies, callee, own_statement, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.world import World
    from migrator.rewrite.tree import Node

_DECLARES = re.compile(
    r"(?i)flags?(?:et)?(?:\(\))?\.(?:Func|TextVar|(?:String|Bool|Duration|U?Int|Float|Count|Bytes|IP)\w*|Var(?:P|PF)?)$"
    r"|^(?:\w+\.)?(?:app|cmd|kingpin)\.Flag$"
)
"""Calls of flag, pflag and kingpin that declare a flag: the name comes first, or after what takes the value."""
_SETTLES = re.compile(
    r"(?:^|\.)(?:SetDefault|setDefault|BindEnv|BindPFlag|Mark(?:Persistent)?Flag(?:Required|Filename|Dirname|Custom)"
    r"|Mark(?:Deprecated|Hidden|ShorthandDeprecated)|RegisterFlagCompletionFunc|DEFINE_[a-z_]+|mark_flag_as_required)$"
)
"""Calls, also of absl for Python, that say something about a setting or flag whose name comes first."""
_TOGETHER = re.compile(r"\.MarkFlags(?:RequiredTogether|OneRequired|MutuallyExclusive)$")
_CHECKS = re.compile(r"(?i)(?:^|\.)(?:check\w*|must\w*|panic_?if\w*|fatal_?if\w*|log\.Fatal\w*|exit_?on\w*)$")
_FAULT = re.compile(r"\w*[eE]rr\w*\s!=\snil")


def declares_flag(code: Code, node: Node) -> bool:
    """Whether a text is what a call is given that declares a flag: its name, or a word of help."""
    listed = node.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    return code.region.language == "go" and call is not None and _DECLARES.search(callee(code, call)) is not None


def flag_statement(code: Code, node: Node) -> Removal | None:
    """The statement that only declares the flag of a name: `cmd.Flags().String("key", …)`."""
    if not _is_name(code, node) or node.parent is None or node.parent.parent is None:
        return None
    own = own_statement(code, node.parent.parent)
    return Removal(code, own) if own is not None else None


def settled(code: Code, node: Node) -> Removal | None:
    """The statement that only says something about the flag or setting of a name, with the check of its error."""
    listed = node.parent
    call = listed.parent if listed is not None and listed.kind in code.grammar.arguments else None
    if call is None or listed is None:
        return None
    name = callee(code, call)
    if _TOGETHER.search(name) is not None:
        return Removal(code, node if len(listed.parts) > 2 else own_statement(code, call) or node)  # noqa: PLR2004
    if _SETTLES.search(name) is None or node not in (
        listed.parts[:2] if name.startswith("cobra.") else listed.parts[:1]
    ):
        return None
    statement = own_statement(code, call) or _checked(code, call)
    return Removal(code, statement) if statement is not None else None


def _checked(code: Code, call: Node) -> Node | None:
    """`_ = call`, `must(call)`, `if err := call; err != nil { … }`."""
    around = call.parent
    if around is not None and around.kind in code.grammar.arguments and len(around.parts) == 1 and around.parent:
        return own_statement(code, around.parent) if _CHECKS.search(callee(code, around.parent)) is not None else None
    binder = around.parent if around is not None and around.kind == "expression_list" else None
    if binder is None or len(binder.parts) != 2:  # noqa: PLR2004 - target and value
        return None
    if binder.kind == "assignment_statement" and code.source(binder.parts[0]) == "_":
        return binder
    check = binder.parent
    if check is None or check.kind not in code.habits.ifs or check.parts[0] is not binder:
        return None
    refuses = _FAULT.fullmatch(code.source(check.parts[1])) is not None and len(check.parts) == 3  # noqa: PLR2004
    return check if refuses and all(len(steps(code, body)) == 1 for body in bodies(code, check)) else None


def undeclared(world: World, dead: Dead) -> Iterator[Removal]:
    """What is said of a flag whose last declaration has gone: it would be an error at the start of the program."""
    declared: dict[str, bool] = {}
    modules = [module for module in world.modules if module.code.region.language == "go"]
    for module in modules:
        for name, node in module.code.once(_declared) if not module.test else ():
            declared[name] = declared.get(name, False) or not dead.covers(node)
    for module in modules if not all(declared.values()) else ():
        for node in module.code.once(_texts) if not module.test else ():
            if not declared.get(module.code.source(node)[1:-1], True) and not dead.covers(node):
                said = settled(module.code, node)
                if said is not None:
                    yield said


def _declared(code: Code) -> list[tuple[str, Node]]:
    """The flags that a file declares, each with the text that names it."""
    return [(code.source(node)[1:-1], node) for node in code.once(_texts) if _is_name(code, node)]


def _texts(code: Code) -> list[Node]:
    return [node for node in code.nodes if node.kind in code.grammar.strings]


def _is_name(code: Code, node: Node) -> bool:
    """Whether a text is the first that a declaration is given."""
    if not declares_flag(code, node) or node.parent is None:
        return False
    return node is next((part for part in node.parent.parts if part.kind in code.grammar.strings), None)
