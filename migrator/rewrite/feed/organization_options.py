"""Java, C# and Go: an option of the command line that says the organization stays, though the new request needs none.

Whoever calls the program still says it, and a program refuses an option that it does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.declared_options import names_option
from migrator.rewrite.feed.flags_go import declares_flag

if TYPE_CHECKING:
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_LANGUAGES = frozenset({"java", "csharp", "go"})
_ORGANIZATION = re.compile(
    r"(?:^|[^A-Za-z])(?i:(?:ims[_-]?)?org(?:$|[^a-z]|id|ani[sz]ation)|iss(?:uer)?\b)|[a-z]Org(?![a-z])"
)
_FIELDS = frozenset({"field_declaration", "property_declaration"})
_MARKED = re.compile(
    r"@(?:\w+\.)*(?:Option|Parameters?|Arg)\s*\(|\[\s*(?:[\w()]+,\s*)?(?:\w+\.)?(?:Command)?(?:Option|Argument)\b"
    r"|`[^`\n]*\b(?:long|short|help|arg|cmd):\""
)
"""A field that picocli, JCommander, args4j, CommandLineParser, McMaster, Spectre, kong or go-flags fills."""
_LARGEST = 2000


def declares_organization(removal: Removal) -> bool:
    """Whether a removal would take the declaration of such an option out."""
    code, node = removal.code, removal.node
    if code.region.language not in _LANGUAGES or node.end - node.start > _LARGEST:
        return False
    source = code.source(node)
    if removal.keep is not None or _ORGANIZATION.search(source) is None:
        return False
    if node.kind in _FIELDS and _MARKED.search(source) is not None:
        return True
    return _declaring(code, node) is not None


def still_declared(removal: Removal) -> Removal | None:
    """Go: `org := flag.String("org", …)` without its variable; None where it is no such statement."""
    code, node = removal.code, removal.node
    if code.region.language != "go" or node.kind != "short_var_declaration" or not declares_organization(removal):
        return None
    call = node.parts[-1].parts[0] if node.parts[-1].parts else None
    plain = call is not None and len(node.parts[0].parts) == 1 and call.kind in code.grammar.calls
    return Removal(code, node, call) if plain else None


def _declaring(code: Code, node: Node) -> Node | None:
    """The first text in a node that names the organization's option."""
    for one in (node, *node.descendants()):
        named = one.kind in code.grammar.strings and _ORGANIZATION.search(code.source(one).strip("\"'`-")) is not None
        if named and (declares_flag(code, one) or names_option(code, one)):
            return one
    return None
