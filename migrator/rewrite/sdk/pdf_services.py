"""PDF Services in Python: the builder of `ServiceAccountCredentials` becomes that of `ServicePrincipalCredentials`.

Read from pdfservices-sdk 2.2.0 and 2.3.1: the new builder takes client ID and secret and no file. Adobe's samples read
both from PDF_SERVICES_CLIENT_ID and PDF_SERVICES_CLIENT_SECRET.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.chains import chains
from migrator.rewrite.sdk.home import abroad, own_copy
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.options import place_of
from migrator.rewrite.sdk.pins import pins, stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

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

_OTHER_PACKAGE = "pdfservices-sdk calls PDFElementType ExtractElementType and has renditions apart: compare the imports"
"""Read from pdfservices-extract-sdk 1.0.0b1 and pdfservices-sdk 2.3.1, pdfops/options/extractpdf."""


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    for document in abroad(context):
        own: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module.startswith(_PACKAGE) for one in code.facts.imports):
                found = [*_names(code), *_chains(code, cautions)]
                own.update(dict.fromkeys(code.in_file([*found, *_import(code, found)]) or ()))
        if own:
            edits[document.path] = tuple(own)
    if edits:
        entry = sdks()["py-pdfservices"]
        moved = pins(context, sdks()["py-pdfservices-extract"], tuple(edits))
        if moved:
            cautions.append(_OTHER_PACKAGE)
        pinned = {**pins(context, entry, tuple(edits)), **moved}
        edits |= {path: found for path, found in pinned.items() if path not in edits}
        cautions += [*stale(context, edits), *filter(None, [own_copy(context, entry)])]
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
    """The calls of each builder: what the key needed goes, and the file's place is taken by ID and secret."""
    followed: set[int] = set()
    for chain in chains(code, frozenset({_BUILDER, "ServiceAccountCredentials.Builder"})):
        chained = {code.source(link.name) for link in chain.links}
        for link in chain.links:
            name = code.source(link.name)
            followed.add(link.name.index)
            if name in _GONE or name == "from_file":
                gap = code.text[link.start : link.name.start]
                new = [one for one in _VARIABLES if name == "from_file" and one not in chained]
                read = (f"{gap}{one}(os.environ[{code.literal(_VARIABLES[one])}])" for one in new)
                yield Edit(link.start, link.end, "".join(read))
    names = [node for node in code.nodes if node.kind == "identifier" and node.index not in followed]
    cautions += [
        f"{place_of(code, node)} calls {code.source(node)} on a builder that is not followed"
        for node in names
        if code.source(node) in {*_GONE, "from_file"}
    ]


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
