"""Whether an entry of a literal, or a named argument, stays inside the program: nobody outside waits for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.names import Role
from migrator.rewrite.feed.statements import callee
from migrator.rewrite.feed.words import SELVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_DESCRIBES = re.compile(
    r"(?i)(?:^|[.\s])(?:object|schema|shape|freeze|dict|convict|registerAs|cleanEnv|define\w*|namedtuple|struct|from_?entries|assign|parseArgs|minimist|options?|commander|yargs)$"
    r"|(?:^|[.:\s\\])(?:(?:OpenStruct|Mash|OrderedOptions|HashWithIndifferentAccess)\.new|SimpleNamespace|Munch|Box|AttrDict|ArrayObject|collect)$"
)
_KEEPS = re.compile(r"(?:^|[\w\])])(?:\.|->)(?:push|append|unshift|add)$")
"""Calls that keep what they are given in a list."""
_CHECKS = re.compile(
    r"(?:^|\.)(?:plainTo(?:Instance|Class)|(?:safe)?[pP]arse(?:Async|Sync)?|validate(?:Sync|Async)?|decode|cast|compile)$"
    r"|^t\.(?:type|strict|exact|interface)$"
)
"""JavaScript: calls of zod, yup, io-ts, ajv, class-transformer that hold an object against a schema of the program."""
_SCRIPTS = frozenset({"javascript", "typescript", "tsx"})


def describes(name: str) -> bool:
    """Whether a call of some name only says what a thing consists of: a schema, a record, the options of a program."""
    return _DESCRIBES.search(name) is not None


def stays(modules: Sequence[Module], code: Code, entry: Node) -> bool:
    """Whether the outermost literal around an entry stays inside the program."""
    current = entry
    while current.parent is not None:
        parent = current.parent
        if parent.kind in code.grammar.arguments or parent.kind == "argument":
            call = parent if parent.kind in code.grammar.calls else parent.parent
            while call is not None and call.kind not in code.grammar.calls:
                call = call.parent
            return call is not None and is_known(modules, code, callee(code, call))
        if parent.kind in code.habits.blocks or parent.kind in code.habits.targets:
            return True
        current = parent
    return True


def is_known(modules: Sequence[Module], code: Code, name: str) -> bool:
    """Whether what a call is given stays known: it calls the program, or only makes a mapping, a list, a schema."""
    words = re.split(r"[.:>\s\\]", name)
    last = words[-2] if words[-1] == "new" and len(words) > 1 else words[-1]
    if last in SELVES:
        return True
    if describes(name) or _KEEPS.search(name):
        return True
    if code.region.language in _SCRIPTS and _CHECKS.search(name):
        return True
    return any(
        one.role in {Role.DEFINITION, Role.METHOD, Role.BIND, Role.IMPORT}
        for module in modules
        for one in module.names.by_name.get(last, ())
        if one.role is not Role.IMPORT or module.code is code
    ) and any(
        one.role in {Role.DEFINITION, Role.METHOD, Role.BIND}
        for module in modules
        for one in module.names.by_name.get(last, ())
    )
