"""The signing of the assertion, by a library or by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.claims import claim_sets
from migrator.rules.common.search import line_bounds, line_number, neighbourhood
from migrator.rules.common.signals import signals
from migrator.rules.common.signing import ENCODER, WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region


_SIGNER = lazy(
    r"(?:^|[.:>])(?!json|base64|b64|url|utf|html|\$?this)(?:\w{0,20}_?)?(?:encode|sign|create|generate|build|make)(?:_?(?:jwt|token|assertion|payload|with))?$",
    re.IGNORECASE,
)
_HELPER = lazy(
    r"(?:^|[._:>])(?:(?:sign|create|generate|build|make|encode|get|new|mint)_?(?:signed_?)?(?:jwt|jws|assertion)(?:_?token)?"
    r"|(?:jwt|assertion)_?(?:signer?|encoder?|builder?|create))$",
    re.IGNORECASE,
)
_METHOD = lazy(r"[.>:](?:\w{0,20}(?:sign|jwt|jws|assertion)\w{0,20})$", re.IGNORECASE)
_KEY = lazy(
    r"[&*$]{0,2}(?:\w{1,30}(?:\.|->))?(?:p|priv|private|rsa|signing|secret)?_?(?:key|pem)\w{0,8}", re.IGNORECASE
)
_COMMAND = lazy(
    r"(?<![\w-])(?:Sign|New|Get|Invoke|ConvertTo|Protect)-(?!\w{0,40}(?:Response|Header))\w{0,20}"
    r"(?:Jwt|Assertion|Signature)\w{0,40}(?=[^\n]{0,200}\s-\w{0,20}(?:Key|Pfx|Cert|Certificate)\w{0,12}\b)",
    re.IGNORECASE,
)
"""PowerShell: a command that by its name signs, and is given the key."""
_ROOT = lazy(r"\w+")
_NAMED = lazy(r"RSA?256")
_MADE_ENCODER = lazy(r"\bnew\s+JwtEncoder\s{0,3}\(")
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
_ENDS = lazy(r";\s*\n|\)\s*\n(?!\s*[.)&\]}?-])")
"""The end of a statement: a semicolon, or a call that the next line does not go on with."""
_DECLARES = lazy(r"^\s*(?:import|using|use|from|require|private|protected|public)\b")
_CALL = 600
"""Characters of a call with its arguments."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    found = _sightings(region)
    last, last_line = Span(0, 0), -_MERGE
    for span, sure in found:
        line = line_number(region.text, span.start)
        call = _statement(region.text, span)
        around = neighbourhood(region.text, span, 12)
        if _OTHER.search(call) and not _RS256.search(call):
            continue
        if not (sure or known.flow or _RS256.search(around)):
            continue
        if not sure and _OTHER.search(around) and not _RS256.search(around):
            continue
        step = line - last_line < _MERGE and line != last_line and _is_one(region.text, last, span)
        last, last_line = span, line
        if step:
            continue
        strong = known.ims and (known.flow or _CLAIMS.search(around) is not None)
        if known.foreign and not known.flow:
            continue
        yield Match(
            span,
            f"`{_word(region.text, span)}` signs an assertion for the token endpoint; OAuth Server-to-Server needs "
            f"no signature",
            f"sign:{_word(region.text, span)}",
            confidence=Confidence.HIGH if strong and sure else Confidence.MEDIUM,
            severity=Severity.ERROR if strong else Severity.WARNING,
            standalone=strong,
            exempt=known.aem_cloud,
        )

    if not found and known.ims and known.flow:
        yield from _helped(region, exempt=known.aem_cloud)


def _helped(region: Region, *, exempt: bool) -> Iterator[Match]:
    """Calls of what by its name signs elsewhere, in a file that makes the claims.

    It is imported, or it is given the key: `claim.JWT(privateKey)`.
    """
    for match in _COMMAND.finditer(region.text) if region.language == "powershell" else ():
        yield _by_helper(Span(match.start(), match.end()), match.group(), exempt=exempt)
    imported = {name for one in region.facts.imports for name in one.names}
    for call in region.facts.calls if claim_sets(region) else ():
        root = _ROOT.match(call.callee.removeprefix("new ").removeprefix("await "))
        ours = root is not None and root.group() in imported and _HELPER.search(call.callee) is not None
        keyed = _METHOD.search(call.callee) is not None and any(_KEY.fullmatch(one.text) for one in call.arguments)
        if call.arguments and (ours or keyed):
            yield _by_helper(call.callee_span, _word(region.text, call.callee_span), exempt=exempt)


def _by_helper(span: Span, word: str, *, exempt: bool) -> Match:
    return Match(
        span,
        f"`{word}` signs the assertion elsewhere; OAuth Server-to-Server needs no signature",
        f"sign:{word}",
        confidence=Confidence.MEDIUM,
        severity=Severity.WARNING,
        exempt=exempt,
    )


def _is_one(text: str, first: Span, second: Span) -> bool:
    """Whether two places stand in one statement, or one only imports or declares the other."""
    between = text[first.end : second.end]
    head = text[line_bounds(text, first.start)[0] : first.start]
    return _ENDS.search(between) is None or _DECLARES.search(head) is not None


def _sightings(region: Region) -> list[tuple[Span, bool]]:
    """Places in order, and whether each is sure; of several on one line the first."""
    found: dict[int, tuple[Span, bool]] = {}
    made = "JwtEncoder" in region.text and _MADE_ENCODER.search(region.text) is not None
    for way in (*WAYS, ENCODER) if made else WAYS:
        for match in way.finditer(region.text):
            line = line_number(region.text, match.start())
            if line not in found or match.start() < found[line][0].start:
                found[line] = (Span(match.start(), match.end()), way.sure)
    for call in region.facts.calls:
        line = line_number(region.text, call.callee_span.start)
        if (
            line not in found
            and _SIGNER.search(call.callee)
            and any(_NAMED.search(one.text[:400]) for one in call.arguments)
        ):
            found[line] = (call.callee_span, True)
    return [found[line] for line in sorted(found)]


def _statement(text: str, span: Span) -> str:
    """The call with its arguments, as far as a few lines tell."""
    start, end = line_bounds(text, span.start)
    start, end = max(start, span.start - _CALL), min(end, span.start + _CALL)
    for _ in range(4):
        following = text.find("\n", end + 1, start + _CALL + 1)
        if following < 0:
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
            "new-signed",
            "jsrsasign",
            "jsonwebtoken",
            "rs256",
            "rsasha256",
            "rsa-sha256",
            "sha256withrsa",
        ),
        *("rsasigner", "signedstring", "signer", "signdata", "signhash", "signature_create", "seckeycreatesignature"),
        *("openssl_sign", "openssl::digest", "dgst", "pkeyutl", "rsautl", "createsign", "crypto.sign", "subtle.sign"),
        *("pkcs1", "use_sha256_hash", "new sha256", "sha_256", "computersasha"),
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
        Example(
            "OwnBuilder.java",
            """class OwnBuilder {
    static final String AUDIENCE = "https://ims-na1.adobelogin.com/c/";
    private final JwtBuilder claims = start();

    String build(PrivateKey key) {
        return claims.signWith(key).compact();
    }
}
""",
            (6,),
            "a builder that was begun elsewhere",
        ),
        Example(
            "auth.go",
            """package api

func (o *Config) token() (string, error) {
	claim := &util.Claim{Iss: o.Org, Sub: o.Account, Aud: "https://ims-na1.adobelogin.com/c/" + o.ClientID}
	pKey, err := util.LoadPrivateKeyPEM(o.Key)
	return claim.JWT(pKey)
}
""",
            (6,),
            "a method of the claims that is given the key",
        ),
        Example(
            "adobe.py",
            """from tokens import sign_jwt

claims = {"iss": org, "sub": account, "aud": "https://ims-na1.adobelogin.com/c/" + client}
assertion = sign_jwt(claims, key)
""",
            (4,),
            "a helper of another file",
        ),
        Example(
            "adobe.clj",
            """(def claims {:iss org :sub account :aud (str "https://ims-na1.adobelogin.com/c/" client)})
(def assertion (jwt/sign claims (keys/private-key path) {:alg :rs256}))
""",
            (2,),
            "Clojure",
        ),
        Example(
            "Auth.m",
            """claims[@"aud"] = [@"https://ims-na1.adobelogin.com/c/" stringByAppendingString:client];
return [JWTBuilder encodePayload:claims].secretData(key).algorithmName(@"RS256").encode;
""",
            (2,),
            "Objective-C",
        ),
        Example(
            "token.coffee",
            """claims = iss: org, sub: account, aud: "https://ims-na1.adobelogin.com/c/#{client}"
token = jwt.sign claims, key, algorithm: 'RS256'
""",
            (2,),
            "a call without parentheses",
        ),
        Example(
            "token.R",
            """claims <- jwt_claim(iss = cfg$org, sub = cfg$account, aud = file.path(cfg$ims, "c", cfg$key))
token <- jwt_encode_sig(claims, key = pem)
resp <- request(cfg$ims) |>
  req_url_path_append("ims", "exchange", "jwt") |> # ims-na1.adobelogin.com
  req_body_form(client_secret = cfg$secret, jwt_token = token)
""",
            (2,),
            "jose of R",
        ),
        Example(
            "create.ps1",
            """$claims = @{ iss = $c.orgId; aud = 'https://ims-na1.adobelogin.com/c/' + $c.clientId }
$assertion = New-SignedToken -Claims ($claims | ConvertTo-Json) -Cert $cert
""",
            (2,),
            "a function of the script that signs",
        ),
        Example(
            "docs/auth.ps1",
            """$payload = @{
    iss = $OrganizationId
    sub = $TechnicalAccountId
    aud = "https://ims-na1.adobelogin.com/c/$ClientId"
    "https://ims-na1.adobelogin.com/s/ent_user_sdk" = $true
} | ConvertTo-Json -Compress
$stringToSign = "$header.$payload"
$signature = Sign-JWTWithPrivateKey -Data $stringToSign -PrivateKeyPath $PrivateKeyPath
""",
            (8,),
            "a command that signs by its name",
        ),
        Example(
            "jwt.go",
            """package umapi

const exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"

func assertion(key *rsa.PrivateKey, claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	return token.SignedString(key)
}
""",
            (6, 7),
            "two statements",
        ),
    ),
    silent=(
        Example(
            "session.py",
            """from tokens import make_jwt

# https://ims-na1.adobelogin.com/ims/exchange/jwt is asked elsewhere
session = make_jwt({"user": user}, secret)
""",
            note="a token of the program itself",
        ),
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
