"""C#: a namespace that only signing needed goes when nothing of it is named any more."""

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


def _propose(context: Context) -> Iterator[Proposal]:
    for path in context.program.paths:
        file = context.draft.file(path)
        if not file.changed:
            continue
        before = {name for code in codes(file.original) for name in _names(code)}
        edits = [edit for code in codes(file.current) for edit in code.in_file(list(_edits(code, before))) or ()]
        if edits:
            yield Proposal("Drop the namespaces that only signing needed", edits={path: tuple(edits)})


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
        name = code.source(node).removeprefix("using").strip(" ;")
        types = _TYPES.get(name)
        if types is None or _used(types, now):
            continue
        if _used(types, before) or not name.startswith("System."):
            yield Edit(code.line_start(node.start), code.line_end(node.end), "")


def _used(types: str, names: set[str]) -> bool:
    return any(re.fullmatch(types, name) for name in names)


REWRITER = Rewriter("usings-csharp", 66, _propose, frozenset({"dotnet"}))
