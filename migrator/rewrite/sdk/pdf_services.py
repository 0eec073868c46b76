"""PDF Services in Python: the builder of `ServiceAccountCredentials` becomes that of `ServicePrincipalCredentials`.

Read from pdfservices-sdk 2.2.0 and 2.3.1: the new builder takes client ID and secret and no file. Where the file is
part of the tree, the program goes on reading both from it; else from PDF_SERVICES_CLIENT_ID and
PDF_SERVICES_CLIENT_SECRET, as Adobe's samples do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migrator.catalogue.load import sdks
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.sdk.chains import chains
from migrator.rewrite.sdk.home import abroad, own_copy
from migrator.rewrite.sdk.moves import install
from migrator.rewrite.sdk.opened_file import credential_files, opened
from migrator.rewrite.sdk.options import place_of
from migrator.rewrite.sdk.pins import pins, stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.sdk.opened_file import Opened

_PACKAGE = "adobe.pdfservices.operation"
_BUILDER = "service_account_credentials_builder"
_GONE = frozenset({"with_private_key", "with_organization_id", "with_account_id"})
_NAMES = {
    _BUILDER: "service_principal_credentials_builder",
    "service_account_credentials": "service_principal_credentials",
    "ServiceAccountCredentials": "ServicePrincipalCredentials",
}
_VARIABLES = {"with_client_id": "PDF_SERVICES_CLIENT_ID", "with_client_secret": "PDF_SERVICES_CLIENT_SECRET"}
_NEEDS = "The SDK asks pdf-services.adobe.io for its token: let that host through."
_FROM_VARIABLES = (
    "Set PDF_SERVICES_CLIENT_ID and PDF_SERVICES_CLIENT_SECRET where it read a credentials file, and delete "
    "pdfservices-api-credentials.json and the key."
)
_FROM_FILE = "Client ID and secret are read from the file of the old credential: keep it, and delete the key."

_OTHER_PACKAGE = "pdfservices-sdk calls PDFElementType ExtractElementType and has renditions apart: compare the imports"
"""Read from pdfservices-extract-sdk 1.0.0b1 and pdfservices-sdk 2.3.1, pdfops/options/extractpdf."""


def _propose(context: Context) -> Iterator[Proposal]:
    edits: dict[str, tuple[Edit, ...]] = {}
    cautions: list[str] = []
    known = frozenset(credential_files(context))
    for document in abroad(context):
        own: dict[Edit, None] = {}
        for code in codes(document):
            if any(one.module.startswith(_PACKAGE) for one in code.facts.imports):
                found = [*_names(code), *_chains(code, known, cautions)]
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
        written = [edit.replacement for own in edits.values() for edit in own]
        variables = any("os.environ" in one for one in written)
        if variables:
            cautions.append(f"give the program the variables {' and '.join(_VARIABLES.values())}")
        told = [_FROM_VARIABLES] * variables + [_FROM_FILE] * any("json.load(" in one for one in written)
        yield Proposal(
            "Build ServicePrincipalCredentials",
            " ".join((install(entry), _NEEDS, *told)),
            edits=edits,
            caution="; ".join(dict.fromkeys(cautions)),
        )


def _names(code: Code) -> Iterator[Edit]:
    """The builder, the class and its module by their new names."""
    for node in code.nodes:
        new = _NAMES.get(code.source(node)) if node.kind == "identifier" else None
        if new is not None:
            yield Edit(node.start, node.end, new)


def _chains(code: Code, known: frozenset[str], cautions: list[str]) -> Iterator[Edit]:
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
                file = opened(code, link, known) if new else None
                if file is not None:
                    yield file.statement
                read = (f"{gap}{one}({_value(code, one, file)})" for one in new)
                yield Edit(link.start, link.end, "".join(read))
    names = [node for node in code.nodes if node.kind == "identifier" and node.index not in followed]
    cautions += [
        f"{place_of(code, node)} calls {code.source(node)} on a builder that is not followed"
        for node in names
        if code.source(node) in {*_GONE, "from_file"}
    ]


def _value(code: Code, link: str, file: Opened | None) -> str:
    """What a link of the new builder is given: an entry of the file, or a variable of the environment."""
    if file is None:
        return f"os.environ[{code.literal(_VARIABLES[link])}]"
    return f"{file.name}[{code.literal(link.removeprefix('with_'))}]"


def _import(code: Code, found: list[Edit]) -> Iterator[Edit]:
    """`import os` and `import json` where the rewrite needs them and nothing imports them yet."""
    needed = [
        module
        for module, used in (("json", "json.load("), ("os", "os.environ"))
        if any(used in edit.replacement for edit in found)
        and not any(one.module in {module, f"{module}.path"} and not one.names for one in code.facts.imports)
    ]
    imports = [node for node in code.nodes if node.kind in {"import_statement", "import_from_statement"}]
    for module in needed:
        wanted = f"import {module}"
        before = [node for node in imports if code.source(node).startswith("import ") and code.source(node) < wanted]
        if before:
            yield Edit(before[-1].end, before[-1].end, f"{code.newline}{wanted}")
        elif imports:
            yield Edit(imports[0].start, imports[0].start, f"{wanted}{code.newline}")


REWRITER = Rewriter("pdf-services-python", 10, _propose, frozenset({"python"}))
