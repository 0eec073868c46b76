"""What takes a name out where it stands as a text: in a list, as an argument, as a key, in `x["name"] = …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.feed.accessors_ruby import unoffered
from migrator.rewrite.feed.asked import asked_for
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.flags_go import settled
from migrator.rewrite.feed.inside import stays
from migrator.rewrite.feed.iterated import gone_through
from migrator.rewrite.feed.listings import requires
from migrator.rewrite.feed.models import without_validator
from migrator.rewrite.feed.names import marked
from migrator.rewrite.feed.names_listed import only_names
from migrator.rewrite.feed.rows import element_of, row_led_by
from migrator.rewrite.feed.slots import written
from migrator.rewrite.feed.statements import callee, own_statement, unlinked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.rewrite.code import Code
    from migrator.rewrite.feed.dead import Dead
    from migrator.rewrite.feed.places import Place
    from migrator.rewrite.feed.world import Module
    from migrator.rewrite.tree import Node

_LISTS = re.compile(
    r"(?:^|\.)(?:asList|listOf|setOf|newHashSet|newArrayList|(?:Immutable)?(?:List|Set)\.of|Stream\.of)$"
)
"""Java and Kotlin: calls that only make a list of what they are given."""
_DECLARES_FLAG = re.compile(
    r"(?i)flags?(?:et)?(?:\(\))?\.(?:String|Bool|Duration|Int(?:32|64)?|StringSlice|StringArray|StringToString)P?$"
)
"""Go: calls of a flag set of pflag that declare a flag by its name, whose value viper or a getter reads."""
_GIVES = re.compile(r"(?i)(?:->|\.)(?:set|put|with|add|store)(?:_?(?:data|value|config\w*|option|setting|param\w*))?$")
"""Calls that give a setting its value: the name comes first."""
_DEMANDS = re.compile(r"(?:->|\.)(?:required|require_?[kK]eys|demandOption)$")
"""Calls that only demand what they name: phpdotenv's, Figaro's, those of yargs."""


def mention(modules: Sequence[Module], dead: Dead, place: Place) -> Removal | None:  # noqa: PLR0911 - one way out for each shape
    """A name in a list of names, as the key of an entry, or in an assignment `x["name"] = …`."""
    code, node = place.module.code, element_of(place.node)
    parent = node.parent
    if parent is None:
        return None
    row = row_led_by(code, place.node)
    if row is not None and (requires(code, row.around) or gone_through(modules, code, row.around)):
        return Removal(code, row.element)
    if parent.kind in code.grammar.arguments and parent.parent is not None:
        return _named(dead, place, node, parent, parent.parent)
    if only_names(modules, code, parent):
        return Removal(code, node)
    if (question := asked_for(code, node)) is not None:
        return Removal(code, question)
    if marked(node, code.grammar.pairs.get(parent.kind)):
        return Removal(code, parent) if stays(modules, code, parent) else None
    if parent.kind in code.grammar.subscripts and parent.parts[0] is not node:
        return written(code, parent)
    return None


def _named(dead: Dead, place: Place, node: Node, listed: Node, call: Node) -> Removal | None:
    """A name as an argument: in a list that a call makes, of a setting that a call says something about."""
    code, name = place.module.code, callee(place.module.code, call)
    if _LISTS.search(name) and requires(place.module.code, call):
        return Removal(code, node)
    if (said := settled(code, node)) is not None:
        return said
    if _DECLARES_FLAG.search(name) and listed.parts[0] is node:
        own = own_statement(code, call)
        return Removal(code, own) if own is not None else None
    if _DEMANDS.search(name) and all(one.kind in code.grammar.strings for one in _values(listed)):
        return Removal(code, node) if len(listed.parts) > 1 else _without_chain(code, call)
    if _GIVES.search(name) and listed.parts[0] is node:
        return unlinked(code, call)
    offer = unoffered(code, dead, node)
    return offer if offer is not None else without_validator(code, listed, node)


def _values(listed: Node) -> list[Node]:
    """The arguments without what PHP puts around them."""
    return [one.parts[0] if one.kind == "argument" and len(one.parts) == 1 else one for one in listed.parts]


def _without_chain(code: Code, call: Node) -> Removal | None:
    """A statement that is a chain of calls which begins with one: `$env->required("KEY")->notEmpty();`."""
    while call.parent is not None and call.parent.parts and call.parent.parts[0] is call:
        if call.parent.kind not in code.grammar.calls | code.grammar.members:
            break
        call = call.parent
    own = own_statement(code, call)
    return Removal(code, own) if own is not None else None
