"""Java: the import of a whole package that only signing needed goes when nothing of the package is named any more."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.feed.imports_java import lines
from migrator.rewrite.programs import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_TYPES = {
    "io.jsonwebtoken": (
        r"Claims(?:Accessor|Builder|Mutator)?|Clock|Compression(?:Codec\w*|Exception)|\w*Header(?:Accessor|Builder|Mutator)?"
        r"|Identifiable|Jw[tse](?:Builder|Exception|Factory|Handler\w*|Parser\w*|Visitor)?|Jwts|Locator(?:Adapter)?|Named"
        r"|ProtectedJwt|RequiredTypeException|Signature(?:Algorithm|Exception)|SigningKeyResolver\w*|Suppliers"
        r"|\w+(?:Jwt|Claim)Exception|SupportedJwtVisitor"
    ),
    "io.jsonwebtoken.SignatureAlgorithm": r"[A-Z]S\d{3}|NONE",
    "com.auth0.jwt": r"JWT\w*|RegisteredClaims|HeaderParams|Clock\w*|TokenUtils|SignUtils",
    "com.auth0.jwt.algorithms": r"\w*Algorithm|CryptoHelper",
    "com.auth0.jwt.exceptions": r"\w+Exception",
    "com.auth0.jwt.interfaces": r"\w*KeyProvider|Claim|Clock|DecodedJWT|Header|JWT\w*|Payload|Signature|Verification",
}
"""What a package gives, by names (from the sources of jjwt and java-jwt); a package that is not listed stays."""
_NAME = re.compile(r"[A-Z]\w*")


def _propose(context: Context) -> Iterator[Proposal]:
    edits = {}
    for file in context.draft.changed():
        if family(file.current) != context.program.family or file.hollow or ".*" not in file.current.text:
            continue
        beside = _beside(context, file.current.path)
        found = [edit for code in codes(file.current) for edit in code.in_file(list(_edits(code, beside))) or ()]
        if found:
            edits[file.current.path] = tuple(found)
    if edits:
        yield Proposal("Import no package that only signing needed", edits=edits)


def _beside(context: Context, path: str) -> frozenset[str]:
    """The classes of the same package: they come before what a whole package gives."""
    around = PurePosixPath(path).parent
    paths = (PurePosixPath(one) for one in context.draft.source.paths)
    return frozenset(one.stem for one in paths if one.parent == around)


def _edits(code: Code, beside: frozenset[str]) -> Iterator[Edit]:
    imports = [node for node in code.nodes if node.kind == "import_declaration"]
    known = {code.source(node).strip(" ;").rpartition(".")[2] for node in imports} | beside
    inside = [(node.start, node.end) for node in imports]
    used = {
        code.source(node)
        for node in code.nodes
        if node.kind in code.habits.lexical and not any(start <= node.start < end for start, end in inside)
    }
    used = {name for name in used - known if _NAME.fullmatch(name)}
    for node in imports:
        name = code.source(node).removeprefix("import").strip(" ;").removeprefix("static").strip()
        types = _TYPES.get(name.removesuffix(".*")) if name.endswith(".*") else None
        if types is not None and not any(re.fullmatch(types, one) for one in used):
            yield Edit(*lines(code, node.start, node.end), "")


REWRITER = Rewriter("wildcards-java", 66, _propose, frozenset({"jvm"}))
