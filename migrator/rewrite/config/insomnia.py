"""Insomnia exports, of version 4 (JSON) and 5 (YAML): the sign-in's address, form and scripts change together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.config import json_tree
from migrator.rewrite.config.insomnia_yaml import sign_ins
from migrator.rewrite.config.json_tree import Value, between, like, quoted, removed
from migrator.rewrite.config.postman_scripts import is_signing
from migrator.rewrite.programs import COLLECTION
from migrator.rewrite.wire.bodies import URLENCODED
from migrator.rewrite.wire.endpoint import EXCHANGE, TOKEN
from migrator.rewrite.wire.parameters import GRANT, PARAMETER
from migrator.rewrite.wire.scope import CONFIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context

_BY_HAND = (
    "{path}: this sign-in is left as it is; send POST to /ims/token/v3 with a form of grant_type=client_credentials, "
    "client_id, client_secret and scope={scopes}, urlencoded, and take out the script that signs."
)
_LOOK = "{path}: import it and send the request once; it was not run here"


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        if document.regions[0].language != "insomnia":
            continue
        is_json = document.text.lstrip()[:1] == "{"
        edits = _edits(context, document) if is_json else sign_ins(document.text, context.program.scopes)
        if edits:
            yield Proposal(
                "Send the client credentials grant",
                CONFIRM,
                edits={document.path: edits},
                caution=_LOOK.format(path=document.path),
            )
        elif EXCHANGE.search(document.text):
            yield Proposal("Token request", _BY_HAND.format(path=document.path, scopes=context.program.scopes))


def _edits(context: Context, document: Document) -> tuple[Edit, ...]:
    """The edits of all sign-ins; none where one of them is not followed."""
    tree = json_tree.read(document.text)
    edits: list[Edit] = []
    for request in tree.walk() if tree is not None else ():
        if request.string("_type") != "request" or not _signs_in(request):
            continue
        form, address = request.get("body", "params"), request.get("url")
        names = {item.string("name") for item in form.items} if form is not None else set()
        if form is None or address is None or not {"client_id", "client_secret", PARAMETER} <= names:
            return ()
        edits += _head(request, address)
        edits += _form(document.text, form, context.program.scopes)
        for name in ("preRequestScript", "afterResponseScript"):
            script = request.get(name)
            if script is not None and is_signing(script.text) is None:
                return ()
            if script is not None and is_signing(script.text):
                edits.append(Edit(script.start, script.end, quoted("")))
    return tuple(edits)


def _signs_in(request: Value) -> bool:
    return EXCHANGE.search(request.string("url")) is not None


def _head(request: Value, address: Value) -> Iterator[Edit]:
    """Address, media type and header."""
    yield Edit(address.start, address.end, quoted(EXCHANGE.sub(TOKEN, address.text)))
    kind = request.get("body", "mimeType")
    if kind is not None and kind.text != URLENCODED:
        yield Edit(kind.start, kind.end, quoted(URLENCODED))
    headers = request.get("headers")
    for header in headers.items if headers is not None else ():
        value = header.get("value")
        if header.string("name").lower() == "content-type" and value is not None and value.text != URLENCODED:
            yield Edit(value.start, value.end, quoted(URLENCODED))


def _form(text: str, form: Value, scopes: str) -> Iterator[Edit]:
    present = {item.string("name") for item in form.items}
    assertion = next(item for item in form.items if item.string("name") == PARAMETER)
    wanted = {name: value for name, value in (("grant_type", GRANT), ("scope", scopes)) if name not in present}
    new = []
    for number, (name, value) in enumerate(wanted.items()):
        values = {"name": name, "value": value}
        identity = assertion.string("id")
        if identity and number:
            values["id"] = f"{identity}-{number}"
        new.append(like(text, assertion, values))
    if new:
        yield Edit(assertion.begin, assertion.end, between(text, form).join(new))
    else:
        yield from removed(form, [assertion])


REWRITER = Rewriter("insomnia", 12, _propose, frozenset({COLLECTION}))
