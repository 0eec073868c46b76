"""C#: the namespace of a library that only signed goes when no type of it is named any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.code import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.rewrite.base import Context
    from migrator.rewrite.code import Code

_TYPES = {
    "Jose": r"\b(?:JWT|JWK|JWE|JwsAlgorithm|JweAlgorithm|JweEncryption|JwtSettings)\b",
    "JWT": r"\b(?:JwtEncoder|JwtDecoder|JwtBuilder|IJwt\w+)\b",
    "JWT.Algorithms": r"\b\w+Algorithm\b",
    "JWT.Builder": r"\bJwtBuilder\b",
    "JWT.Serializers": r"\b\w+Serializer\b",
    "System.IdentityModel.Tokens.Jwt": r"\bJwt\w+\b",
    "Microsoft.IdentityModel.Tokens": (
        r"\b(?:\w*SecurityKey|SigningCredentials|SecurityAlgorithms|SecurityToken\w*|TokenValidation\w*"
        r"|Base64UrlEncoder|JsonWebKey\w*)\b"
    ),
    "Microsoft.IdentityModel.JsonWebTokens": r"\bJsonWebToken\w*\b",
    "Org.BouncyCastle.OpenSsl": r"\b(?:PemReader|PemWriter|IPasswordFinder)\b",
    "Org.BouncyCastle.Crypto": r"\b(?:AsymmetricKeyParameter|AsymmetricCipherKeyPair|ISigner|ICipherParameters)\b",
    "Org.BouncyCastle.Crypto.Parameters": r"\b\w+Parameters?\b",
    "Org.BouncyCastle.Security": r"\b(?:DotNetUtilities|SignerUtilities|SecureRandom|PrivateKeyFactory)\b",
    "System.Security.Cryptography.X509Certificates": r"\bX509\w+\b|\bStore(?:Name|Location)\b",
}


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        if not context.draft.file(path).changed:
            continue
        document = context.draft.document(path)
        edits = [edit for code in codes(document) for edit in code.in_file(list(_edits(code))) or ()]
        if edits:
            yield Proposal("Drop the namespace of the signing library", edits={path: tuple(edits)})


def _edits(code: Code) -> Iterator[Edit]:
    for node in code.nodes:
        if node.kind != "using_directive":
            continue
        name = code.source(node).removeprefix("using").strip(" ;")
        types = _TYPES.get(name)
        if types is not None and not re.search(types, code.text[: node.start] + code.text[node.end :]):
            yield Edit(code.line_start(node.start), code.line_end(node.end), "")


REWRITER = Rewriter("usings-csharp", 66, _propose, frozenset({"dotnet"}))
