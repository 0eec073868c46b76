"""The request parameter that carries the assertion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import CLIENT_ID, CLIENT_SECRET, squash
from migrator.rules.common.search import line_bounds, neighbourhood
from migrator.rules.common.settings import settings
from migrator.rules.common.signals import EXCHANGE_PATH, signals
from migrator.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_NAME = "jwt_token"
_FORM = lazy(r"(?:^|[&?'\"`\s]|amp;|u0026|%26)(jwt_token)\\?(?:=|%3D)(?![=>])")
"""One pair of a query string, a form body or a curl option."""
_QUOTED = lazy(r"""["'`](jwt_token)\\?["'`]""")
_ASKED_OF = lazy(r"\s{1,3}(?:not\s{1,3})?in\b")
"""A test of whether something has the parameter."""
_TAG = lazy(
    r"""(?:form|url|json|schema|query|param|field|serde\(rename\s?=\s?)[:(\s=\\]{0,3}["']jwt_token\b""", re.IGNORECASE
)
_LABEL = lazy(r"(?<![\w.$\"'`-])(jwt_token)\s{0,2}:(?=\s)")
"""A key in a language that is read without a grammar, or in a script inside of XML."""
_LABELLED = frozenset({"bruno", "dataweave", "text", "xml"})
_KEYWORD = lazy(r"(?<=[\s{(]):(jwt_token)(?=\s)")
"""A key in Clojure."""
_READ = lazy(
    r"""(?:cookies?|headers?|session|storage|localStorage|get_?item|req(?:uest)?\.(?:args|query|params|body|form|json)|getParameter|response|args|environ|getenv|env)\s{0,2}[.\[(]{1,2}[^\n]{0,20}$""",
    re.IGNORECASE,
)
"""What stands before the name where it is read, not sent."""
_SENT: frozenset[str] = frozenset({"mapping", "member", "call", "form", "config", "builder"})
_OWN_STATE = lazy(r"(?:self|this|@|\$this->)\.?\w")
_PARTNER = lazy(r"client_?-?(?:secret|id)\b|api_?key", re.IGNORECASE)
_OF_CLIENT = lazy(r"[\"']client_id[\"']")
_OF_ADOBE = lazy(
    r"^[ \t]{0,8}(?:namespace|package|import|using|use|from|module"
    r"|(?:public |internal |export |final |abstract ){0,3}class)"
    r"[ \t]{1,4}[^\n#/]{0,80}adobe",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_ADDRESS = lazy(r"https?://(?![\w.-]{0,60}adobe)", re.IGNORECASE, needs=("http",))
_OF_SECRET = lazy(r"[\"']client_secret[\"']")
_SECRET_AND_KEY = lazy(r"RS256|SHA256withRSA|RSA-SHA256|privateKey|private_key", re.IGNORECASE)
_REACH = 10
_CONSTANT = lazy(r"(?:[\w.:]{0,60}[.:])?(?:PARAM_|FIELD_|KEY_)?JWT_TOKEN", needs=("jwt_token",))
_CONSTANT_PARTNER = lazy(r"\bCLIENT_SECRET\b")
_VARIABLE = "JWT_TOKEN"
"""Holds the assertion in the Postman environments of adobe/experience-platform-postman-samples (be9f1c2)."""
_HELD = lazy(r"^(?:adobe|ims|umapi|aep)(?:io|ims|signed){0,2}(?:jwt|assertion)(?:token)?$|^signedjwt(?:token)?$")
"""Settings, squashed, that hold an assertion which was signed elsewhere."""

_NAMING = frozenset({"name", "variable"})
"""What a configuration calls the name of a variable in a list of them."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if not known.ims and known.foreign:
        return
    strong = known.flow or known.ims or (known.adobe and _SECRET_AND_KEY.search(document.text) is not None)
    for span in sorted(set(_places(region))):
        around = neighbourhood(region.text, span, _REACH)
        if _PARTNER.search(around) is None and EXCHANGE_PATH.search(document.text) is None:
            continue  # the name alone means little
        whole = known.adobe and _is_whole(around) and _is_adobes(region)
        yield _sent(span, standalone=strong or whole, sure=known.flow, exempt=known.aem_cloud)
    yield from _constants(region, standalone=strong)
    yield from _variables(region, strong=known.flow)
    for setting in settings(region, lambda name: _HELD.search(name) is not None):
        yield _holding(setting.name, setting.span, standalone=known.flow)
    for entry in region.facts.entries:
        name = entry.value if entry.shape == "config" and entry.name in _NAMING else None
        if name and entry.value_span is not None and (name == _VARIABLE or _HELD.search(squash(name))):
            yield _holding(name, entry.value_span, standalone=known.flow)


def _sent(span: Span, *, standalone: bool, sure: bool = False, exempt: bool = False) -> Match:
    return Match(
        span,
        "`jwt_token` hands a signed assertion to the token endpoint; OAuth Server-to-Server takes "
        "`grant_type=client_credentials` and `scope` in its place",
        "jwt_token",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        standalone=standalone,
        exempt=exempt,
    )


def _constants(region: Region, *, standalone: bool) -> Iterator[Match]:
    """A constant named after the parameter, given where its client and secret are given the same way."""
    for call in region.facts.calls:
        first = call.arguments[0] if len(call.arguments) > 1 else None
        if first is None or _CONSTANT.fullmatch(first.text) is None:
            continue
        if _CONSTANT_PARTNER.search(neighbourhood(region.text, first.span, _REACH)):
            yield _sent(first.span, standalone=standalone)


def _variables(region: Region, *, strong: bool) -> Iterator[Match]:
    """The variable of a Postman environment that a script fills with the assertion."""
    for entry in region.facts.entries if region.language == "postman" else ():
        if entry.name == _VARIABLE:
            yield _holding(_VARIABLE, entry.name_span, standalone=strong)


def _holding(name: str, span: Span, *, standalone: bool) -> Match:
    return Match(
        span,
        f"`{name}` is the variable that holds the assertion; OAuth Server-to-Server has none",
        name,
        severity=Severity.WARNING,
        category=Category.LEFTOVER,
        standalone=standalone,
        identifiers=(Identifier("config_key", name),),
    )


def _places(region: Region) -> Iterator[Span]:
    """Where the name stands as a name of something sent; one place a line."""
    lines: set[int] = set()
    for span in _candidates(region):
        line = line_bounds(region.text, span.start)[0]
        if line not in lines:
            lines.add(line)
            yield span


def _candidates(region: Region) -> Iterator[Span]:
    partnered = _partnered(region)
    for entry in region.facts.entries:
        if entry.shape == "config" and entry.name == "name" and entry.value == _NAME and entry.value_span is not None:
            yield entry.value_span  # a parameter of an API that a file describes
        if entry.name != _NAME or _OWN_STATE.match(region.text, entry.span.start):
            continue
        if entry.shape in _SENT or (entry.shape == "keyword" and entry.container in partnered):
            yield entry.name_span
    yield from _written(region)
    for text in region.facts.texts:
        for match in _FORM.finditer(text.value):
            yield text.locate(match.start(1), match.end(1))


def _written(region: Region) -> Iterator[Span]:
    """Forms, quoted names and tags that no entry stands for."""
    texts = _texts(region)
    for match in _FORM.finditer(region.text):
        if _in_text(region, texts, match.start(1)):
            yield Span(match.start(1), match.end(1))
    for match in _QUOTED.finditer(region.text):
        read = _READ.search(region.text[max(0, match.start() - 60) : match.start()])
        if read is None and _ASKED_OF.match(region.text, match.end()) is None:
            yield Span(match.start(1), match.end(1))
    for match in _LABEL.finditer(region.text) if region.language in _LABELLED else ():
        yield Span(match.start(1), match.end(1))
    for match in _KEYWORD.finditer(region.text) if region.language == "clojure" else ():
        yield Span(match.start(1), match.end(1))
    for match in _TAG.finditer(region.text):
        yield Span(match.end() - len(_NAME), match.end())


def _in_text(region: Region, texts: Stretches, offset: int) -> bool:
    """True unless the name is a variable of a program that is assigned."""
    if region.kind != "code" or not region.facts.complete:
        return (offset > 0 and region.text[offset - 1] in "&?'\"`;") or region.kind != "code"
    return texts.overlaps(offset, offset)


def _texts(region: Region) -> Stretches:
    """Where the strings and the comments of a region stand."""
    found = Stretches()
    spans = [text.span for text in region.facts.texts]
    spans += [comment.span for comment in region.facts.comments]
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found.overlaps(span.start, span.end):
            found.add(span.start, span.end)
    return found


def _partnered(region: Region) -> frozenset[Span]:
    """Containers in which the client stands."""
    return frozenset(
        entry.container
        for entry in region.facts.entries
        if CLIENT_ID.search(squash(entry.name)) or CLIENT_SECRET.search(squash(entry.name))
    )


def _is_whole(around: str) -> bool:
    """Whether all that the exchange takes is named: the client ID and its secret beside the assertion."""
    return _OF_CLIENT.search(around) is not None and _OF_SECRET.search(around) is not None


def _is_adobes(region: Region) -> bool:
    """Whether code declares or imports something named after Adobe, and names no other address."""
    return _OF_ADOBE.search(region.text) is not None and _OTHER_ADDRESS.search(region.text) is None


RULE = Rule(
    id="jwt-token-parameter",
    title="Assertion sent as jwt_token",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=("jwt_token",),
    weak_literals=("adobe_jwt", "adobejwt", "ims_jwt", "imsjwt", "umapi_jwt", "aep_jwt", "signed_jwt", "signedjwt"),
    summary=(
        "The request parameter `jwt_token` beside a client ID and secret: a map key, a keyword, a form part, a query "
        "string, a struct tag, a curl option."
    ),
    why=(
        "The token endpoint of OAuth Server-to-Server knows no `jwt_token`; the request is refused without a grant "
        "type."
    ),
    remedy="Drop `jwt_token`; send `grant_type=client_credentials` and `scope` with the client ID and secret.",
    sources=("adobe-dev-console JWT/index.md (last full text before 2025-06-27)", "adobe-dev-console S2S/ims.md"),
    matches=(
        Example(
            "app/ims.py",
            """import requests


def exchange(settings, assertion):
    url = settings.ims_base + "/ims/exchange/jwt"
    payload = {
        "client_id": settings.client_id,
        "client_secret": settings.client_secret,
        "jwt_token": assertion,
    }
    return requests.post(url, data=payload, timeout=10).json()
""",
            (9,),
            "map key",
        ),
        Example(
            "ImsClient.java",
            """package com.acme.adobe;

import okhttp3.FormBody;
import okhttp3.Request;

final class ImsClient {
    private static final String HOST = "https://ims-na1.adobelogin.com";

    Request token(String id, String secret, String assertion) {
        FormBody body = new FormBody.Builder()
                .add("client_id", id)
                .add("client_secret", secret)
                .add("jwt_token", assertion)
                .build();
        return new Request.Builder().url(HOST + "/ims/exchange/jwt").post(body).build();
    }
}
""",
            (13,),
            "form part",
        ),
        Example(
            "Get-Token.ps1",
            """$body = 'client_id=' + $config.clientId
$body += '&client_secret=' + $config.clientSecret
$body += '&jwt_token=' + $jwt
$token = Invoke-RestMethod 'https://ims-na1.adobelogin.com/ims/exchange/jwt' -Method POST -Body $body
""",
            (3,),
            "a body put together from strings",
        ),
        Example(
            "ims.go",
            """package ims

import (
	"net/http"
	"net/url"
)

func exchange(base, id, secret, assertion string) (*http.Response, error) {
	form := url.Values{}
	form.Set("client_id", id)
	form.Set("client_secret", secret)
	form.Set("jwt_token", assertion)
	return http.PostForm(base+"/ims/exchange/jwt", form)
}
""",
            (12,),
            "setter",
        ),
        Example(
            "scripts/token.sh",
            """#!/bin/sh
curl -s -X POST https://ims-na1.adobelogin.com/ims/exchange/jwt \\
  -d client_id="$CLIENT_ID" \\
  -d client_secret="$CLIENT_SECRET" \\
  -d jwt_token="$(cat assertion.jwt)"
""",
            (5,),
            "curl option",
        ),
        Example(
            "sign.rb",
            """require 'net/http'

uri = URI("https://ims-na1.adobelogin.com/ims/exchange/jwt/")
jwt_token = sign(claims)
res = Net::HTTP.post_form(uri, 'client_id' => id, 'client_secret' => secret, 'jwt_token' => jwt_token)
""",
            (5,),
            "hash key; the variable of the same name is not the place",
        ),
        Example(
            "AdobeioService.java",
            """class AdobeioService {
  static final String IMS_ENDPOINT = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

  String token(Config config) {
    return Unirest.post(IMS_ENDPOINT)
        .field(Names.CLIENT_ID, config.getApiKey())
        .field(Names.CLIENT_SECRET, config.getSecret())
        .field(Names.JWT_TOKEN, sign(config))
        .asString().getBody();
  }
}
""",
            (8,),
            "a constant of another file, named after it",
        ),
        Example(
            "flow.xml",
            """<flow><http:request path="/ims/exchange/jwt"/>
<ee:set-payload><![CDATA[{ client_id: p('id'), client_secret: p('secret'),
  jwt_token: vars.jwt }]]></ee:set-payload></flow>
""",
            (3,),
            "a script inside of XML",
        ),
        Example(
            "adobe.clj",
            """(http/post (str ims "/ims/exchange/jwt/")
           {:form-params {:client_id client
                          :client_secret secret
                          :jwt_token (assertion cfg)}})
""",
            (4,),
            "a keyword of Clojure",
        ),
        Example(
            "ims.yaml",
            """swagger: '2.0'
host: ims-na1.adobelogin.com
paths:
  /ims/exchange/jwt:
    post:
      parameters:
        - {name: client_secret, in: formData}
        - {name: jwt_token, in: formData}
""",
            (8,),
            "the description of the API",
        ),
        Example(
            "auth.go",
            """package adobe

func token() string {
	return post("https://ims-na1.adobelogin.com/ims/exchange/jwt", os.Getenv("ADOBE_JWT"))
}
""",
            (4,),
            "an assertion that was signed elsewhere",
        ),
        Example(
            "ExchangeToken.cs",
            """namespace Acme.AdobeLogin
{
    public class ExchangeToken
    {
        [AliasAs("client_id")]
        public string ClientId { get; set; }

        [AliasAs("client_secret")]
        public string ClientSecret { get; set; }

        [AliasAs("jwt_token")]
        public string JwtToken { get; set; }
    }
}
""",
            (11,),
            "all that the exchange takes, in a class of its own",
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
            note="Workfront's own exchange uses the same names",
        ),
        Example(
            "middleware.js",
            """app.use((req, res, next) => {
  const token = req.cookies['jwt_token'];
  if (!token) return res.sendStatus(401);
  req.user = jwt.verify(token, process.env.SESSION_SECRET);
  next();
});
res.cookie('jwt_token', jwt.sign({ sub: user.id }, process.env.SESSION_SECRET), { httpOnly: true });
""",
            note="session cookie",
        ),
        Example(
            "auth.py",
            """def current_user(request):
    jwt_token = request.headers["Authorization"].split()[1]
    return decode_jwt(jwt_token=jwt_token, secret=settings.SECRET)
""",
            note="decoding a token",
        ),
        Example(
            "tests/test_oauth.py",
            """def test_only_the_token_endpoint(session):
    oauth.token({"client_id": "a", "client_secret": "b"}, session)
    assert session.url == "https://ims-na1.adobelogin.com/ims/token/v3"
    assert "jwt_token" not in session.data
""",
            note="a test that it is gone",
        ),
        Example(
            "Login.cs",
            """namespace Acme.Login
{
    public class ExchangeToken
    {
        [AliasAs("client_id")]
        public string ClientId { get; set; }

        [AliasAs("jwt_token")]
        public string JwtToken { get; set; }
    }
}
""",
            note="nothing of Adobe's",
        ),
        Example(
            "login.py",
            """# signs in for the plugin of Adobe Acrobat
import requests


def token(client, secret, assertion):
    form = {"client_id": client, "client_secret": secret, "jwt_token": assertion}
    return requests.post("https://login.acme.example/token", data=form)
""",
            note="all three parameters of another service",
        ),
    ),
    detect=_detect,
)
