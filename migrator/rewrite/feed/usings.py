"""C#: a namespace that only signing needed goes when nothing of it is named any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes
from migrator.rewrite.programs import family, family_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code
    from migrator.rewrite.draft import DraftFile
    from migrator.rewrite.tree import Node

_TYPES = {
    "Jose": r"JWT|JWK|JWE|JwsAlgorithm|JweAlgorithm|JweEncryption|JweCompression|JwtSettings|JwkSet|IJwsAlgorithm",
    "JWT": r"JwtEncoder|JwtDecoder|JwtBuilder|IJwt\w+",
    "JWT.Algorithms": r"\w+Algorithm",
    "JWT.Builder": r"JwtBuilder",
    "JWT.Serializers": r"\w+Serializer",
    "System.IdentityModel.Tokens.Jwt": r"Jwt\w+",
    "Microsoft.IdentityModel.Tokens": (
        r"\w*SecurityKey|SigningCredentials|SecurityAlgorithms|SecurityToken\w*|TokenValidation\w*|Base64UrlEncoder"
        r"|JsonWebKey\w*"
    ),
    "Microsoft.IdentityModel.JsonWebTokens": r"JsonWebToken\w*",
    "Org.BouncyCastle.OpenSsl": r"PemReader|PemWriter|IPasswordFinder",
    "Org.BouncyCastle.Crypto": r"AsymmetricKeyParameter|AsymmetricCipherKeyPair|ISigner|ICipherParameters",
    "Org.BouncyCastle.Crypto.Parameters": r"\w*Key\w*Parameters?|Parameters?With\w+|\w*CrtKey\w*|Rsa\w*Parameters",
    "Org.BouncyCastle.Security": r"DotNetUtilities|SignerUtilities|SecureRandom|PrivateKeyFactory",
    "System.IO": r"File\w*|Path|Directory\w*|\w*Stream(?:Reader|Writer)?|\w+Reader|\w+Writer|IOException|SeekOrigin",
    "System.Linq": (
        r"Select\w*|Where|ToList|ToArray|ToDictionary|First\w*|Last\w*|Single\w*|Any|All|Count|Sum|Min|Max|OrderBy\w*"
        r"|ThenBy\w*|GroupBy|Concat|Skip\w*|Take\w*|Reverse|Distinct|Aggregate|Cast|OfType|Contains|Zip|Enumerable"
        r"|IGrouping|IOrderedEnumerable|Join|Union|Except|Intersect|ToLookup|ToHashSet|Append|Prepend|from"
    ),
    "System.Security.Claims": r"Claim\w*",
    "System.Security.Cryptography": (
        r"RSA\w*|SHA\w+|HMAC\w*|MD5\w*|Aes\w*|ECDsa\w*|DSA\w*|Hash\w*|Crypto\w*|RandomNumberGenerator|CspParameters|Rfc2898\w+"
        r"|\w+CryptoServiceProvider|ProtectedData|DataProtectionScope|SymmetricAlgorithm|AsymmetricAlgorithm|\w+Managed"
    ),
    "System.Security.Cryptography.X509Certificates": (
        r"X509\w+|Store(?:Name|Location)|OpenFlags|RSACertificateExtensions|Get\w+PrivateKey|Get\w+PublicKey"
    ),
    "System.Text": r"Encoding|StringBuilder|\w+Encoding|NormalizationForm",
}
"""What a namespace gives, by names; a namespace that is not listed stays."""


_DECLARED = re.compile(r"(?m)^\s*namespace\s+([\w.]{1,200})")


def _propose(context: Context) -> Iterator[Proposal]:
    changed = [file for file in context.draft.changed() if family(file.current) == context.program.family]
    edits = {file.current.path: _unneeded(file) for file in changed if not file.hollow}
    gone = _gone(context, [file for file in changed if file.hollow])
    for path in _sources(context) if gone else ():
        if any(f"using {name};" in context.draft.text(path) for name in gone):
            document = context.draft.document(path)
            found = [edit for code in codes(document) for edit in code.in_file(list(_of_nothing(code, gone))) or ()]
            edits[path] = [*edits.get(path, ()), *found]
    edits = {path: own for path, own in edits.items() if own}
    if edits:
        title = "Drop the namespaces that only signing needed"
        yield Proposal(title, edits={path: tuple(dict.fromkeys(own)) for path, own in edits.items()})


def _unneeded(file: DraftFile) -> list[Edit]:
    before = {name for code in codes(file.original) for name in _names(code)}
    return [edit for code in codes(file.current) for edit in code.in_file(list(_edits(code, before))) or ()]


def _gone(context: Context, hollow: list[DraftFile]) -> set[str]:
    """The program's own namespaces that no file declares any more; `A` is declared by `namespace A.B`, too."""
    lost = {name for file in hollow for name in _DECLARED.findall(file.original.text)}
    if not lost:
        return lost
    empty = {file.current.path for file in hollow}
    left = {
        name for path in _sources(context) if path not in empty for name in _DECLARED.findall(context.draft.text(path))
    }
    return {name for name in lost if not any(f"{one}.".startswith(f"{name}.") for one in left)}


def _sources(context: Context) -> Iterator[str]:
    own = context.program.family
    return (path for path in context.draft.source.paths if family_of_language(context.draft.language(path)) == own)


def _of_nothing(code: Code, gone: set[str]) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind == "using_directive" and _named(code, node) in gone:
            yield Edit(code.line_start(node.start), code.line_end(node.end), "")


def _named(code: Code, directive: Node) -> str:
    return code.source(directive).removeprefix("global").strip().removeprefix("using").strip(" ;")


def _names(code: Code) -> set[str]:
    """Every name that the code uses, comments, strings and the directives themselves left out."""
    return {
        code.source(node)
        for node in code.nodes
        if node.kind in {"identifier", "from_clause"}
        if not any(around.kind == "using_directive" for around in node.ancestors())
    } | ({"from"} if any(node.kind == "from_clause" for node in code.nodes) else set())


def _edits(code: Code, before: set[str]) -> Iterator[Edit]:
    now = _names(code)
    for node in code.nodes:
        if node.kind != "using_directive":
            continue
        name = _named(code, node)
        types = _TYPES.get(name)
        if types is None or _used(types, now):
            continue
        if _used(types, before) or not name.startswith("System."):
            yield Edit(code.line_start(node.start), code.line_end(node.end), "")


def _used(types: str, names: set[str]) -> bool:
    return any(re.fullmatch(types, name) for name in names)


REWRITER = Rewriter("usings-csharp", 66, _propose, frozenset({"dotnet"}))
