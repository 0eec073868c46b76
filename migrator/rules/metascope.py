"""Metascopes: the permissions of the Service Account (JWT) flow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.blocks import adobe_shaped, speaks_for_itself
from migrator.rules.common.claims import claim_sets
from migrator.rules.common.handed import is_declared, is_handed
from migrator.rules.common.names import METASCOPES, squash
from migrator.rules.common.search import hits, in_comment, line_bounds, neighbourhood, siblings
from migrator.rules.common.segments import below_an_address
from migrator.rules.common.settings import settings
from migrator.rules.common.signals import METASCOPE, signals
from migrator.rules.common.words import ANY_METASCOPE, IMS, IMS_NAMES
from migrator.rules.common.words import METASCOPES as METASCOPE_WORDS
from migrator.stretches import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migrator.parse.document import Document, Region

_CLAIM = lazy(
    r"(?:adobelogin\.com|\}|\]\]|%s|\bims|^|[\"'`])(?P<at>\\?/s\\?/(?P<name>(?:ent_|event_receiver|asset_compute)\w{1,40}))",
    re.IGNORECASE,
)
_OPEN_CLAIM = lazy(r"(?:adobelogin\.com|\}|%s|[\"'`]|^)\\?/(?P<at>s\\?/)(?=[\"'`{$<%]|\\\(|\Z)", re.IGNORECASE)
"""A claim whose metascope is put in at run time."""
_PLAIN = lazy(
    r"(?<![\w/])(?:event_receiver_api|asset_compute_meta)(?!\w)", needs=("event_receiver_api", "asset_compute_meta")
)
"""Metascopes that are OAuth scopes too: beside scopes they are scopes."""
_SCOPES = lazy(r"\bopenid\b|\bAdobeID\b|read_organizations|additional_info|adobeio_api")
_CONTEXT = lazy(r"\bAIO_ims_contexts_\w{1,80}_meta__scopes\b", re.IGNORECASE, needs=("aio_ims_contexts_",))
"""The variable of aio that holds them, wherever it stands: a list of a manual as well as an environment file."""
_SIGNED = lazy(r"RS256\b|\bjwt_token\b")
"""What makes a claim set an assertion in a file that does not name Adobe."""
_SUBSCRIPT = lazy(
    r"(?<![\w$)\]])\[[^\]\n]{0,80}scope[^\]\n]{0,40}(?:\[\w{1,20}\][^\]\n]{0,20})?\]\s{0,3}:\s{0,3}true\b"
    r"|[\w$)]\[[^\]\n]{0,80}scope[^\n=]{0,40}\]\s{0,4}(?:=>?|<-)\s{0,4}(?:true|True|\$true|TRUE|1)\b",
    re.IGNORECASE,
)
_GRANT_CALL = lazy(
    r"[.>](?:\w{0,30}[cC]laims?\w{0,30}|put\w{0,6}|set|insert|add|Add)\s{0,2}\(\s{0,20}[^,\n]{0,80}scope[^,\n]{0,40},"
    r"\s{0,4}(?:java\.lang\.)?(?:Boolean\.)?true\b"
    r"|\bnew\s+Claim\(\s{0,20}[^,\"\n]{0,60}scope[^,\"\n]{0,20},\s{0,4}\"true\"",
    re.IGNORECASE,
)
_EACH = lazy(
    r"\bmeta_?scopes?\b[\"'\])]{0,3}\.(?:forEach|map|reduce|each\w{0,12}|fold\w{0,6}|inject|to_h)\b"
    r"|\bfor\b[^\n]{1,60}\b(?:in|of|range|:)\s{0,3}[^\n]{0,40}\bmeta_?scopes?\b",
    re.IGNORECASE,
)
"""A loop that makes a claim of each metascope, whatever it puts them into."""
_PICKED = lazy(
    r"\bmeta_?scopes?\b[\"'\])]{0,3}\s{0,3}(?:[:=]|=>|:=)(?!=)[^;]{1,160}?(?:starts_?with|start_with\?|has_?prefix|includes?\?|match|test|contains)"
    r"[^\n;]{0,20}(?:https?\b|/s/)",
    re.IGNORECASE,
)
"""Metascopes that are picked out of a claim set by the addresses that its keys are."""
_TRIM = lazy(r"\b(?:strip|trim)\w{0,5}\(")
_NEAR = 200
"""Characters of some four lines."""
_TRUE = lazy(
    r"(?:new\s)?(?:[\w.]{1,40}\(\s?(?:\w{1,20}\s?:\s?)?)?\$?(?:boolean\.)?true\s?\)?", re.IGNORECASE, needs=("true",)
)
"""True, perhaps in a box."""
_SYNTAX = lazy(
    r"\.(?:sublime-syntax|tmlanguage|tmtheme)(?:\.json|\.ya?ml)?$",
    re.IGNORECASE,
    needs=("sublime-syntax", "tmlanguage", "tmtheme"),
)


def _detect(document: Document, region: Region) -> Iterator[Match]:
    if _SYNTAX.search(document.path):
        return
    taken = Offsets()
    names = _names(region)
    remarks = {line for line, seen in names.items() if all(in_comment(region, span.start) for span, _ in seen)}
    for line in names.keys() - remarks:
        taken.add(line)
    yield from _told(document, [names[line] for line in names if line not in remarks])
    yield from _plain(document, region)
    yield from _open(document, region, taken)
    yield from _granted(document, region, taken)
    yield from _keys(document, region, taken)
    yield from _handed(document, region, taken)
    yield from _contexts(document, region, taken)
    # what a line does is told before what is remarked on it
    yield from _told(document, [names[line] for line in names if line in remarks and line not in taken])


def _names(region: Region) -> dict[int, list[tuple[Span, str]]]:
    """The metascopes of each line, by its start."""
    names: dict[int, list[tuple[Span, str]]] = {}
    for pattern in (_CLAIM, METASCOPE):
        for hit in hits(region, pattern):
            name = hit.match["name"] if pattern is _CLAIM else hit.match.group()
            written = region.text[hit.span.start : hit.span.end].lower()
            if hit.folded and pattern is _CLAIM and "s/" not in written and METASCOPE.fullmatch(name):
                continue  # its first letters stand in another literal; it is found where it is written
            names.setdefault(line_bounds(region.text, hit.span.start)[0], []).append((hit.span, name.lower()))
    return names


def _told(document: Document, lines: Iterable[list[tuple[Span, str]]]) -> Iterator[Match]:
    known = signals(document.text)
    standalone = document.regions[0].kind != "prose" or known.exchange
    for seen in lines:
        yield _named(seen, exempt=known.aem_cloud, standalone=standalone)


def _plain(document: Document, region: Region) -> Iterator[Match]:
    """Metascopes that are scopes too, where none of these stands by."""
    known = signals(document.text)
    for match in _PLAIN.finditer(region.text):
        around = neighbourhood(region.text, Span(match.start(), match.end()), 6)
        if (known.exchange or METASCOPE.search(around)) and not _SCOPES.search(around):
            seen = [(Span(match.start(), match.end()), match.group().lower())]
            yield _named(seen, exempt=known.aem_cloud)


def _open(document: Document, region: Region, taken: Offsets) -> Iterator[Match]:
    """Claims whose metascope is put in at run time."""
    known = signals(document.text)
    for hit in hits(region, _OPEN_CLAIM) if known.ims else ():
        line = line_bounds(region.text, hit.span.start)[0]
        if line not in taken and below_an_address(region, hit):
            taken.add(line)
            yield _match(hit.span, "the claim `/s/…` asks for a metascope", "claim:/s/", exempt=known.aem_cloud)


def _contexts(document: Document, region: Region, taken: Offsets) -> Iterator[Match]:
    """Variables of aio that hold metascopes, in prose too."""
    exempt = signals(document.text).aem_cloud
    for match in _CONTEXT.finditer(region.text):
        line = line_bounds(region.text, match.start())[0]
        if line not in taken:
            taken.add(line)
            message = f"`{match.group()}` holds metascopes, which OAuth Server-to-Server does not know"
            yield _match(Span(match.start(), match.end()), message, f"key:{squash(match.group())}", exempt=exempt)


def _keys(document: Document, region: Region, taken: Offsets) -> Iterator[Match]:
    """Names that hold metascopes, and the code that reads them."""
    known = signals(document.text)
    for setting in settings(region, lambda name: METASCOPES.search(name) is not None):
        value = setting.entry.value if setting.entry is not None else None
        line = line_bounds(region.text, setting.span.start)[0]
        if line in taken or (value or "").startswith("meta."):
            continue
        taken.add(line)
        container = setting.entry.container if setting.entry is not None else None
        shaped = container is not None and adobe_shaped(region, container)
        peculiar = container is not None and speaks_for_itself(region, container)
        strong = known.ims or peculiar or (known.adobe and (known.flow or shaped))
        yield _held(setting.name, setting.span, standalone=strong, exempt=known.aem_cloud)


def _granted(document: Document, region: Region, taken: Offsets) -> Iterator[Match]:
    """Claims named at run time and set to true: `payload[scope] = true`, or a nameless entry of a claim set."""
    known = signals(document.text)
    if not known.adobe and not _SIGNED.search(document.text):
        return
    ways = (_SUBSCRIPT, _GRANT_CALL) if region.kind == "code" else (_SUBSCRIPT,)
    spans = [Span(match.start(), match.end()) for way in ways for match in way.finditer(region.text)]
    spans += [
        entry.span
        for entries in claim_sets(region)
        for entry in siblings(region, entries[0])
        if entry.value_span is not None
        and _TRUE.fullmatch(region.text, entry.value_span.start, entry.value_span.end)
        and not entry.name.lower().startswith(("iat", "nbf", "jti"))
    ]
    yield from _untaken(document, region, spans, taken)
    picked = (
        [Span(match.start(), match.end()) for match in _PICKED.finditer(region.text)] if region.kind == "code" else []
    )
    yield from _untaken(document, region, picked, taken)
    loops = [Span(match.start(), match.end()) for match in _EACH.finditer(region.text)] if region.kind == "code" else []
    yield from _untaken(
        document, region, [span for span in loops if not _follows(span, taken) and not _tidies(region, span)], taken
    )


def _handed(document: Document, region: Region, taken: Offsets) -> Iterator[Match]:
    """Metascopes among the parts of a credential that are handed on or declared: `metaScopes: options.scopes`."""
    known = signals(document.text)
    for entry in region.facts.entries if known.adobe else ():
        named = METASCOPES.search(squash(entry.name)) is not None
        named = named and (is_declared(entry) or is_handed(document, region, entry))
        line = line_bounds(region.text, entry.span.start)[0] if named else 0
        if named and line not in taken and adobe_shaped(region, entry.container):
            taken.add(line)
            yield _held(entry.name, entry.name_span, standalone=True, exempt=known.aem_cloud)


def _held(name: str, span: Span, *, standalone: bool, exempt: bool) -> Match:
    return _match(
        span,
        f"`{name}` holds metascopes, which OAuth Server-to-Server does not know",
        f"key:{squash(name)}",
        standalone=standalone,
        exempt=exempt,
        identifiers=(Identifier("config_key", name),),
    )


def _follows(loop: Span, taken: Offsets) -> bool:
    """True where a claim that was seen stands in the loop, or just before it."""
    return taken.between(loop.start - _NEAR + 1, loop.end + _NEAR)


def _tidies(region: Region, loop: Span) -> bool:
    """True for a loop that only takes the blanks off a list."""
    start, end = line_bounds(region.text, loop.start)
    return _TRIM.search(region.text[start : min(end, start + 400)]) is not None


def _untaken(document: Document, region: Region, spans: Iterable[Span], taken: Offsets) -> Iterator[Match]:
    known = signals(document.text)
    for span in spans:
        line = line_bounds(region.text, span.start)[0]
        if line not in taken:
            taken.add(line)
            yield _match(
                span,
                "a claim named at run time and set to true asks for a metascope",
                "claim:true",
                standalone=known.flow and known.ims,
                exempt=known.aem_cloud,
            )


def _named(seen: list[tuple[Span, str]], *, exempt: bool, standalone: bool = True) -> Match:
    """One finding for the metascopes of one line."""
    names = tuple(dict.fromkeys(name for _, name in seen))
    start, end = min(span.start for span, _ in seen), max(span.end for span, _ in seen)
    listed = ", ".join(f"`{name}`" for name in names)
    what = "is a permission" if len(names) == 1 else "are permissions"
    return _match(
        Span(start, end),
        f"metascope {listed} {what} of the Service Account (JWT) flow; scopes take the place",
        f"metascope:{','.join(names)}",
        standalone=standalone,
        exempt=exempt,
        identifiers=tuple(Identifier("metascope", name) for name in names),
    )


def _match(
    span: Span,
    message: str,
    key: str,
    *,
    standalone: bool = True,
    exempt: bool = False,
    identifiers: tuple[Identifier, ...] = (),
) -> Match:
    return Match(span, message, key, standalone=standalone, exempt=exempt, identifiers=identifiers)


RULE = Rule(
    id="metascope",
    title="Metascope of the JWT flow",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    literals=(
        *METASCOPE_WORDS,
        *IMS,
        "/s/event_receiver_api",
        "/s/asset_compute_meta",
        "metascope",
        "meta_scope",
        "meta__scope",
        "meta-scope",
    ),
    weak_literals=(*ANY_METASCOPE, *IMS_NAMES, "rs256", "jwt_token"),
    summary=(
        "A metascope such as `ent_dataservices_sdk`, bare or as the claim `https://<ims>/s/<metascope>`, and the "
        "names that hold one."
    ),
    why=(
        "OAuth Server-to-Server takes scopes, not metascopes; a metascope sent as a scope is rejected with "
        "`invalid_scope`."
    ),
    remedy=(
        "Send the scopes that the credential's page in the Adobe Developer Console lists, joined with commas, as "
        "`scope`."
    ),
    sources=(
        "adobe-dev-console JWT/scopes.md (last full text before 2025-06-27)",
        "adobe-dev-console S2S/ims.md",
        "asset-compute.en help/using/api.md",
    ),
    matches=(
        Example(
            "Program.cs",
            """const string METASCOPES = "YOURS"; // e.g. https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk
builder.setCustomClaimsSetField(metaScope, true);
""",
            (1, 2),
            "a constant with a remark, and a claim set by a builder of another name",
        ),
        Example(
            "claims.py",
            """import time


def claims(org_id, account, client_id, ims="ims-na1.adobelogin.com"):
    payload = {
        "exp": int(time.time()) + 300,
        "iss": org_id,
        "sub": account,
        "aud": f"https://{ims}/c/{client_id}",
    }
    payload[f"https://{ims}/s/ent_user_sdk"] = True
    return payload
""",
            (11,),
            "claim with a host put in at run time",
        ),
        Example(
            "config/adobe.yaml",
            """adobe:
  org_id: 1234567890ABCDEF12345678@AdobeOrg
  meta_scopes:
    - ent_dataservices_sdk
    - ent_reactor_admin_sdk
""",
            (3, 4, 5),
            "list in configuration",
        ),
        Example(
            "src/adobe/claims.ts",
            """export function buildClaims(ims: string, metaScopes: string[]): Record<string, unknown> {
  const claims: Record<string, unknown> = { aud: `https://ims-na1.adobelogin.com/c/${process.env.CLIENT}` };
  for (const scope of metaScopes) {
    claims[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
  }
  return claims;
}
""",
            (4,),
            "claim with the metascope put in at run time",
        ),
        Example(
            ".env",
            """ADOBE_ORG_ID=ABC@AdobeOrg
META_SCOPE=ent_dataservices_sdk
""",
            (2,),
            "environment file",
        ),
        Example(
            "authorizer.ts",
            """const IMS = 'https://ims-na1.adobelogin.com';

export async function claims(options: Options) {
  const payload: Record<string, unknown> = { sub: options.account, aud: `${IMS}/c/${options.clientId}` };
  options.metascopes.forEach((name) => grant(payload, name));
  return payload;
}
""",
            (5,),
            "a loop that makes a claim of each",
        ),
        Example(
            "Jwt.java",
            """class Jwt {
  String sign(Config config) {
    return Jwts.builder()
        .setSubject(config.account())
        .setAudience("https://ims-na1.adobelogin.com/c/" + config.apiKey())
        .claim(IMS_ENDPOINT + CLOUD_MANAGER_JWT_SCOPE, true)
        .signWith(RS256, key)
        .compact();
  }
}
""",
            (6,),
            "a claim whose name stands in constants",
        ),
        Example(
            "README.md",
            """# Set-up

1. AIO_ims_contexts_Project__160025_client__id=
2. AIO_ims_contexts_Project__160025_meta__scopes=
""",
            (4,),
            "a variable of aio that a manual asks for",
        ),
        Example(
            "claims.js",
            """module.exports = (account) => ({
  iss: account.org,
  sub: account.technicalAccount,
  aud: `https://ims-na1.adobelogin.com/c/${account.apiKey}`,
  [account.scope]: true,
});
""",
            (5,),
            "a computed name in a claim set",
        ),
        Example(
            "Metascope.scala",
            """sealed abstract class AdobeMetascope(val name: String)
object AdobeMetascope {
  case object Events extends AdobeMetascope("event_receiver_api")
  case object Management extends AdobeMetascope("ent_adobeio_sdk")
}
""",
            (3, 4),
            "a list of them",
        ),
        Example(
            "token.R",
            """claims[[file.path(cfg$ims, "s", cfg$metascope)]] <- TRUE
resp <- request("https://ims-na1.adobelogin.com") |> req_body_form(client_secret = cfg$secret, jwt_token = token)
""",
            (1,),
            "a claim of R",
        ),
        Example(
            "Login.swift",
            """payload.customFields = [
    "iss": EncodableValue(value: orgId),
    "sub": EncodableValue(value: account),
    "aud": EncodableValue(value: "https://ims-na1.adobelogin.com/c/" + apiKey),
    permission: EncodableValue(value: true)
]
""",
            (5,),
            "a claim whose value is boxed",
        ),
        Example(
            "Stamp.cs",
            """var claims = new[]
{
    new Claim("sub", account),
    new Claim(Metascope, "true", ClaimValueTypes.Boolean)
};
var jwt = new JwtSecurityToken(org, "https://ims-na1.adobelogin.com/c/" + client, claims, credentials);
""",
            (4,),
            "a claim of .NET",
        ),
        Example(
            "provider.rb",
            """ROOT = "https://ims-na1.adobelogin.com/".freeze
SCOPE = "#{ROOT}s/ent_documentcloud_sdk".freeze
""",
            (2,),
            "a claim whose first letters stand in another literal",
        ),
        Example(
            "bin/sync.js",
            """const aud = 'https://ims-na1.adobelogin.com/c/' + id
for (let i = 0; i < SCOPES.length; i++) {
  sign({ aud, iss: org, sub: account, [`${args.environment.scope}${SCOPES[i]}`]: true })
}
""",
            (3,),
            "a claim named by an element of a list",
        ),
    ),
    silent=(
        Example(
            "copy.js",
            """// Adobe
const copy = { orgId: org, technicalAccountId: account, metaScopes: options.metaScopes, privateKey: privateKey };
""",
            note="a name that is passed along",
        ),
        Example(
            "upload.py",
            """# uploads for Adobe Stock, https://ims-na1.adobelogin.com/ims/token/v3
target = ROOT / "s" / name
""",
            note="a folder",
        ),
        Example(
            "src/options.js",
            """// @adobe/aio-lib-ims
const metaScopes = options.metaScopes.filter((name) => name.startsWith('meta'));
""",
            note="names of an editor's scopes that are filtered",
        ),
        Example(
            "Python.sublime-syntax",
            """contexts:
  main:
    - meta_scope: source.python
      pop: true
""",
            note="syntax of an editor",
        ),
        Example(
            "app.config.yaml",
            """ims:
  scopes:
    - openid
    - AdobeID
    - event_receiver_api
    - read_organizations
""",
            note="OAuth scopes",
        ),
        Example(
            "files.py",
            """ROUTES = {"/s/entries": list_entries, "/s/": search}
ent_count = 3
parent_sdk = None
""",
            note="other names",
        ),
        Example(
            "meta.ts",
            """export function url(metaScopes: string[], clientId: string) {
  for (const scope of metaScopes) console.log(scope);
  return `https://graph.facebook.com/oauth?client_id=${clientId}&scope=${metaScopes.join(',')}`;
}
""",
            note="scopes of Meta's graph",
        ),
    ),
    detect=_detect,
)
