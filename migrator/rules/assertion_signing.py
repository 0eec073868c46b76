"""The signing of the assertion, by a library or by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_bounds, neighbourhood
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to sign: `sure` ones name RSA with SHA-256 themselves, the others need it said nearby."""

    pattern: re.Pattern[str]
    sure: bool = False


def _way(pattern: str, *, sure: bool = False, flags: int = 0) -> _Way:
    return _Way(lazy(pattern, flags), sure)


_WAYS = (
    # libraries that make JSON Web Tokens
    _way(
        r"\b(?:jwt|jws|pyjwt|jose|_jwt|jwt_lib|jwtlib|jsonwebtoken|JWT|JWS|PyJWT|instance|jwt_instance)\.(?:encode|sign)\s{0,3}\("
    ),
    _way(r"\bJWT(?:\(\))?\.encode\b|\bJWT::encode\s{0,3}\(|\bJWT\(\)\s{0,3}\.encode\("),
    _way(
        r"\bjwt\.(?:simple|Simple)\w{0,12}\.encode\(|\bnew\s+SignJWT\s{0,3}\(|\bjose\.JW[TS]\.sign\(|\bJWS\.createSign\("
    ),
    _way(r"kjur\.github\.io/jsrsasign|jsrsasign-(?:latest-)?all-min\.js"),
    _way(r"\bKJUR\.jws\.JWS\.sign\s{0,3}\(|\bKJUR\.crypto\.Signature\b", sure=True),
    _way(r"\bJwts\s{0,40}\.builder\b|\bJWT\.create\s{0,3}\(\)|\bnew\s+(?:SignedJWT|RSASSASigner)\s{0,3}\("),
    _way(r"\bJwsBuilderFactory\b|\bJwsBuilder\b|\bjwsBuilder\w{0,12}\.|\bRsaSha256Signer\b|\bnew\s+RsaSigner\("),
    _way(
        r"\bJose\.JWT\.Encode\s{0,3}\(|(?<![\w.])JWT\.Encode\s{0,3}\(|\bnew\s+(?:RS256Algorithm|RS256JwtAlgorithm|RSAlgorithm)\w{0,10}\s{0,3}\("
    ),
    _way(
        r"\bnew\s+JwtSecurityToken\s{0,3}\(|\bSecurityAlgorithms\.RsaSha256\w{0,12}|\bJwtBuilder\.Create\(|\bnew\s+JwtBuilder\("
    ),
    _way(
        r"\bjwt\.NewWithClaims\s{0,3}\(\s{0,40}jwt\.SigningMethodRS256|\bjwt\.New\s{0,3}\(\s{0,40}jwt\.SigningMethodRS256",
        sure=True,
    ),
    _way(r"\.SignedString\s{0,3}\(|\bjws\.Sign\s{0,3}\(|\bjwt\.Signed\s{0,3}\(|\bjwt\.Sign\s{0,3}\("),
    _way(
        r"\bjsonwebtoken::encode\s{0,3}\(|\bencode\s{0,3}\(\s{0,20}&\s{0,3}Header::new\s{0,3}\(\s{0,3}(?:jsonwebtoken::)?Algorithm::RS256",
        sure=True,
    ),
    _way(
        r"\bjwt_encode_sig\s{0,3}\(|\bencode_jwt\s{0,3}\(|(?<!function )\bNew-(?:Adobe)?J[Ww][Tt]\b"
        r"|\bJsonWebToken\b[^\n]{0,40}RS256"
    ),
    _way(
        r"\bjwt\.sign\s{0,3}\(\s{0,3}using:\s{0,3}\.rs256|\bJWT(?:Signer|Algorithm)\.rs256\s{0,3}\(|\bJWTEncoder\s{0,3}\("
    ),
    _way(r"\bJWT(?:\.init)?\s{0,3}\(\s{0,20}payload:[^\n]{0,80}\balgorithm:"),
    _way(r"->\s{0,3}getToken\s{0,3}\(\s{0,3}\$\w{0,30}->\s{0,3}signer|\bnew\s+Sha256\s{0,3}\(\s{0,3}\)"),
    _way(r"\bjwt\s+encode\b[^\n]{0,80}RS256|\bstep\s+crypto\s+jwt\s+sign\b", sure=True),
    # RS256 made by hand
    _way(r"\bopenssl_sign\s{0,3}\("),
    _way(r"\bopenssl[\"',\s]{1,6}(?:dgst|sha256|sha1|pkeyutl|rsautl)\b[^\n]{0,120}-sign\b", sure=True),
    _way(
        r"\bcreateSign\s{0,3}\(\s{0,3}[\"'`](?:RSA-SHA256|sha256|SHA256|rsa-sha256|sha256WithRSAEncryption)", sure=True
    ),
    _way(r"\bcrypto\.(?:sign|subtle\.sign|webcrypto\.subtle\.sign)\s{0,3}\(|\bsubtle\.sign\s{0,3}\("),
    _way(r"\bSignPKCS1v15\s{0,3}\(", sure=True),
    _way(r"\.Sign(?:Data|Hash)\s{0,3}\("),
    _way(r"\bSignature\.getInstance\s{0,3}\(\s{0,3}[\"'](?:SHA256withRSA|SHA256WithRSA)", sure=True),
    _way(r"\.sign\s{0,3}\(\s{0,3}OpenSSL::Digest", sure=True),
    _way(r"\bCrypto\.sign(?:WithCertificate)?\s{0,3}\(\s{0,3}'RSA-SHA256'", sure=True),
    _way(r"\bpkcs1_15\.new\s{0,3}\(|\bPKCS1_v1_5\.new\s{0,3}\(|\bpadding\.PKCS1v15\s{0,3}\("),
    _way(r"\bnew\s+Auth\.JWS\s{0,3}\(", sure=True),
    _way(r"\buse_sha256_hash\b|\bsignature_create\s{0,3}\("),
    _way(r"\bSecKeyCreateSignature\s{0,3}\(|\bMessageDigestAlgorithm\.SHA_256\b"),
)
_SIGNER = lazy(
    r"(?:^|[.:>])(?!json|base64|b64|url|utf|html|\$?this)(?:\w{0,20}_?)?(?:encode|sign|create|generate|build|make)(?:_?(?:jwt|token|assertion|payload|with))?$",
    re.IGNORECASE,
)
_RS256_CALL = _Way(lazy(r"RSA?256"), sure=True)
_ENCODER = _way(r"\b(?!\w{0,20}(?:url|base64|html))(?:jwt)?encoder\.Encode\s{0,3}\(", flags=re.IGNORECASE)
_MADE_ENCODER = lazy(r"\bnew\s+JwtEncoder\s{0,3}\(")
"""Jwt.Net: the algorithm was given to the encoder's constructor."""
_RS256 = lazy(
    r"RS[_-]?256|RsaSha256|RSASHA256|SHA256withRSA|RSA-SHA256|OPENSSL_ALGO_SHA256|SigningMethodRS256|private_?-?key"
    r"|priv_key|PRIVATE KEY|pfx|RSASSA",
    re.IGNORECASE,
)
_OTHER = lazy(r"\b[HEP]S(?:256|384|512)\b|HmacSha|HMAC-?SHA256|hmacSha|SESSION|Ed25519|EdDSA", re.IGNORECASE)
_CLAIMS = lazy(
    r"\biss\b\W{1,8}[^\"'\n]{0,60}@AdobeOrg|techacct|/[sc]/|adobelogin|meta_?scope|ims[_-]?org|tech(?:nical)?_?acc",
    re.IGNORECASE,
)
_MERGE = 6
"""Lines within which two ways are steps of one signature."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    last_line = -_MERGE
    for span, way in _sightings(region):
        line = region.text.count("\n", 0, span.start)
        call = _statement(region.text, span)
        around = neighbourhood(region.text, span, 12)
        if _OTHER.search(call) and not _RS256.search(call):
            continue
        if not (way.sure or known.flow or _RS256.search(around)):
            continue
        if line - last_line < _MERGE and line != last_line:
            last_line = line
            continue
        last_line = line
        strong = known.ims and (known.flow or _CLAIMS.search(around) is not None)
        if known.foreign and not known.flow:
            continue
        yield Match(
            span,
            f"`{_word(region.text, span)}` signs an assertion for the token endpoint; OAuth Server-to-Server needs "
            f"no signature",
            f"sign:{_word(region.text, span)}",
            confidence=Confidence.HIGH if strong and way.sure else Confidence.MEDIUM,
            severity=Severity.ERROR if strong else Severity.WARNING,
            standalone=strong,
            exempt=known.aem_cloud,
        )


def _sightings(region: Region) -> list[tuple[Span, _Way]]:
    """Places in order; of several on one line the first."""
    found: dict[int, tuple[Span, _Way]] = {}
    for way in (*_WAYS, _ENCODER) if _MADE_ENCODER.search(region.text) else _WAYS:
        for match in way.pattern.finditer(region.text):
            line = line_bounds(region.text, match.start())[0]
            if line not in found or match.start() < found[line][0].start:
                found[line] = (Span(match.start(), match.end()), way)
    for call in region.facts.calls:
        line = line_bounds(region.text, call.callee_span.start)[0]
        if (
            line not in found
            and _SIGNER.search(call.callee)
            and any(_RS256_CALL.pattern.search(one.text[:400]) for one in call.arguments)
        ):
            found[line] = (call.callee_span, _RS256_CALL)
    return [found[line] for line in sorted(found)]


def _statement(text: str, span: Span) -> str:
    """The call with its arguments, as far as a few lines tell."""
    start, end = line_bounds(text, span.start)
    for _ in range(4):
        following = text.find("\n", end + 1)
        if following < 0 or following - start > 600:  # noqa: PLR2004
            break
        if text[start:end].rstrip().endswith((")", ");", "})", "});", ";")):
            break
        end = following
    return text[start:end]


def _word(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].rstrip("( \t\r\n").split())[:60]


RULE = Rule(
    id="assertion-signing",
    title="Assertion signed with a private key",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=(),
    weak_literals=(
        *(
            "jwt",
            "jws",
            "jose",
            "kjur",
            "jsrsasign",
            "jsonwebtoken",
            "rs256",
            "rsasha256",
            "rsa-sha256",
            "sha256withrsa",
        ),
        *("rsasigner", "signedstring", "signer", "signdata", "signhash", "signature_create", "seckeycreatesignature"),
        *("openssl_sign", "openssl::digest", "dgst", "pkeyutl", "rsautl", "createsign", "crypto.sign", "subtle.sign"),
        *("pkcs1", "use_sha256_hash", "new sha256", "sha_256"),
    ),
    summary=(
        "An RS256 signature over a claim set: a JWT library's call, or one made by hand with OpenSSL or a crypto API."
    ),
    why=(
        "The signed assertion was the proof of identity of the Service Account (JWT) flow. OAuth Server-to-Server has "
        "none: the client secret is the proof, and the private key and its certificate go."
    ),
    remedy="Delete the claim set, the signing and the reading of the key; post the client credentials instead.",
    sources=("adobe-dev-console JWT/index.md (last full text before 2025-06-27)", "adobe-dev-console S2S/migration.md"),
    matches=(
        Example(
            "adobe_token.py",
            """import time

import jwt


def assertion(org_id, account, client_id, key):
    claims = {
        "exp": int(time.time()) + 300,
        "iss": org_id,
        "sub": account,
        "aud": f"https://ims-na1.adobelogin.com/c/{client_id}",
        "https://ims-na1.adobelogin.com/s/ent_user_sdk": True,
    }
    return jwt.encode(claims, key, algorithm="RS256")
""",
            (14,),
            "PyJWT",
        ),
        Example(
            "lib/adobe-jwt.js",
            """const jwt = require('jsonwebtoken');
const fs = require('fs');

module.exports = function assertion({ org, account, clientId }) {
  const key = fs.readFileSync('certs/private.key');
  return jwt.sign(
    {
      iss: org,
      sub: account,
      aud: `https://ims-na1.adobelogin.com/c/${clientId}`,
      'https://ims-na1.adobelogin.com/s/ent_campaign_sdk': true,
    },
    key,
    { algorithm: 'RS256', expiresIn: '5m' },
  );
};
""",
            (6,),
            "jsonwebtoken",
        ),
        Example(
            "Assertion.java",
            """package com.acme.adobe;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;

class Assertion {
    String sign(Map<String, Object> claims, RSAPrivateKey key) {
        claims.put("aud", "https://ims-na1.adobelogin.com/c/" + clientId);
        claims.put("https://ims-na1.adobelogin.com/s/ent_reactor_sdk", true);
        return Jwts.builder()
                .setClaims(claims)
                .signWith(SignatureAlgorithm.RS256, key)
                .compact();
    }
}
""",
            (12,),
            "jjwt",
        ),
        Example(
            "token.sh",
            """#!/bin/bash
header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64 -w0 | tr '+/' '-_' | tr -d '=')
claims=$(printf '{"iss":"%s","aud":"https://ims-na1.adobelogin.com/c/%s","exp":%s}' "$ORG" "$ID" "$EXP" | b64)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign private.key -binary | base64 -w0)
echo "$header.$claims.$signature"
""",
            (4,),
            "OpenSSL",
        ),
        Example(
            "AccessToken.php",
            """<?php
class AccessToken {
    private function sign(array $claims, string $keyFile): string {
        $claims['aud'] = 'https://ims-na1.adobelogin.com/c/' . $this->clientId;
        $input = $this->b64(json_encode(['alg' => 'RS256'])) . '.' . $this->b64(json_encode($claims));
        openssl_sign($input, $signature, file_get_contents($keyFile), OPENSSL_ALGO_SHA256);
        return $input . '.' . $this->b64($signature);
    }
}
""",
            (6,),
            "by hand in PHP",
        ),
        Example(
            "LoginModel.swift",
            """import SwiftyJWT

func createJWT(organisation: String, account: String, key: RSAKey) -> String {
    let algorithm = JWTAlgorithm.rs256(key)
    var payload = JWTPayload()
    payload.customFields = ["aud": EncodableValue(value: "https://ims-na1.adobelogin.com/c/" + apiKey)]
    payload.subject = account
    payload.issuer = organisation
    let now = Date().timeIntervalSince1970
    payload.expiration = Int(now) + 300
    return JWT.init(payload: payload, algorithm: algorithm, header: JWTHeader.init())!.rawString!
}
""",
            (4, 11),
            "Swift",
        ),
        Example(
            "Assertion.cs",
            """using JWT;

class Assertion
{
    static readonly IJwtEncoder encoder = new JwtEncoder(Algorithms.Signing, serializer, urlEncoder);

    string Create(IDictionary<string, object> claims)
    {
        claims["aud"] = "https://ims-na1.adobelogin.com/c/" + clientId;
        return encoder.Encode(claims, "");
    }
}
""",
            (10,),
            "an encoder whose algorithm was given to its constructor",
        ),
    ),
    silent=(
        Example(
            "github_app.py",
            """import time

import jwt
import requests


def installation_token(app_id, private_key, installation):
    now = int(time.time())
    token = jwt.encode({"iat": now, "exp": now + 540, "iss": app_id}, private_key, algorithm="RS256")
    url = f"https://api.github.com/app/installations/{installation}/access_tokens"
    return requests.post(url, headers={"Authorization": f"Bearer {token}"}, timeout=10).json()["token"]
""",
            note="GitHub App",
        ),
        Example(
            "session.js",
            """const jwt = require('jsonwebtoken');

exports.issue = (user) => jwt.sign({ sub: user.id }, process.env.SECRET, { algorithm: 'HS256', expiresIn: '1h' });
""",
            note="session token",
        ),
        Example(
            "docusign.java",
            """class DocuSignAuth {
    String token() throws Exception {
        byte[] key = Files.readAllBytes(Paths.get("docusign_private.key"));
        OAuth.OAuthToken token = apiClient.requestJWTUserToken(CLIENT_ID, USER_ID, List.of("signature"), key, 3600);
        return Jwts.builder().setAudience("account-d.docusign.com").signWith(key, SignatureAlgorithm.RS256).compact();
    }
}
""",
            note="DocuSign",
        ),
        Example(
            "visitor.js",
            """const jwt = require('jsonwebtoken');
const Visitor = require('@adobe-mcid/visitor-js-server');

const visitor = new Visitor('8C6767C25245AD1A0A490D4C@AdobeOrg');
const key = require('fs').readFileSync('keys/session.pem');
module.exports.session = (user) => jwt.sign({ sub: user, iss: 'shop', aud: 'shop' }, key, { algorithm: 'RS256' });
""",
            note="a session signed beside the visitor ID service",
        ),
    ),
    detect=_detect,
)
