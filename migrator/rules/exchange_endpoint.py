"""The token endpoint of the Service Account (JWT) flow."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import squash, words
from migrator.rules.common.search import hits, in_comment, line_above, line_bounds
from migrator.rules.common.signals import EXCHANGE_PATH, signals
from migrator.rules.common.words import IMS_NAMES
from migrator.stretches import Offsets, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Call, Span

_TAIL = lazy(r"(?<![\w])exchange/(?:v\d{1,2}/)?jwt(?![\w-]|/[\w/])", re.IGNORECASE)
"""The path where its head, `/ims`, is put before it elsewhere."""
_ELSEWHERE = lazy(
    r"https?:(?:\\?/){2}(?!localhost\b|127\.)(?P<host>[\w-]{1,60}(?:\.[\w-]{1,60}){1,6})(?::\d{1,5})?(?:/[\w.-]{0,60}){0,6}$",
    re.IGNORECASE,
    needs=("http",),
)
"""An address that is written out, up to the path: below a host of somebody else, a path without IMS is theirs."""
_LONGEST_ADDRESS = 300
_SEGMENTS = lazy(
    r"""["']ims["']\s{0,40},\s{0,40}["']exchange["']\s{0,40},\s{0,40}(?:["']v\d{1,2}["']\s{0,40},\s{0,40})?["']jwt["']"""
)
_BASE = lazy(
    r"adobelogin\.com(?::443)?(?P<at>/ims/exchange)(?:/v\d{1,2})?/?(?=[\"'`\s<;,)]|\Z)",
    re.IGNORECASE,
    needs=("adobelogin.com",),
)
"""The head of the path at the end of a text: `jwt` is put behind it elsewhere."""
_REQUEST = 600
"""Characters before a list of segments in which the address that it is compared with may stand."""
_KEY = lazy(
    r"^(?:adobe\w{0,16})?(?:imsendpointjwt|imsjwtendpoint|jwttokenendpoint|jwtexchange(?:url|uri|endpoint|path)|exchangejwt(?:url|uri|endpoint"
    r"|path)|imsexchange(?:url|uri|endpoint|path)?|jwtendpoint|imsjwtexchange\w{0,12})$"
)
"""Configuration keys that name the JWT endpoint, squashed."""
_OWN_KEY = "imsendpointjwt"
"""This one is User Sync's and umapi-client's own; the others need a file that speaks of Adobe."""
_BODY_REACH = 2500
"""Characters between a request's body and the call that sends it."""
_NEAR = 12
"""Lines above a request within which its address, once reported, needs no second finding."""
_NAME = lazy(r"[A-Za-z_$][\w$]*")
_HANDED = lazy(r"(?<![\w$.\"'`])[A-Za-z_$][\w$]*(?![\w$\"'`]|\s{0,3}(?::(?!:)|=(?![=>])))")
"""A variable that a call is given, not the name that it is given under."""
_LAST_NAME = lazy(r"[A-Za-z_$][\w$-]*$")
_SEND = lazy(
    r"(?:do_?|http_?|send_?|json_?|async_?|make_?|api_?|_?)?(?:post|request|fetch|axios|got|urlopen|send|execute|exchange|perform"
    r"|call|put|open|submit|curl|wget|httpie|invoke-?(?:rest|web)|irm|iwr)(?:_?(?:form|async|json|request|for_?\w{1,12}|entity|string|raw|url|data|sync|body|field|promise|with_\w{1,12}))?",
    re.IGNORECASE,
)
"""Last names of the functions that send a request."""
_BODY = lazy(
    r"(?:with_?|send_?|set_?|sync_?)?(?:body|form|payload|data|json)(?:_?value|_?fields?|_?data)?",
    re.IGNORECASE,
    needs=("body", "data", "form", "json", "payload"),
)
_OPTION = lazy(r"(?:\w[\"'`]?\s{0,3}(?::|=>)|[(,]\s{0,40}\w{1,40}\s{0,3}=)\s{0,3}(?:new\s{1,3})?[\w.]{0,40}\(?\s{0,3}$")
"""A literal that is itself an option of a call, and no variable's: `body: {`, `data={`."""
_HEAD = 80
_POSTS = lazy(r"\bpost\b|\bPOST\b")
_EXCHANGE_CALL = lazy(r"exchange_?jwt|jwt_?exchange", re.IGNORECASE, needs=("exchange",))
_METHOD = lazy(r"[\"'`:]{0,2}(?:[\w.]{1,20}\.)?(?:POST|GET)[\"'`]?", re.IGNORECASE)
_ADDRESS = lazy(r"\b(?:URI|URL|Url|Uri|HTTPS?|HttpUrl|UriBuilder|URLComponents)\b[\w.:…]{0,40}$", needs=("ur", "http"))
_JOINED = lazy(r"\{(?P<at>[^{}]{1,80})\}")
"""A part of a folded text that is known by its name alone."""
_TALK = lazy(
    r"log|print|echo|warn|error|debug|info|expect|assert|describe|nock|mock|json|dumps|format|replace", re.IGNORECASE
)
_VALUE = lazy(r"^(?:https?://|/|\$|\{|<|%)|adobelogin|^ims", re.IGNORECASE)


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    spans, lines = Stretches(), Offsets()
    for hit in hits(region, EXCHANGE_PATH):
        _take(region, hit.span, spans, lines)
        yield _literal(hit.match.group(), hit.span, exempt=known.aem_cloud)
    yield from _parts(document, region, spans, lines)
    if known.ims or known.adobe or not known.foreign:
        yield from _requests(document, region, lines)
    yield from _keys(document, region, lines)


def _parts(document: Document, region: Region, spans: Stretches, lines: Offsets) -> Iterator[Match]:
    """Parts of the address, whose rest may stand in another file; in one that does not name Adobe they are weak."""
    known = signals(document.text)
    if known.foreign and not known.adobe:
        return
    for pattern in (_TAIL, _BASE, _SEGMENTS) if known.adobe else (_TAIL,):
        for hit in hits(region, pattern):
            before = region.text[max(0, hit.span.start - _REQUEST) : hit.span.start]
            if pattern is _TAIL and _is_elsewhere(before[-_LONGEST_ADDRESS:]):
                continue
            if spans.overlaps(hit.span.start, hit.span.start) or (pattern is _SEGMENTS and "exchange/jwt" in before):
                continue
            _take(region, hit.span, spans, lines)
            yield _literal("ims/exchange/jwt", hit.span, exempt=known.aem_cloud)._replace(standalone=known.adobe)


def _is_elsewhere(before: str) -> bool:
    """True below the host of another system; one whose name speaks of Adobe or of IMS passes requests on."""
    address = _ELSEWHERE.search(before)
    return address is not None and "adobe" not in address["host"].lower() and "ims" not in words(address.group())


def _take(region: Region, span: Span, spans: Stretches, lines: Offsets) -> None:
    if not spans.overlaps(span.start, span.end):
        spans.add(span.start, span.end)
    if in_comment(region, span.start) is None:  # what a remark names is still done below it
        lines.add(line_bounds(region.text, span.start)[0])


def _requests(document: Document, region: Region, lines: Offsets) -> Iterator[Match]:
    """Calls that send the assertion, or use the address where it is not written out."""
    known = signals(document.text)
    bodies = sorted(_bodies(region))
    given = sorted(
        entry.span.start for entry in region.facts.entries if entry.value and EXCHANGE_PATH.search(entry.value)
    )
    sent = sorted(entry.span.start for entry in region.facts.entries if entry.name == "jwt_token")
    for call in region.facts.calls:
        name = _LAST_NAME.search(call.callee)
        if name is None or _TALK.search(call.callee) or _is_near(region.text, call.span, lines):
            continue
        addressed = any(one.value is not None and EXCHANGE_PATH.search(one.value) for one in call.arguments)
        addressed = addressed or (_builds(call) and _holds(call, given))
        sends = _SEND.fullmatch(name.group()) is not None or _fills(region, call, name.group())
        exchanges = _EXCHANGE_CALL.search(name.group()) is not None
        keyed = sends and any(_KEY.search(squash(word)) for word in _NAME.findall(_target(call)))
        carries = sends and (_carries(call, bodies) or _holds(call, sent))
        if not (addressed or keyed or carries or exchanges):
            continue
        lines.add(line_bounds(region.text, call.span.start)[0])
        yield Match(
            call.span,
            f"`{call.callee}` asks the token endpoint of the Service Account (JWT) credential for a token",
            "request",
            confidence=Confidence.HIGH if addressed or known.flow else Confidence.MEDIUM,
            standalone=addressed or known.ims or (exchanges and known.adobe),
            exempt=known.aem_cloud,
        )


def _fills(region: Region, call: Call, name: str) -> bool:
    """True for a method that gives a chained request its body: `client.post().uri(address).body(form)`."""
    chain = region.text[max(call.span.start, call.callee_span.end - _REQUEST) : call.callee_span.end]
    return _BODY.fullmatch(name) is not None and _POSTS.search(chain) is not None


def _target(call: Call) -> str:
    """The argument that says where a request goes: the first, or the one after the method."""
    given = [one.text[:400] for one in call.arguments[:2]]
    return given[1] if len(given) > 1 and _METHOD.fullmatch(given[0]) else "".join(given[:1])


def _builds(call: Call) -> bool:
    """True where a call takes its arguments by name and puts an address together."""
    return _ADDRESS.search(call.callee) is not None


def _holds(call: Call, offsets: Sequence[int]) -> bool:
    """True where one of some sorted offsets lies among the arguments of a call."""
    at = bisect_left(offsets, call.callee_span.end)
    return at < len(offsets) and offsets[at] < call.span.end


def _bodies(region: Region) -> Iterator[tuple[int, str]]:
    """Where a variable is given a request with a `jwt_token`, and its name."""
    for entry in region.facts.entries:
        if entry.name != "jwt_token" or entry.shape not in {"mapping", "member", "call"} or not entry.path:
            continue
        before = region.text[max(0, entry.container.start - _HEAD) : entry.container.start]
        if entry.shape != "mapping" or _OPTION.search(before) is None:
            yield entry.span.start, entry.path[-1]


def _carries(call: Call, bodies: Sequence[tuple[int, str]]) -> bool:
    """True where a call takes such a variable not far below; `bodies` are in order."""
    first = bisect_right(bodies, call.span.start - _BODY_REACH, key=itemgetter(0))
    last = bisect_right(bodies, call.span.start, key=itemgetter(0))
    near = {name for _, name in bodies[first:last]}
    return bool(near) and any(
        not near.isdisjoint(_HANDED.findall(one.text[:400])) for one in call.arguments if one.value is None
    )


def _is_near(text: str, span: Span, lines: Offsets) -> bool:
    """True where one of the lines that begin at these offsets meets the span or stands a little above it."""
    start = line_above(text, span.start, _NEAR)
    return lines.between(start, max(span.end, start + 1))


def _literal(path: str, span: Span, *, exempt: bool) -> Match:
    written = path.replace("\\", "")
    if exempt:
        return Match(
            span,
            f"`/{written}` is called with AEM as a Cloud Service service credentials, which keep working for now",
            "ims/exchange/jwt",
            exempt=True,
        )
    return Match(
        span,
        f"`/{written}` is the token endpoint of the Service Account (JWT) credential; it no longer gives tokens",
        "ims/exchange/jwt",
    )


def _keys(document: Document, region: Region, lines: Offsets) -> Iterator[Match]:
    """Configuration keys that name the endpoint, and the code that reads them."""
    known = signals(document.text)
    named = [(entry.name, entry.name_span, entry.value) for entry in region.facts.entries]
    named += [(ref.name.rpartition(".")[2], ref.name_span, ref.default) for ref in region.facts.references]
    named += [(text.value, text.span, None) for text in region.facts.texts if len(text.value) <= 40]  # noqa: PLR2004
    named += list(_joined(region))
    for name, span, value in named:
        squashed = squash(name)
        own = squashed.endswith(_OWN_KEY)
        if not (own or (known.adobe and _KEY.search(squashed))) or " " in name:
            continue
        if value and ("/ims/token" in value or (not own and not _VALUE.search(value))):
            continue
        line = line_bounds(region.text, span.start)[0]
        if line in lines:
            continue
        lines.add(line)
        yield Match(
            span,
            f"`{name}` names the token endpoint of the Service Account (JWT) credential",
            f"key:{squashed}",
            severity=Severity.WARNING,
            category=Category.LEFTOVER,
            confidence=Confidence.MEDIUM,
            standalone=own,
            exempt=known.aem_cloud,
            identifiers=(Identifier("config_key", name),),
        )


def _joined(region: Region) -> Iterator[tuple[str, Span, None]]:
    """Names whose values are put into an address at run time: `"https://" + host + self.ims_endpoint_jwt`."""
    for text in region.facts.texts:
        for match in _JOINED.finditer(text.value) if len(text.parts) > 1 else ():
            last = _LAST_NAME.search(match["at"])
            if last is not None:
                yield last.group(), text.locate(*match.span("at")), None


RULE = Rule(
    id="exchange-endpoint",
    title="Call of the JWT exchange endpoint",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=(
        "exchange/jwt",
        "ims/exchange",
        "exchange/v1/jwt",
        "ims_endpoint_jwt",
        "exchange\\/jwt",
        "exchange%2fjwt",
        "adobelogin",
    ),
    weak_literals=(
        "imsexchange",
        "ims_exchange",
        "jwttokenendpoint",
        "jwt_token_endpoint",
        "jwt_endpoint",
        "exchangejwt",
        "jwtexchange",
        "jwt_exchange",
        "exchange_jwt",
        "jwt_token",
        *IMS_NAMES,
        '"exchange"',
        "'exchange'",
    ),
    summary=(
        "The path `/ims/exchange/jwt` or `/ims/exchange/v1/jwt` in code, configuration or text, whatever the host is "
        "made of, and the configuration keys that name it."
    ),
    why=(
        "Adobe ended the Service Account (JWT) credential: each one died with its certificate or on 1 March 2026, "
        "whichever came first. A request to this endpoint gets an error instead of a token."
    ),
    remedy=(
        "Post `grant_type=client_credentials`, `client_id`, `client_secret` and `scope`, form-encoded, to "
        "`/ims/token/v3` of the same host."
    ),
    sources=(
        "adobe-dev-console S2S/migration.md",
        "adobe-dev-console JWT/index.md (last full text before 2025-06-27)",
        "adobe-dev-console S2S/ims.md",
    ),
    matches=(
        Example(
            "sync/adobe.py",
            """import os

import requests

IMS_HOST = os.environ.get("IMS_HOST", "ims-na1.adobelogin.com")
EXCHANGE_PATH = "/ims/exchange/jwt"


def fetch_token(assertion: str) -> str:
    response = requests.post(
        f"https://{IMS_HOST}{EXCHANGE_PATH}",
        data={
            "client_id": os.environ["ADOBE_CLIENT_ID"],
            "client_secret": os.environ["ADOBE_CLIENT_SECRET"],
            "jwt_token": assertion,
        },
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["access_token"]
""",
            (6,),
            "host and path apart",
        ),
        Example(
            "src/token.js",
            """const axios = require('axios');
const qs = require('querystring');

const ims = process.env.IMS_ENDPOINT;

async function getToken(assertion) {
  const { data } = await axios.post(
    `${ims}/ims/exchange/v1/jwt/`,
    qs.stringify({ client_id: process.env.API_KEY, client_secret: process.env.SECRET, jwt_token: assertion }),
  );
  return data.access_token;
}

module.exports = { getToken };
""",
            (8,),
            "versioned path in a template string",
        ),
        Example(
            "config/ims.properties",
            """# Adobe identity service
ims.host=ims-na1.adobelogin.com
ims.exchange=/ims/exchange/jwt
ims.timeout=20
""",
            (3,),
            "configuration value",
        ),
        Example(
            "scripts/token.sh",
            """#!/usr/bin/env bash
set -euo pipefail

curl -sS -X POST "https://${IMS:-ims-na1.adobelogin.com}/ims/exchange/jwt" \\
  -F "client_id=${CLIENT_ID}" \\
  -F "client_secret=${CLIENT_SECRET}" \\
  -F "jwt_token=${JWT}" |
  jq -r .access_token
""",
            (4,),
            "curl",
        ),
        Example(
            "connector-umapi.yml",
            """server:
  ims_host: ims-na1.adobelogin.com
  ims_endpoint_jwt: ${IMS_PATH}
""",
            (3,),
            "User Sync key whose value comes from elsewhere",
        ),
        Example(
            "AuthService.java",
            """interface AuthService {
    String BASE = "https://ims-na1.adobelogin.com/ims/";

    @FormUrlEncoded
    @POST("exchange/jwt/")
    Call<AuthToken> token(@Field("client_id") String id, @Field("jwt_token") String jwt);
}
""",
            (5,),
            "a path that ends with a slash, below a base address",
        ),
        Example(
            "target_api.py",
            """class TargetAPI:
    def __init__(self, config):
        self.ims_host = config.get("server", "ims_host")
        self.ims_endpoint_jwt = config.get("server", "ims_endpoint_jwt")

    def url(self):
        # Adobe's identity service
        return "https://" + self.ims_host + self.ims_endpoint_jwt
""",
            (4, 8),
            "an address whose parts come from a configuration",
        ),
        Example(
            "TokenService.java",
            """class TokenService { // https://ims-na1.adobelogin.com
    String token(String jwt) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", id);
        form.add("jwt_token", jwt);
        return client.post().uri(base + path).body(form).retrieve().body(Token.class).accessToken();
    }
}
""",
            (6,),
            "a request whose body is one of its links",
        ),
        Example(
            "ims.ts",
            """export const EXCHANGE = 'https://ims-na1.adobelogin.com/ims/exchange/';
""",
            (1,),
            "a base address whose end stands in another file",
        ),
        Example(
            "Tokens.kt",
            """// ims-na1.adobelogin.com unless the settings say otherwise
class Tokens(private val http: HttpClient, private val ims: Settings) {
    suspend fun get(): Reply = http.submitForm(
        url = ims.host + ims.exchange,
        formParameters = Parameters.build {
            append("client_secret", ims.secret)
            append("jwt_token", sign())
        },
    ).body()
}
""",
            (3,),
            "a form that a call submits",
        ),
    ),
    silent=(
        Example(
            "workfront.py",
            """import requests

URL = "https://acme.my.workfront.com/integrations/oauth2/api/v1/jwt/exchange"


def token(jwt_token):
    body = {"client_id": CLIENT, "client_secret": SECRET, "jwt_token": jwt_token}
    return requests.post(URL, data=body, timeout=10).json()["access_token"]
""",
            note="Workfront's own exchange",
        ),
        Example(
            "oauth.ts",
            """const response = await fetch('https://ims-na1.adobelogin.com/ims/token/v3', {
  method: 'POST',
  body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope }),
});
""",
            note="already OAuth Server-to-Server",
        ),
        Example(
            "login.go",
            """package login

const authorize = "https://ims-na1.adobelogin.com/ims/authorize/v2"
const token = "https://ims-na1.adobelogin.com/ims/token/v1"
""",
            note="user sign-in",
        ),
        Example(
            "exchange.java",
            """class Rates {
  static final String URL = "https://api.example.com/exchange/jwt-audience";
  private String tokenExchange;
}
""",
            note="another exchange",
        ),
        Example(
            "session.ts",
            """// for the Adobe team
async function exchangeJwt(assertion: string) {
  const res = await fetch('https://id.lighthouse.example/exchange/v1/jwt', { method: 'POST', body: assertion });
  return (await res.json()).access_token;
}
""",
            note="the exchange of another system",
        ),
        Example(
            "main.py",
            """def job(token):
    requests.post("https://platform.adobe.io/data/core/privacy/jobs", json=body, headers=headers(token))
""",
            note="a call of an API",
        ),
    ),
    detect=_detect,
)
