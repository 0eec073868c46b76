"""Java: a `catch` for what can no longer be thrown does not compile, so it goes with what threw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.parse.identify import identify
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.dead import Removal
from migrator.rewrite.feed.render import edits_of
from migrator.rewrite.programs import family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document
    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.tree import Node

CHECKED = frozenset(
    {
        "NoSuchAlgorithmException",
        "InvalidKeySpecException",
        "InvalidKeyException",
        "SignatureException",
        "GeneralSecurityException",
        "KeyStoreException",
        "CertificateException",
        "UnrecoverableKeyException",
        "UnrecoverableEntryException",
        "NoSuchProviderException",
        "JoseException",
        "JOSEException",
    }
)
"""Checked exceptions of signing and of reading keys."""
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(CHECKED))})\b")
_MOST_FILES = 4000
_THROWS = re.compile(
    r"\b(?:getInstance|generatePrivate|generatePublic|initSign|sign|KeyStore|KeyFactory|Cipher|SSLContext|MessageDigest|Mac"
    r"|Signature|KeyManagerFactory|TrustManagerFactory|SSLContextBuilder|CertificateFactory|doFinal|init)\b"
)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in concerned(context):
        edits: list[Edit] = []
        for code in codes(document):
            removals = [removal for node in code.nodes for removal in _catches(context, code, node)]
            edits += code.in_file(edits_of(code, removals)) or ()
        if edits:
            yield Proposal("Drop a catch that catches nothing", edits={document.path: tuple(dict.fromkeys(edits))})


def concerned(context: Context) -> Iterator[Document]:
    """The files of the family that name a checked exception of signing, once something has changed."""
    paths = dict.fromkeys([*context.program.paths, *context.draft.source.paths])
    own = [path for path in paths if family_of_language(identify(path, "")) == context.program.family]
    if any(context.draft.file(path).changed for path in context.program.paths):
        found = (path for path in own[:_MOST_FILES] if _NAMED.search(context.draft.text(path)) is not None)
        yield from (context.draft.document(path) for path in found)


def _catches(context: Context, code: Code, node: Node) -> Iterator[Removal]:
    if node.kind not in code.habits.tries:
        return
    body = node.child("block")
    if body is None or _THROWS.search(code.source(body)) or node.kind != "try_statement":
        return
    clauses = [part for part in node.parts if part.kind == "catch_clause"]
    gone = []
    for clause in clauses:
        types = [part for listed in clause.descendants() if listed.kind == "catch_type" for part in listed.parts]
        quiet = [one for one in types if idle(context, code, code.source(one), body)]
        if types and len(quiet) == len(types):
            gone.append(clause)
        elif quiet:
            yield from (Removal(code, one) for one in quiet)
    if gone and len(gone) == len(clauses) and node.child("finally_clause") is None:
        yield Removal(code, node, body)
    else:
        yield from (Removal(code, clause) for clause in gone)


def idle(context: Context, code: Code, name: str, body: Node) -> bool:
    """Whether nothing in a block can throw a checked exception: no security call, and no method that declares it."""
    if name.rpartition(".")[2] not in CHECKED or _THROWS.search(code.source(body)) is not None:
        return False
    declared = re.compile(rf"(\w+)\s*\([^(){{}}]*\)\s*throws[^{{;]*\b{re.escape(name)}\b")
    called = set(re.findall(r"(\w+)\s*\(", code.source(body)))
    return all(not called & set(declared.findall(document.text)) for document in concerned(context))


REWRITER = Rewriter("catches-java", 65, _propose, frozenset({"jvm"}), repeats=True)
