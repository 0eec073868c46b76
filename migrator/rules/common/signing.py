"""Ways to sign an assertion, by a library or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.regex import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Way(NamedTuple):
    """One way to sign: `sure` ones name RSA with SHA-256 themselves, the others need it said nearby.

    Whatever the pattern matches holds one of the words; looking for them takes a fiftieth of the time.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    sure: bool = False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place of the pattern."""
        if any(word in text for word in self.words):
            yield from self.pattern.finditer(text)


def _way(words: str, pattern: str, *, sure: bool = False) -> Way:
    return Way(tuple(words.split()), lazy(pattern), sure)


WAYS = (
    # libraries that make JSON Web Tokens
    _way(
        ".encode .sign",
        r"\b(?:jwt|jws|pyjwt|jose|_jwt|jwt_lib|jwtlib|jsonwebtoken|JWT|JWS|PyJWT|instance|jwt_instance)"
        r"\.(?:encode|sign)(?:\s{0,3}\(|[ \t]{1,3}[\w@$.]{1,60},[ \t])",
    ),
    _way("JWT", r"\bJWT(?:\(\))?\.encode\b|\bJWT::encode\s{0,3}\(|\bJWT\(\)\s{0,3}\.encode\("),
    _way(
        "encode( SignJWT jose.JW createSign(",
        r"\bjwt\.(?:simple|Simple)\w{0,12}\.encode\(|\bnew\s+SignJWT\s{0,3}\(|\bjose\.JW[TS]\.sign\(|\bJWS\.createSign\(",
    ),
    _way("jsrsasign", r"kjur\.github\.io/jsrsasign|jsrsasign-(?:latest-)?all-min\.js"),
    _way("KJUR", r"\bKJUR\.jws\.JWS\.sign\s{0,3}\(|\bKJUR\.crypto\.Signature\b", sure=True),
    _way(
        "Jwts JWT.create SignedJWT RSASSASigner signWith",
        r"\.signWith\s{0,3}\(|\bJwts\s{0,40}\.builder\b|\bJWT\.create\s{0,3}\(\)"
        r"|(?<!class )\b(?:SignedJWT|RSASSASigner)\s{0,3}\(",
    ),
    _way(
        "JwsBuilder jwsBuilder RsaSha256Signer RsaSigner",
        r"\bJwsBuilderFactory\b|\bJwsBuilder\b|\bjwsBuilder\w{0,12}\.|\bRsaSha256Signer\b|\bnew\s+RsaSigner\(",
    ),
    _way(
        "JWT.Encode Algorithm",
        r"\bJose\.JWT\.Encode\s{0,3}\(|(?<![\w.])JWT\.Encode\s{0,3}\(|\bnew\s+(?:RS256Algorithm|RS256JwtAlgorithm|RSAlgorithm)\w{0,10}\s{0,3}\(",
    ),
    _way(
        "JwtSecurityToken RsaSha256 JwtBuilder",
        r"\bnew\s+JwtSecurityToken\s{0,3}\(|\bSecurityAlgorithms\.RsaSha256\w{0,12}|\bJwtBuilder\.Create\(|\bnew\s+JwtBuilder\(",
    ),
    _way("SigningCredentials", r"\bnew\s+SigningCredentials\s{0,3}\("),
    _way(
        "SigningMethodRS256",
        r"\bjwt\.NewWithClaims\s{0,3}\(\s{0,40}jwt\.SigningMethodRS256|\bjwt\.New\s{0,3}\(\s{0,40}jwt\.SigningMethodRS256",
        sure=True,
    ),
    _way(
        "SignedString jws.Sign jwt.Sign",
        r"\.SignedString\s{0,3}\(|\bjws\.Sign\s{0,3}\(|\bjwt\.Signed\s{0,3}\(|\bjwt\.Sign\s{0,3}\(",
    ),
    _way(
        "jsonwebtoken::encode Header::new",
        r"\bjsonwebtoken::encode\s{0,3}\(|\bencode\s{0,3}\(\s{0,20}&\s{0,3}Header::new\s{0,3}\(\s{0,3}(?:jsonwebtoken::)?Algorithm::RS256",
        sure=True,
    ),
    _way("jwt_encode_sig", r"\bjwt_encode_sig\s{0,3}\(", sure=True),
    _way(
        "encode_jwt New- JsonWebToken",
        r"\bencode_jwt\s{0,3}\(|(?<!function )\bNew-(?:Adobe)?(?:J[Ww][TtSs]|Signed(?:Token|Assertion|J[Ww]T))\b"
        r"|\bJsonWebToken\b[^\n]{0,40}RS256",
    ),
    _way(
        "jwt.sign rs256 JWTEncoder",
        r"\bjwt\.sign\s{0,3}\(\s{0,3}using:\s{0,3}\.rs256|\bJWT(?:Signer|Algorithm)\.rs256\s{0,3}\(|\bJWTEncoder\s{0,3}\(",
    ),
    _way(
        "JSONWebTokens JWTBuilder encodePayload /sign",
        r"\bJSONWebTokens\.encode\s{0,3}\(|\[JWT(?:Builder)?\s{1,3}encode|\(jw[ts]/sign\s",
    ),
    _way("payload:", r"\bJWT(?:\.init)?\s{0,3}\(\s{0,20}payload:[^\n]{0,80}\balgorithm:"),
    _way(
        "getToken Sha256",
        r"->\s{0,3}getToken\s{0,3}\(\s{0,3}\$\w{0,30}->\s{0,3}signer|\bnew\s+Sha256\s{0,3}\(\s{0,3}\)",
    ),
    _way("encode crypto", r"\bjwt\s+encode\b[^\n]{0,80}RS256|\bstep\s+crypto\s+jwt\s+sign\b", sure=True),
    # by a key that stays in a vault
    _way("/sign?api-version", r"/sign\?api-version=", sure=True),
    _way(
        "RSASSA_PKCS1_V1_5_SHA_256 asymmetric",
        r"[\"'.]RSASSA_PKCS1_V1_5_SHA_256\b|\.asymmetric_?[sS]ign\s{0,3}\(|\bkms\s{1,4}asymmetric-sign\b",
        sure=True,
    ),
    _way("rs256 RS256", r"\.sign\s{0,3}\(\s{0,20}SignatureAlgorithm\.(?:rs|RS)256\b", sure=True),
    # RS256 made by hand
    _way("openssl_sign", r"\bopenssl_sign\s{0,3}\("),
    _way("openssl", r"\bopenssl[\"',\s]{1,6}(?:dgst|sha256|sha1|pkeyutl|rsautl)\b[^\n]{0,120}-sign\b", sure=True),
    _way(
        "createSign",
        r"\bcreateSign\s{0,3}\(\s{0,3}[\"'`](?:RSA-SHA256|sha256|SHA256|rsa-sha256|sha256WithRSAEncryption)",
        sure=True,
    ),
    _way(
        "crypto.sign subtle.sign",
        r"\bcrypto\.(?:sign|subtle\.sign|webcrypto\.subtle\.sign)\s{0,3}\(|\bsubtle\.sign\s{0,3}\(",
    ),
    _way("SignPKCS1v15", r"\bSignPKCS1v15\s{0,3}\(", sure=True),
    _way(".Sign", r"\.Sign(?:Data|Hash)\s{0,3}\("),
    _way("getInstance", r"\bSignature\.getInstance\s{0,3}\(\s{0,3}[\"'](?:SHA256withRSA|SHA256WithRSA)", sure=True),
    _way("OpenSSL::Digest", r"\.sign\s{0,3}\(\s{0,3}OpenSSL::Digest", sure=True),
    _way("Crypto.sign", r"\bCrypto\.sign(?:WithCertificate)?\s{0,3}\(\s{0,3}'RSA-SHA256'", sure=True),
    _way("pkcs1_15 PKCS1", r"\bpkcs1_15\.new\s{0,3}\(|\bPKCS1_v1_5\.new\s{0,3}\(|\bpadding\.PKCS1v15\s{0,3}\("),
    _way("computeRsaS", r"\bUtilities\.computeRsaSha256Signature\s{0,3}\(", sure=True),
    _way("Auth.JWS", r"\bnew\s+Auth\.JWS\s{0,3}\(", sure=True),
    _way("use_sha256_hash signature_create", r"\buse_sha256_hash\b|\bsignature_create\s{0,3}\("),
    _way("SecKeyCreateSignature SHA_256", r"\bSecKeyCreateSignature\s{0,3}\(|\bMessageDigestAlgorithm\.SHA_256\b"),
)
ENCODER = _way("Encode", r"\b(?i:(?!\w{0,20}(?:url|base64|html))(?:jwt)?encoder)\.Encode\s{0,3}\(")
"""Jwt.Net, where the algorithm was given to the encoder's constructor."""
