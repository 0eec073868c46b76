"""What a program does with `umapi_client` besides signing in, carried over to 3.0 file by file.

An action is followed from where it is made to the calls on it: along a chain, by the name that it is bound to, and out
of a list or dict that it is put into. A call on one that comes from elsewhere is known by its name or its arguments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from migrator.parse.identify import identify
from migrator.rewrite.base import Edit
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.home import is_inside
from migrator.rewrite.sdk.options import place_of
from migrator.rewrite.sdk.umapi_actions import made, remade
from migrator.rewrite.sdk.umapi_held import Holders
from migrator.rewrite.sdk.umapi_methods import could_be_one, is_known, is_unmistakable, rewritten
from migrator.rewrite.sdk.umapi_names import MODULE, TYPE, are_own, moved, spelled, uses
from migrator.rewrite.sdk.umapi_queries import queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_MOST_FILES = 4000
_HARMLESS = frozenset({"import_from_statement", "type"})
_UNSET = frozenset({"id_type", "email", "domain"})
_CALLED = re.compile(r"\.(?:create|update)\b")
_FIRST = re.compile(r"\bumapi_client\.(?:legacy|error\.UMAPI\w*)\b|\bfrom\s+umapi_client\s+import\s[^#\n]*\bUMAPI\b")
"""What 2.x kept of version 1 of the package."""


class Carried(NamedTuple):
    """The edits by file, and what is left to the reader."""

    edits: dict[str, tuple[Edit, ...]]
    told: list[str]


def carried(context: Context) -> Carried:
    """All Python files of the tree, as far as they have to do with the package."""
    known = frozenset(context.draft.source.paths)
    paths = [one for one in known if identify(one, "") == "python" and not is_inside(one, known)]
    paths = sorted(paths)[:_MOST_FILES]
    texts = {path: context.draft.text(path) for path in paths}
    users = [path for path in paths if MODULE in texts[path]]
    found = [_Stretch(code, is_user=True) for path in users for code in codes(context.draft.document(path))]
    loose = any(stretch.escapes for stretch in found)
    others = [path for path in paths if path not in users and _CALLED.search(texts[path])] if loose else []
    found += [_Stretch(code, is_user=False) for path in others for code in codes(context.draft.document(path))]
    edits: dict[str, tuple[Edit, ...]] = {}
    told: list[str] = []
    for stretch in found:
        own, left = stretch.carried(loose=loose)
        placed = stretch.code.in_file(own)
        path = stretch.code.document.path
        told += left
        if placed is None or (placed and stretch.code.document.generated):
            told.append(f"{path} uses what umapi-client 3 has changed, and is not written here")
        elif placed:
            edits[path] = (*edits.get(path, ()), *placed)
    return Carried(edits, told)


class _Stretch:
    """One stretch of code, with the actions that it makes and the names that hold them."""

    def __init__(self, code: Code, *, is_user: bool) -> None:
        self.code, self.is_user = code, is_user
        self.made = made(code) if is_user else []
        self._holders = Holders(code, self.made)
        self.escapes = bool(self.made) and self._holders.escape()

    def carried(self, *, loose: bool) -> tuple[list[Edit], list[str]]:
        """The edits, and what is told. `loose`: actions of the program are handed on to where they are not followed."""
        code = self.code
        done = [remade(code, action) for action in self.made]
        edits = [edit for one in done for edit in one.edits]
        told = [one.told for one in done]
        calls = [node for node in code.nodes if node.kind == "call" and node.parts[0].kind == "attribute"]
        found = [self._method(node, loose=loose) for node in calls]
        found += queries(code) if self.is_user else ()
        edits += [edit for own, _ in found for edit in own]
        told += [said for _, said in found]
        told += [*self._unset(), *self._looked_up(), *self._handed_on()]
        if self.is_user:
            told += [f"{place_of(code, code.nodes[0])} uses the interface of umapi-client 1"] * self._is_first()
            names, left = moved(code, edits) if not are_own(code) else ([], [])
            edits += names
            told += left
        edits += self._typed(edits) if any(one.types for one in done) else []
        return edits, list(filter(None, told))

    def _is_first(self) -> bool:
        return _FIRST.search(self.code.text) is not None

    def _method(self, call: Node, *, loose: bool) -> tuple[list[Edit], str]:
        name = self.code.source(call.parts[0].parts[-1])
        if not is_known(name):
            return [], ""
        actions = self._holders.actions(call.parts[0].parts[0])
        if any(one.given is not None and "user" in one.given.values for one in actions):
            return [], ""
        if not actions:
            sure = self.is_user and is_unmistakable(self.code, call)
            if not sure and not (loose and could_be_one(self.code, call)):
                return [], ""
        done = rewritten(self.code, call, actions)
        return done.edits, done.told

    def _unset(self) -> Iterator[str]:
        """Fields of an action that 3.0 does not set."""
        code, listed = self.code, self._listed()
        for node in code.nodes if self.made else ():
            if node.kind != "attribute" or code.source(node.parts[-1]) not in _UNSET:
                continue
            if self._holders.actions(node.parts[0]) or code.source(node.parts[0]) in listed:
                yield f"{place_of(code, node)} reads {code.source(node)}, which 3.0 does not set"

    def _listed(self) -> frozenset[str]:
        """The names of loops over what holds actions."""
        code, names = self.code, self._holders.containers()
        word = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(names)))
        loops = [node for node in code.nodes if node.kind in {"for_statement", "for_in_clause"}] if names else []
        targets = [loop.parts[0] for loop in loops if word.search(code.source(loop.parts[1]))]
        found = [one for target in targets for one in (target, *target.descendants()) if one.kind == "identifier"]
        return frozenset(map(code.source, found))

    def _looked_up(self) -> Iterator[str]:
        """Methods of an action by a name that is known when it runs."""
        for node in self.code.nodes if self.made else ():
            listed = node.child("argument_list") if node.kind == "call" else None
            if listed is not None and listed.parts and self.code.source(node.parts[0]) == "getattr":
                first = listed.parts[0]
                if first.kind == "identifier" and self._holders.held(first):
                    yield f"{place_of(self.code, node)} looks up a method of an action by name: see what 3.0 takes"

    def _handed_on(self) -> Iterator[str]:
        """The class itself in other hands: a base class, a value."""
        code, name = self.code, spelled(self.code, "UserAction")
        for node in code.nodes if self.is_user else ():
            if node.kind != "identifier" or code.source(node) != name:
                continue
            whole = node.parent if node.parent is not None and node.parent.kind == "attribute" else node
            call = whole.parent if whole.parent is not None and whole.parent.kind == "call" else None
            around = [one for one in whole.ancestors() if one.kind in _HARMLESS or _asks_for_class(code, one)]
            if not around and (call is None or call.parts[0] is not whole):
                yield f"{place_of(code, node)} hands on UserAction, which takes other arguments in umapi-client 3"

    def _typed(self, edits: list[Edit]) -> Iterator[Edit]:
        """The import of the enumeration of types beside that of the class, where only its name is used."""
        bare = any(re.search(rf"(?<![\w.]){TYPE}\.", edit.replacement) for edit in edits)
        if not bare or any(self.code.source(node) == "IdentityTypes" for node in uses(self.code)):
            return
        for node in self.code.nodes:
            if node.kind == "import_from_statement" and self.code.source(node.parts[0]) == MODULE:
                names = node.parts[1:]
                if any(self.code.source(one).startswith("UserAction") for one in names):
                    yield Edit(names[-1].end, names[-1].end, f", {TYPE}")
                    return


def _asks_for_class(code: Code, node: Node) -> bool:
    return node.kind == "call" and code.source(node.parts[0]) in {"isinstance", "issubclass"}
