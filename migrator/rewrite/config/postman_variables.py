"""The variables of Postman environments and collections: the scopes come, what only the assertion needed goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config import json_tree
from migrator.rewrite.config.json_tree import Value, after, like, quoted, removed, rendered
from migrator.rewrite.config.postman_scripts import LIBRARY
from migrator.rewrite.config.secrets import PURGE
from migrator.rewrite.feed.words import only_jwt
from migrator.rewrite.programs import COLLECTION
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN
from migrator.rewrite.wire.parameters import GRANT
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_METASCOPE = re.compile(r"(?i)meta_?-?scopes?$")
_STAYS = re.compile(r"(?i)tech|account")
_ALONE = (
    "no collection of this tree was found that uses this environment: the one that does has to send {{SCOPES}} as scope"
)


def scopes_variable(context: Context) -> str:
    """The name for the scopes, after that of the metascopes: `META_SCOPE` gives `SCOPES`, `EU_META_SCOPE` EU_SCOPES."""
    for document in _documents(context):
        for item in _items(document):
            key = item.string("key")
            if _METASCOPE.search(key):
                word = "SCOPES" if key.isupper() else "scopes"
                return _METASCOPE.sub("", key) + word
    return "SCOPES"


def _documents(context: Context) -> Iterator[Document]:
    for document in context.documents():
        if document.regions[0].language == "postman":
            yield document


def _items(document: Document) -> tuple[Value, ...]:
    tree = json_tree.read(document.text)
    listed = _list(tree) if tree is not None else None
    return listed.items if listed is not None else ()


def _list(tree: Value) -> Value | None:
    """`values` of an environment, `variable` of a collection."""
    listed = tree.get("variable") if tree.get("item") is not None else tree.get("values")
    return listed if listed is not None and listed.kind == "array" else None


def _propose(context: Context) -> Iterator[Proposal]:
    documents = list(_documents(context))
    trees = {document.path: json_tree.read(document.text) for document in documents}
    collections = "".join(
        document.text for document in documents if (tree := trees[document.path]) is not None and tree.get("item")
    )
    scopes = _sent_scopes(list(trees.values()))
    for document in documents:
        tree = trees[document.path]
        if tree is None or (tree.get("item") is not None and not context.draft.file(document.path).changed):
            continue
        change = _Change(document.text, tree, scopes or "SCOPES", context.program.scopes, collections)
        edits = tuple(change.edits())
        if edits:
            instructions = [CONFIRM if change.scoped else "", f"{document.path}: {PURGE}" if change.material else ""]
            yield Proposal(
                "Declare the scopes in place of the metascopes and the key",
                " ".join(filter(None, instructions)),
                edits={document.path: edits},
                caution="" if scopes else f"{document.path}: {_ALONE}",
            )


def _sent_scopes(trees: list[Value | None]) -> str:
    """The variable that a client credentials request of the collections sends as its scope."""
    for tree in trees:
        for form in tree.walk() if tree is not None and tree.get("item") is not None else ():
            if form.kind != "array" or form.name != "urlencoded":
                continue
            fields = {item.string("key"): item.string("value") for item in form.items}
            match = re.fullmatch(r"\{\{([^{}]+)\}\}", fields.get("scope", ""))
            if fields.get("grant_type") == GRANT and match is not None:
                return match[1]
    return ""


class _Change:
    """What becomes of one list of variables."""

    def __init__(self, text: str, tree: Value, scopes: str, value: str, used: str) -> None:
        self._text = text
        self._tree = tree
        self._scopes = scopes
        self._value = value
        self._used = used
        self.scoped = False
        """Whether scopes are proposed."""
        self.material = False
        """Whether a key was taken out."""

    def edits(self) -> Iterator[Edit]:
        listed = _list(self._tree)
        if listed is None or not listed.items:
            if self._tree.get("item") is not None:
                yield from self._declared(listed)
            return
        yield from self._addresses(listed)
        names = {item.string("key") for item in listed.items}
        metascopes = [item for item in listed.items if _METASCOPE.search(item.string("key"))]
        gone = [item for item in listed.items if self._goes(item) and item not in metascopes]
        if metascopes and self._scopes not in names:
            yield from self._renamed(metascopes.pop(0))
        elif (gone or metascopes or self._tree.get("item") is not None) and self._scopes not in names:
            last = next((item for item in reversed(listed.items) if item not in gone), listed.items[-1])
            yield after(self._text, listed, last, [self._new(last)])
        self.material = any(item.string("value") and "key" in item.string("key").lower() for item in gone)
        yield from removed(listed, [*gone, *metascopes])

    def _goes(self, item: Value) -> bool:
        key = item.string("key")
        if LIBRARY.search(key) is None and (not only_jwt(key) or _STAYS.search(key)):
            return False
        return not any(mark in self._used for mark in (f"{{{{{key}}}}}", f'\\"{key}\\"', f"'{key}'", f"`{key}`"))

    def _renamed(self, item: Value) -> Iterator[Edit]:
        self.scoped = True
        for name, new in (("key", self._scopes), ("value", self._value), ("initialValue", self._value)):
            place = item.get(name)
            if place is not None:
                yield Edit(place.start, place.end, quoted(new))

    def _new(self, sample: Value) -> str:
        self.scoped = True
        values = {"key": self._scopes, "value": self._value}
        if sample.get("type") is not None:
            values["type"] = "default" if self._tree.get("item") is None else "string"
        return like(self._text, sample, values)

    def _declared(self, listed: Value | None) -> Iterator[Edit]:
        """A collection without variables gets a list of them."""
        self.scoped = True
        new = [{"key": self._scopes, "value": self._value, "type": "string"}]
        last = self._tree.items[-1]
        if listed is not None:
            yield Edit(listed.start, listed.end, rendered(new, self._text, listed.begin))
        else:
            member = f"{quoted('variable')}: {rendered(new, self._text, last.begin)}"
            yield after(self._text, self._tree, last, [member])

    def _addresses(self, listed: Value) -> Iterator[Edit]:
        for item in listed.items:
            value = item.get("value")
            if value is not None and value.kind == "string" and EXCHANGE.search(value.text):
                yield Edit(value.start, value.end, quoted(EXCHANGE.sub(TOKEN, value.text)))


REWRITER = Rewriter("postman-variables", 14, _propose, frozenset({COLLECTION}))
