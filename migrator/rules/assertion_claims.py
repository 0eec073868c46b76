"""The claims of the assertion: audience, subject, issuer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.claims import claim_name, claim_sets
from migrator.rules.common.search import hits, line_bounds
from migrator.rules.common.segments import below_an_address
from migrator.rules.common.signals import signals
from migrator.rules.common.words import ANY_ADOBE, ANY_METASCOPE, IMS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_AUDIENCE = lazy(r"adobelogin\.com\\?/(?P<at>c\\?/)", re.IGNORECASE, needs=("adobelogin.com",))
"""The host may end with the slash, and stand in a constant of its own."""
_OPEN_AUDIENCE = lazy(r"(?:\}|\]\]|%s|[\"'`]|\A)(?P<at>\\?/c\\?/)(?=[\"'`{$<%]|\\\(|[0-9a-f]{32}|\Z)", re.IGNORECASE)
"""An audience whose host is put in at run time."""
_ACCOUNT = lazy(r"@techacct\.adobe\.com", re.IGNORECASE, needs=("@techacct.adobe.com",))
_ORG = lazy(r"@AdobeOrg\b", re.IGNORECASE, needs=("@adobeorg",))
_WRITTEN = lazy(r"[\"'](?P<name>sub|aud)[\"']\s{0,3}:")
"""A claim inside a JSON text that is put together by hand."""
_PAIRED = lazy(r"[\"'](?P<name>sub|aud)[\"']\s{0,3}(?:[,;=:]|\.=)|(?<=[\s{(]):(?P<key>sub|aud)\s")
"""A claim in a language that is read without a grammar: a tuple, a pair, a cell."""
_READ = frozenset({"fsharp", "text", "perl", "r", "elixir", "lua", "haskell", "clojure"})
_LISTED = lazy(
    r"^(?P<name>sub|iss)\s{0,2}[:=]\s{0,2}[\w.-]{1,64}@(?:techacct\.adobe\.com|AdobeOrg)",
    re.IGNORECASE,
    needs=("adobe",),
)
"""A claim as one text of a list, as OSGi configurations hold it."""
_TOKEN = lazy(r"jwt|jws|jose|claim|assertion|RS256|json ?web ?token|\biss\b", re.IGNORECASE)
"""Certificates have subjects and issuers too."""
_SIGNED = lazy(r"RS256\b|\bjwt_token\b")
"""What makes a claim set an assertion in a file that does not name Adobe: a helper of the flow, or a client of one."""
_MEANING = {"sub": "the technical account as subject", "iss": "the IMS organisation as issuer", "aud": "the audience"}


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    lines: set[int] = set()
    for match in (
        *_audiences(document, region),
        *_literals(document, region),
        *_listed(document, region),
        *_sets(document, region),
    ):
        line = line_bounds(region.text, match.span.start)[0]
        if line not in lines and not (known.foreign and not known.flow):
            lines.add(line)
            yield match


def _audiences(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    for pattern in (_AUDIENCE, _OPEN_AUDIENCE) if known.ims else (_AUDIENCE,):
        for hit in hits(region, pattern):
            if pattern is _OPEN_AUDIENCE and not below_an_address(region, hit):
                continue
            yield _claim(hit.span, "aud", standalone=True, exempt=known.aem_cloud)


def _literals(document: Document, region: Region) -> Iterator[Match]:
    """A subject or an issuer whose value is Adobe's own form of name."""
    known = signals(document.text)
    for entry in region.facts.entries:
        name, value = claim_name(entry), entry.value or ""
        if (name == "sub" and _ACCOUNT.search(value)) or (name == "iss" and _ORG.search(value)):
            yield _claim(entry.span, name, standalone=True, exempt=known.aem_cloud)


def _listed(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    for text in region.facts.texts if known.ims else ():
        match = _LISTED.search(text.value)
        if match is not None:
            span = text.locate(match.start("name"), match.end("name"))
            yield _claim(span, match["name"].lower(), standalone=True, exempt=known.aem_cloud)


def _sets(document: Document, region: Region) -> Iterator[Match]:
    """Subject and audience of claim sets whose values are put in at run time; weak but for a file of the flow."""
    known = signals(document.text)
    if not (known.adobe or _SIGNED.search(document.text)) or not _TOKEN.search(document.text):
        return
    strong = known.flow and known.ims
    for entries in claim_sets(region):
        for entry in entries:
            if claim_name(entry) in {"sub", "aud"}:
                yield _claim(entry.span, claim_name(entry), standalone=strong, exempt=known.aem_cloud)
    for match in _PAIRED.finditer(region.text) if strong and region.language in _READ else ():
        group = match.lastgroup or "name"
        yield _claim(Span(match.start(group), match.end(group)), match[group], standalone=True, exempt=known.aem_cloud)
    for text in region.facts.texts if strong else ():
        if '"iss"' in text.value or "'iss'" in text.value:
            for match in _WRITTEN.finditer(text.value):
                span = text.locate(match.start("name"), match.end("name"))
                yield _claim(span, match["name"], standalone=True, exempt=known.aem_cloud)


def _claim(span: Span, name: str, *, standalone: bool, exempt: bool) -> Match:
    return Match(
        span,
        f"{_MEANING[name]} is a claim of the assertion, which OAuth Server-to-Server does not have",
        f"claim:{name}",
        confidence=Confidence.HIGH if standalone else Confidence.MEDIUM,
        severity=None if standalone else Severity.WARNING,
        standalone=standalone,
        exempt=exempt,
    )


RULE = Rule(
    id="assertion-claims",
    title="Claims of the assertion",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=("adobelogin", "techacct.adobe.com", "ims/exchange", "exchange/jwt", "jwt_token"),
    weak_literals=(*ANY_ADOBE, *ANY_METASCOPE, *IMS_NAMES, "rs256"),
    summary=(
        "The audience `https://<ims>/c/<client ID>`, a technical account as `sub`, an IMS organisation as `iss`, and "
        "claim sets of a file that exchanges a JWT."
    ),
    why="Only the Service Account (JWT) flow signs a claim set; nothing reads it any more.",
    remedy="Delete the claim set; the client ID and secret identify the caller, `scope` says what it may do.",
    sources=("adobe-dev-console JWT/index.md (last full text before 2025-06-27)",),
    matches=(
        Example(
            "payload.py",
            """def payload(expires):
    return {
        "exp": expires,
        "iss": "8C6767C25245AD1A0A490D4C@AdobeOrg",
        "sub": "6657031C5C095BB40A495CE1@techacct.adobe.com",
        "aud": "https://ims-na1.adobelogin.com/c/a64f5f10849a410a97ffdac8ae1df2ab",
    }
""",
            (4, 5, 6),
            "three literal claims",
        ),
        Example(
            "Claims.cs",
            """using System.Collections.Generic;

static class Claims
{
    private const string Ims = "https://ims-na1.adobelogin.com";

    public static Dictionary<string, object> For(string org, string account, string client)
    {
        return new Dictionary<string, object>
        {
            { "iss", org },
            { "sub", account },
            { "aud", Ims + "/c/" + client },
        };
    }
}
""",
            (12, 13),
            "host in a constant",
        ),
        Example(
            "jwt.json",
            """{
  "iss": "D4B@AdobeOrg",
  "sub": "9F1@techacct.adobe.com",
  "aud": "https:\\/\\/ims-na1.adobelogin.com\\/c\\/4a1c"
}
""",
            (2, 3, 4),
            "claims as a file",
        ),
        Example(
            "provider.php",
            """<?php
const IMS_HOST = 'https://ims-na1.adobelogin.com/';
const AUDIENCE = IMS_HOST . 'c/';
""",
            (3,),
            "a host that ends with the slash",
        ),
        Example(
            "Adobe.fs",
            """let claims (cfg: Config) =
    dict [ "iss", box cfg.OrgId
           "sub", box cfg.TechAccountId
           "aud", box (sprintf "https://ims-na1.adobelogin.com/c/%s" cfg.ClientId)
           "https://ims-na1.adobelogin.com/s/ent_campaign_sdk", box true ]
""",
            (3, 4),
            "tuples of F#",
        ),
        Example(
            "Login.scala",
            """class Login(ims: Uri, clientId: String) { // https://ims-na1.adobelogin.com/ims/exchange/jwt
  private val audience = ims.withPath(path"c" / Segment(clientId)).renderString
  def assertion: String =
    Jwts.builder.subject(account).issuer(org)
      .audience().add(audience).and()
      .signWith(key, Jwts.SIG.RS256).compact
}
""",
            (2, 4, 5),
            "a path put together by segments, and an audience added to the others",
        ),
        Example(
            "Ims.php",
            """<?php
$builder = $config->builder()->issuedBy($this->org)->relatedTo($this->account)
  ->permittedFor($this->ims . '/c/' . $this->client);
$jwt = $builder->getToken($config->signer(), $config->signingKey());
$this->post('/ims/exchange/jwt', $jwt);
""",
            (2, 3),
            "what lcobucci/jwt calls the claims",
        ),
        Example(
            "Token.php",
            """<?php
# the Adobe integration
$aud = sprintf('https://%s/c/%s', $host, $client);
$scope = sprintf('https://%s/s/%s', $host, $metascope);
""",
            (3,),
            "a host that a template takes",
        ),
        Example(
            "claims.py",
            """IMS = URL("https://ims-na1.adobelogin.com")
audience = IMS / "c" / client_id
""",
            (2,),
            "a path put together by division",
        ),
    ),
    silent=(
        Example(
            "oauth.yaml",
            """technical_account_email: 0f1c@techacct.adobe.com
technical_account_id: D4B@techacct.adobe.com
ims_org_id: D4B@AdobeOrg
scopes: [openid, AdobeID]
""",
            note="OAuth contexts keep the technical account",
        ),
        Example(
            "google.py",
            """claims = {"iss": email, "sub": user, "aud": "https://oauth2.googleapis.com/token", "exp": now + 3600}
""",
            note="Google service account",
        ),
        Example(
            "paths.js",
            """const cache = 'C:/c/cache';
const route = '/c/:category';
""",
            note="paths",
        ),
        Example(
            "disk.py",
            """# uploads for Adobe Stock, https://ims-na1.adobelogin.com/ims/token/v3
drive = Path("/mnt") / "c" / folder
share = total / 3
""",
            note="a folder of a drive",
        ),
    ),
    detect=_detect,
)
