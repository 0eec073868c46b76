"""PDF Services in Python: the builder of `ServiceAccountCredentials` becomes that of `ServicePrincipalCredentials`.

Read from pdfservices-sdk 2.2.0 and 2.3.1: the new builder takes client ID and secret and no file. Adobe's samples read
both from PDF_SERVICES_CLIENT_ID and PDF_SERVICES_CLIENT_SECRET.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.options import place_of
from migrator.rewrite.sdk.pins import install, pins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

_PACKAGE = "adobe.pdfservices.operation"
_BUILDER = "service_account_credentials_builder"
_GONE = frozenset({"with_private_key", "with_organization_id", "with_account_id"})
_NAMES = {
    _BUILDER: "service_principal_credentials_builder",
    "service_account_credentials": "service_principal_credentials",
    "ServiceAccountCredentials": "ServicePrincipalCredentials",
}
_IMPORT = "import os"
_VARIABLES = {"with_client_id": "PDF_SERVICES_CLIENT_ID", "with_client_secret": "PDF_SERVICES_CLIENT_SECRET"}
_NEEDS = (
    "The SDK asks pdf-services.adobe.io for its token: set PDF_SERVICES_CLIENT_ID and PDF_SERVICES_CLIENT_SECRET where "
    "it read a credentials file, let that host through, and delete pdfservices-api-credentials.json and the key."
)


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    for document in context.documents():
        own: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module.startswith(_PACKAGE) for one in code.facts.imports):
                found = [*_names(code), *_chains(code, cautions)]
                own.update(dict.fromkeys(code.in_file([*found, *_import(code, found)]) or ()))
        if own:
            edits[document.path] = tuple(own)
    if edits:
        entry = sdks()["py-pdfservices"]
        edits |= {path: found for path, found in pins(context, entry, tuple(edits)).items() if path not in edits}
        if any("os.environ" in edit.replacement for own in edits.values() for edit in own):
            cautions.append(f"give the program the variables {' and '.join(_VARIABLES.values())}")
        yield Proposal(
            "Build ServicePrincipalCredentials",
            f"{install(entry)} {_NEEDS}",
            edits=edits,
            caution="; ".join(dict.fromkeys(cautions)),
        )


def _names(code: Code) -> Iterator[Edit]:
    """The builder, the class and its module by their new names."""
    for node in code.nodes:
        new = _NAMES.get(code.source(node)) if node.kind == "identifier" else None
        if new is not None:
            yield Edit(node.start, node.end, new)


def _chains(code: Code, cautions: list[str]) -> Iterator[Edit]:
    """The calls of the builder, one by one: each stands between what it is called on and its own end."""
    for call in code.nodes:
        name = _method(code, call)
        if name not in _GONE and name != "from_file":
            continue
        receiver = call.parts[0].parts[0]
        chained = {_method(code, one) for one in _chain(call)}
        if not chained & {_BUILDER, "Builder"}:
            cautions.append(f"{place_of(code, call)} calls {name} on a builder that is not followed")
            continue
        gap = code.text[receiver.end : call.parts[0].parts[-1].start]
        given = [] if name in _GONE else [one for one in _VARIABLES if one not in chained]
        new = "".join(f"{gap}{one}(os.environ[{code.literal(_VARIABLES[one])}])" for one in given)
        yield Edit(receiver.end, call.end, new)


def _method(code: Code, node: Node) -> str:
    """The method that a call names."""
    if node.kind != "call" or node.parts[0].kind != "attribute":
        return ""
    return code.source(node.parts[0].parts[-1])


def _chain(call: Node) -> Iterator[Node]:
    """The calls that a call is chained with, before and after it."""
    current = call
    while current.parent is not None and current.parent.kind in {"attribute", "call"}:
        current = current.parent
    while current.parts and current.kind in {"attribute", "call"}:
        yield current
        current = current.parts[0]


def _import(code: Code, found: list[Edit]) -> Iterator[Edit]:
    """`import os` where the rewrite reads the environment and nothing imports it yet."""
    if not any("os.environ" in edit.replacement for edit in found):
        return
    if any(one.module in {"os", "os.path"} and not one.names for one in code.facts.imports):
        return
    imports = [node for node in code.nodes if node.kind in {"import_statement", "import_from_statement"}]
    before = [node for node in imports if code.source(node).startswith("import ") and code.source(node) < _IMPORT]
    if before:
        yield Edit(before[-1].end, before[-1].end, f"{code.newline}{_IMPORT}")
    elif imports:
        yield Edit(imports[0].start, imports[0].start, f"{_IMPORT}{code.newline}")


REWRITER = Rewriter("pdf-services-python", 10, _propose, frozenset({"python"}))
