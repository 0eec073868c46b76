"""The life of the token, read as milliseconds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_bounds, neighbourhood
from migrator.rules.common.signals import signals
from migrator.rules.common.words import ANY_ADOBE, ANY_METASCOPE, IMS, IMS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_LIFE = (
    r"(?:expire[sd]?_?[iI]n(?:_?[mM]s|_?[mM]illis\w{0,8})?|expir(?:y|ation|es?)(?:_?(?:time|[iI]n|at))?(?:_?[mM]s)?"
    r"|ttl|lifetime)"
)
_NAMED = rf"[\w$.()>:\[\]\"'-]{{0,60}}{_LIFE}\b(?:\(\))?[\"'\])}}]{{0,4}}(?:\s{{0,2}}\?\?\s{{0,2}}\w{{1,12}}\b)?"
_THOUSAND = r"(?:1_?000(?:\.0{1,3})?[LFDMNU]{0,2}|1(?:\.0)?e\+?3|(?:MILLIS|MS_PER_|MSEC)\w{0,24}|time\.Millisecond)\b"
_DIVIDED = lazy(
    rf"{_LIFE}\b[\"']?(?:\s{{0,3}}(?:<<<|\|\|?|\?\?|,|or\b)\s{{0,3}}[\w.\"'$]{{1,40}})?"
    rf"(?:[\"'\])}}]|\.\w{{1,16}}(?:\(\))?|\s){{0,8}}(?://?|\\|\bdiv\b|%/%)\s{{0,4}}{_THOUSAND}"
    rf"|{_LIFE}\b[\"'\])}}\s]{{0,8}}\*\s{{0,4}}(?:0?\.001|1e-3)\b"
    rf"|\b(?:int|bc|floor)?_?div(?:ide|mod)?\(\s{{0,4}}[\w.\[\]\"'@$>-]{{0,40}}{_LIFE}\b[\"'\])]{{0,4}}\s{{0,4}},\s{{0,4}}{_THOUSAND}"
    rf"|{_LIFE}\b[\"'\])}}]{{0,4}}\.f?div(?:ide|ided?by)?\(\s{{0,4}}(?:[\w.]{{1,30}}\(\s{{0,2}})?{_THOUSAND}",
    re.IGNORECASE,
    needs=("/", "\\", "div", ".001", "1e-3"),
)
_FALLBACK = r"(?:\s{0,3}(?:\?\?|\|\||\?:|\bor\b)\s{0,3}[\w.]{1,20})?"
_ALONE = rf"{_NAMED}(?!{_FALLBACK}[\"'\])}}\s]{{0,6}}\*)"
"""Not one that is multiplied, as seconds are where milliseconds are wanted."""
_AS_MILLIS = lazy(
    rf"milliseconds\s{{0,3}}[=:]\s{{0,3}}(?:int\(|float\()?{_ALONE}"
    rf"|(?:AddMilliseconds|FromMilliseconds|ofMillis|plusMillis|from_millis|fromMillis|addMilliseconds|milliseconds|TotalMilliseconds"
    rf"|setMilliseconds|dmilliseconds|Milliseconds?|p(?:set)?ex(?:pire)?|MILLISECOND\w{{0,3}}\.\w{{1,12}})\s{{0,3}}\(\s{{0,3}}(?:ChronoUnit\.\w{{1,8}}\s{{0,2}},\s{{0,2}})?[\w.(\s]{{0,30}}?{_ALONE}"
    rf"|{_NAMED}\)?\s{{0,3}}\*\s{{0,3}}time\.Millisecond|time\.Millisecond\s{{0,3}}\*\s{{0,3}}(?:time\.Duration\()?{_NAMED}"
    rf"|{_NAMED}\s{{0,3}},\s{{0,3}}(?:ChronoUnit\.MILLIS|TimeUnit\.MILLISECONDS)|Calendar\.MILLISECOND\s{{0,3}},\s{{0,3}}[\w.(\s]{{0,30}}?{_ALONE}"
    rf"|\badd_?Milliseconds\s{{0,3}}\([^\n]{{0,60}}?,\s{{0,3}}{_ALONE}|\bPX[\"']?\s{{0,3}}[:,]\s{{0,3}}{_ALONE}"
    rf"|{_NAMED}\s{{0,3}},\s{{0,3}}[:\"'](?:ms|milliseconds?)\b"
    rf"|TimeUnit\.MILLISECONDS\.\w{{1,12}}\(\s{{0,3}}{_ALONE}|{_LIFE}\b(?:\(\))?\.(?:milliseconds?|millis)\b",
    re.IGNORECASE,
    needs=(
        *(
            "milli…=",
            "milli…:",
            "milli…(",
            "pex…(",
            "psetex…(",
            "px",
            ".milli",
            "time.milli",
            "unit.milli",
            "calendar.milli",
        ),
        *(":ms", '"ms', "'ms", '"milli', "'milli"),
    ),
)
_NOW = (
    r"(?:Date\.now\(\)|\+new\s+Date\(?\)?|new\s+Date\(\)\.(?:getTime|valueOf)\(\)|(?:System\.)?currentTimeMillis\(\)|now_?in_?ms(?:\(\))?"
    r"|now_?ms(?:\(\))?|Instant\.now\(\)\.toEpochMilli\(\)|time\.time\(\)\s{0,2}\*\s{0,2}1000|microtime\(true\)\s{0,2}\*\s{0,2}1000"
    r"|ToUnixTimeMilliseconds\(\)|UnixMilli\(\)|Time\.now\.to_f\s{0,2}\*\s{0,2}1000|timeIntervalSince1970\s{0,2}\*\s{0,2}1000"
    r"|(?:system_time|os_time|monotonic_time)\(:millisecond\)|(?:current|start|request|issued|fetched)\w{0,12}(?:Ms|Millis|_ms))"
)
_SUMMED = lazy(
    rf"{_NOW}\)?\s{{0,3}}\+\s{{0,3}}(?:\(|int\(|Number\(|parseInt\(|Long\.parseLong\()?{_NAMED}"
    rf"|{_NAMED}\s{{0,3}}\+\s{{0,3}}{_NOW}"
    rf"|\b(?:set(?:Timeout|Interval)|send_after|apply_after)\s{{0,3}}\([^\n]{{0,120}},\s{{0,3}}{_NAMED}\s{{0,3}}(?:-\s{{0,3}}[\d_]+\s{{0,3}})?\)",
    re.IGNORECASE,
    needs=("+…now", "+…date", "+…milli", "+…1000", "+…ms", "set…(", "_after…("),
)
_SCALE = lazy(
    r"\b(?:time_?scale|expiry_?(?:scale|divisor|factor)|ms_?factor)\s{0,3}=\s{0,3}1000\b",
    re.IGNORECASE,
    needs=("scale", "divisor", "factor"),
)
_HINT = lazy(r"expir|ttl|lifetime|time_?scale|factor", re.IGNORECASE)
_WINDOW = 300
"""Characters of a line before and after the name that are looked at."""
_OVER = "is divided by 1000"
_SUM = "is added to a time in milliseconds"
_WAYS = (
    (_DIVIDED, _OVER),
    (_AS_MILLIS, "is read as milliseconds"),
    (_SUMMED, _SUM),
    (_SCALE, "is scaled by 1000"),
)
_DECLARED = lazy(
    r"[{,]\s{0,20}expires_?in\s{0,3}:\s{0,3}(?P<as>[A-Za-z_$][\w$]{0,40})\s{0,3}[,}]"
    r"|[\"']expires_in[\"']\s{0,3}\)\s{0,3}\]?\s{1,40}(?:@\w{1,30}\s{1,20})?(?:(?:public|private|protected|internal|final|val|var|readonly)\s{1,4}){0,3}"
    r"(?:(?P<kotlin>[A-Za-z_]\w{0,40})\s{0,2}:|[A-Za-z][\w<>?]{0,30}\s{1,4}(?P<member>[A-Za-z_]\w{0,40})\s{0,3}[;={,)])"
    r"|\b(?P<go>[A-Z]\w{0,40})\s{1,20}\*?[\w.]{1,30}\s{1,20}`[^`\n]{0,80}\bjson:\"expires_in\b"
    r"|rename\s{0,2}=\s{0,2}\"expires_in\"\s{0,2}\)\s{0,2}\]\s{0,40}(?:pub\s{1,3})?(?P<rust>[a-z_]\w{0,40})\s{0,2}:",
)
"""Where the life of the token gets a name of its own: taken apart, or bound to a member."""
_STAND_IN = "expires_in"
_TO_DATE = lazy(
    r"(?:\bctime|\b(?:utc)?fromtimestamp|\bgmtime|\blocaltime|\bTime\.at|FromUnixTimeSeconds|ofEpochSecond|\btime\.Unix)"
    r"\(\s{0,3}(?:(?:int|round|int64)\()?[\w.$]{0,60}$"
)
"""What takes a moment since the epoch in seconds: that is no length of time, unless it says so itself."""
_GIVEN = lazy(r"[\"'.>\[:]\s{0,1}expires_?in\b", re.IGNORECASE, needs=("expires",))
_GIVEN_NAME = lazy(r"expires?_?in", re.IGNORECASE)
_LIFE_NAME = lazy(_LIFE, re.IGNORECASE)
_CONVERTED = lazy(r"\bSECONDS\b|\b(?:of|from)_?Seconds?\b|\bseconds?\s{0,2}[(=:]|\bto_?Millis", re.IGNORECASE)
_IN_SECONDS = lazy(r"[\"'\])}]{0,4}(?:\s{0,2}-\s{0,2}\w{1,12}\s{0,2}\))?\.(?:seconds?\b|to_?Millis)", re.IGNORECASE)
"""A life that says itself that it is in seconds."""
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_MOST_NAMES = 8
_LONGEST_VALUE = 200
_RESPONSE = lazy(r"expires_in|expiresIn|access_token|accessToken|jwt_token|token", re.IGNORECASE)
_SENT = lazy(r"\bjwt_token\b")
"""What makes a life that of the token in a file that does not name Adobe: a client whose addresses stand elsewhere."""
_CLAIM = lazy(
    r"\b(?:payload|claims?|decoded)(?:\.|\[[\"'])expires|(?:until|remaining|left|time_?to)_?expir|[\"']exp[\"']\s{0,3}:|\bexp\s{0,3}[:=]|setExpiration|withExpiresAt|created_at|createdAt|cookie|maxAge",
    re.IGNORECASE,
)
"""Where the time is that of the assertion, of a claim inside the token, or of something else."""


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if region.kind == "config" or not (known.adobe or _SENT.search(document.text) or _is_token(document.text)):
        return
    strong = known.flow or (known.ims and known.oauth)
    for start, end in _lines(region.text):
        for pattern, what in _WAYS:
            match = pattern.search(region.text, start, end)
            if match is None or _CLAIM.search(region.text, start, end):
                continue
            span = Span(match.start(), match.end())
            if what == _OVER and _dates(region.text, match):
                continue
            if what == _SUM and _is_multiplied(region.text, match, end):
                continue
            if not _RESPONSE.search(neighbourhood(region.text, span, 8)):
                continue
            sure = strong and "expires" in match.group().lower()
            yield _match(span, what, sure=sure, standalone=strong, exempt=known.aem_cloud)
            break
    for span, what in _renamed(region):
        yield _match(span, what, sure=strong, standalone=strong, exempt=known.aem_cloud)


def _is_multiplied(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the life is made milliseconds, most often behind it: `now + (parseInt(expires_in, 10) || 3600) * 1000`.

    Reads on until the brackets are closed that were open before the life, and the term with it has ended.
    """
    names = list(_LIFE_NAME.finditer(text, match.start(), match.end()))
    if not names:
        return False
    life, at = names[-1].start(), names[-1].end()
    begins = max(text.rfind("+", match.start(), life), match.start())
    if _CONVERTED.search(text, begins, life) or _IN_SECONDS.match(text, at, end):
        return True
    return _is_factor(text[at:end], sum(_BRACKETS.get(char, 0) for char in text[begins:at]))


def _is_factor(rest: str, opened: int) -> bool:
    """Whether the term that goes on here, inside of so many brackets, is multiplied before it ends."""
    depth, added = opened, False
    for char in rest:
        depth += _BRACKETS.get(char, 0)
        if depth < 0 or char == ";" or (char in ",+-" and depth == 0):
            return False
        if char == "*" and not added and depth <= opened:
            return True
        added = char in "+-" or (added and char not in ")]}")
    return False


def _dates(text: str, match: re.Match[str]) -> bool:
    """Whether a date is made of what a division gives: `time.ctime(token.expiration / 1000)`."""
    head = text[max(match.start() - _WINDOW, 0) : match.start()]
    return _TO_DATE.search(head) is not None and _GIVEN_NAME.match(match.group()) is None


def _is_token(text: str) -> bool:
    """True where a file has a token with its life: weak, for it may be anybody's."""
    return "access_token" in text and "expires_in" in text


def _match(span: Span, what: str, *, sure: bool, standalone: bool, exempt: bool) -> Match:
    return Match(
        span,
        f"the life of the token {what}; OAuth Server-to-Server gives `expires_in` in seconds, so a token seems "
        "to end after 86 seconds",
        f"millis:{what}",
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        standalone=standalone,
        exempt=exempt,
    )


def _renamed(region: Region) -> Iterator[tuple[Span, str]]:
    """Milliseconds made of what holds the life of the token under a name of its own, and what is done with it."""
    names = {match[match.lastgroup or 0] for match in _DECLARED.finditer(region.text)}
    names = {name for name in names if not _LIFE_NAME.search(name)}
    names |= {
        entry.name
        for entry in region.facts.entries
        if entry.shape == "assignment"
        and entry.value_span is not None
        and entry.name.isidentifier()
        and not _LIFE_NAME.search(entry.name)
        and _GIVEN.search(
            region.text, entry.value_span.start, min(entry.value_span.end, entry.value_span.start + _LONGEST_VALUE)
        )
    }
    if names:
        listed = "|".join(re.escape(name) for name in sorted(names)[:_MOST_NAMES])
        done = 0
        for match in re.finditer(rf"(?<![\w$])(?:{listed})(?![\w$])", region.text):
            if match.start() >= done:
                done = min(line_bounds(region.text, match.start())[1], match.end() + _WINDOW)
                yield from _stood_in(region.text, match, done)


def _stood_in(text: str, name: re.Match[str], end: int) -> Iterator[tuple[Span, str]]:
    """What a line does with a name, told as if the name were that of the response."""
    start = max(line_bounds(text, name.start())[0], name.start() - _WINDOW)
    line = f"{text[start : name.start()]}{_STAND_IN}{text[name.end() : end]}"
    for pattern, what in _WAYS:
        match = pattern.search(line)
        if match is not None and match.start() <= name.start() - start < match.end():
            if what == _SUM and _is_multiplied(line, match, len(line)):
                return
            shift = len(_STAND_IN) - (name.end() - name.start())
            yield Span(start + match.start(), start + match.end() - shift), what
            return


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that name a time of life, each once; of a very long one what stands around the name."""
    done = 0
    for hint in _HINT.finditer(text):
        if hint.start() < done:
            continue
        start, end = line_bounds(text, hint.start())
        start, done = max(start, done, hint.start() - _WINDOW), min(end, hint.end() + _WINDOW)
        yield start, done


RULE = Rule(
    id="expiry-milliseconds",
    title="Life of the token read as milliseconds",
    category=Category.BEHAVIOUR,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    literals=IMS,
    weak_literals=("jwt_token", "expires_in", *ANY_ADOBE, *ANY_METASCOPE, *IMS_NAMES),
    summary=(
        "`expires_in` of a token response divided by 1000, added to a clock in milliseconds, or handed to a duration "
        "in milliseconds, in a file of the flow or linked to one."
    ),
    why=(
        "The JWT exchange gave `expires_in` in milliseconds, OAuth Server-to-Server gives seconds. Code that still "
        "divides takes a token of 24 hours for one of 86 seconds, asks for a new one on every call, and is throttled."
    ),
    remedy="Read `expires_in` as seconds: drop the division, or multiply by 1000 where the clock counts milliseconds.",
    sources=(
        "adobe-dev-console S2S/implementation.md",
        "adobe-apiplatform/umapi-client.py umapi_client/auth.py set_expiry",
    ),
    matches=(
        Example(
            "token_cache.py",
            """import time

import requests

URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def fetch(payload):
    answer = requests.post(URL, data=payload, timeout=10).json()
    lifetime = answer["expires_in"] / 1000
    return answer["access_token"], time.time() + lifetime
""",
            (10,),
            "division",
        ),
        Example(
            "launch.py",
            """import time

import requests

URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


def fetch(payload):
    answer = requests.post(URL, data=payload, timeout=10).json()
    expire = answer["expires_in"]
    window = answer["expires_in"]
    print("token valid until " + time.ctime(time.time() + expire / 1000))
    return answer["access_token"], time.time() + window / 1000 - 500
""",
            (12, 13),
            "division of a variable with a name of its own",
        ),
        Example(
            "src/cache.ts",
            """import { exchange } from './ims'; // POST https://ims-na1.adobelogin.com/ims/exchange/jwt

let cached: { token: string; expiresAt: number } | undefined;

export async function token(): Promise<string> {
  if (cached && cached.expiresAt > Date.now()) return cached.token;
  const body = await exchange();
  cached = { token: body.access_token, expiresAt: Date.now() + body.expires_in };
  return cached.token;
}
""",
            (8,),
            "sum with a clock in milliseconds",
        ),
        Example(
            "TokenStore.cs",
            """public sealed class TokenStore
{
    private const string Exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt";
    private DateTime expires;

    private void Keep(TokenResponse response)
    {
        expires = DateTime.UtcNow.AddMilliseconds(response.ExpiresIn);
    }
}
""",
            (8,),
            "AddMilliseconds",
        ),
        Example(
            "ims.go",
            """package ims

import "time"

const path = "/ims/exchange/jwt"

func (t *token) expiry(now time.Time) time.Time {
	return now.Add(time.Duration(t.ExpiresIn) * time.Millisecond)
}
""",
            (8,),
            "time.Millisecond",
        ),
        Example(
            "session.py",
            """from datetime import datetime, timedelta

EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


class Session:
    def keep(self, answer):
        expiration = answer["expires_in"]
        self.until = datetime.now() + timedelta(milliseconds=expiration)
""",
            (9,),
            "timedelta",
        ),
        Example(
            "AdobeAuth.java",
            """class AdobeAuth {
  // https://ims-na1.adobelogin.com/ims/exchange/jwt
  void store(AuthToken token) {
    info.setExpiry(System.currentTimeMillis() + response.body().getExpiresIn());
  }
}
""",
            (4,),
            "a getter behind a call",
        ),
        Example(
            "Ims.php",
            """<?php
$url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
$item->expiresAfter(intdiv($data['expires_in'], 1000));
""",
            (3,),
            "a division that is a function",
        ),
        Example(
            "token.sh",
            """curl -s https://ims-na1.adobelogin.com/ims/exchange/jwt > answer
ttl=$(( $(jq -r .expires_in <<<"$answer") / 1000 ))
""",
            (2,),
            "arithmetic of a shell",
        ),
        Example(
            "token.js",
            """const url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
const life = (answer.expires_in || 0) / 1000;
""",
            (2,),
            "a fallback",
        ),
        Example(
            "Token.kt",
            """val url = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
val until = Instant.now().plusSeconds(token.expiresIn / 1000L)
val other = token.expiresIn.div(1_000)
""",
            (2, 3),
            "a long number, and a division that is a method",
        ),
        Example(
            "token.dart",
            """final url = Uri.parse('https://ims-na1.adobelogin.com/ims/exchange/jwt');
final body = jsonDecode(response.body);
final until = DateTime.now().add(Duration(milliseconds: body['expires_in']));
""",
            (3,),
            "a duration by the name of its unit",
        ),
        Example(
            "cache.js",
            """const url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
await redis.set('token', data.access_token, { PX: data.expires_in });
const until = moment().add(data.expires_in, 'ms');
const later = addMilliseconds(new Date(), data.expires_in);
""",
            (2, 3, 4),
            "a cache, and libraries of dates",
        ),
        Example(
            "token.ex",
            """@url "https://ims-na1.adobelogin.com/ims/exchange/jwt"
Process.send_after(self(), :refresh, body["expires_in"] - 60_000)
until = DateTime.add(now, body["expires_in"], :millisecond)
""",
            (2, 3),
            "timers of Elixir",
        ),
        Example(
            "auth.js",
            """const { access_token: token, expires_in: life } = await ims('https://ims-na1.adobelogin.com/ims/exchange/jwt');
state.put(name, token, { ttl: Math.floor(life / 1000) - 60 });
""",
            (2,),
            "taken apart under a name of its own",
        ),
        Example(
            "token.go",
            """package ims

const exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"

type Token struct {
	Value    string `json:"access_token"`
	Validity int64  `json:"expires_in"`
}

func (t Token) Until() time.Time { return time.Now().Add(time.Duration(t.Validity) * time.Millisecond) }
""",
            (10,),
            "a member that a tag binds",
        ),
        Example(
            "Token.cs",
            """class Token
{
    const string Exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    [JsonProperty("expires_in")]
    public long Validity { get; set; }

    public DateTime Until => Issued.AddMilliseconds(Validity);
}
""",
            (8,),
            "a member that an attribute binds",
        ),
        Example(
            "Login.swift",
            """let exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt/"
let lifetime = json["expires_in"].doubleValue / 1000
""",
            (2,),
            "a number by a property",
        ),
        Example(
            "ims.js",
            """const IMS = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';

const ends = (answer) => Date.now() + parseInt(answer.expires_in, 10);
const early = (answer) => [Date.now() + (answer.expires_in - 60 * 1000), 2 * 1000];
const both = (answer) => ({ at: Date.now() + Number(answer.expires_in), minutes: 5 * 60 });
""",
            (3, 4, 5),
            "a product of something else beside it",
        ),
    ),
    silent=(
        Example(
            "ims.js",
            """const IMS = 'https://ims-na1.adobelogin.com/ims/token/v3';

function until(answer, now_ms) {
  const first = Date.now() + (parseInt(answer.expires_in, 10) || 3600) * 1000;
  const second = Date.now() + parseInt(answer.expires_in, 10) * 1000;
  const third = Date.now() + (Number(answer.expires_in ?? 3600) - 60) * 1000;
  const fourth = Date.now() + (parseInt(answer.expires_in || '3600', 10) - 300) * 1e3;
  return [first, second, third, fourth, { at: Date.now() + 1000 * (answer.expires_in || 86399) }];
}
""",
            note="seconds made milliseconds in various ways",
        ),
        Example(
            "Ends.java",
            """class Ends {
    static final String IMS = "https://ims-na1.adobelogin.com/ims/token/v3";
    long a(JsonNode json) { return currentTimeMillis() + TimeUnit.SECONDS.toMillis(json.get("expires_in").asLong()); }
    long b(Token token) { return System.currentTimeMillis() + Duration.ofSeconds(token.getExpiresIn()).toMillis(); }
}
""",
            note="seconds converted by a library",
        ),
        Example(
            "ends.py",
            """IMS = "https://ims-na1.adobelogin.com/ims/token/v3"


def ends(answer):
    return int(time.time() * 1000) + int(answer.get("expires_in", 3600)) * 1000
""",
            note="a clock that is rounded first",
        ),
        Example(
            "ends.rb",
            """IMS = 'https://ims-na1.adobelogin.com/ims/token/v3'
ends = (Time.now.to_f * 1000) + (answer.fetch('expires_in', 3600).to_i - 60) * 1000
""",
            note="a clock in brackets",
        ),
        Example(
            "cache.js",
            """const url = 'https://ims-na1.adobelogin.com/ims/token/v3';
await redis.set('token', data.access_token, { EX: data.expires_in });
await redis.set('token', data.access_token, { PX: data.expires_in * 1000 });
const until = moment().add(data.expires_in, 's');
const later = Duration.fromMillis((data["expires_in"]) * 1000);
""",
            note="seconds",
        ),
        Example(
            "shown.py",
            """import time

from auth import token  # answers of https://ims-na1.adobelogin.com/ims/token/v3

print("access_token valid until " + time.ctime(token.expiration / 1000))
print("access_token valid until " + datetime.utcfromtimestamp(token.expires / 1000).isoformat())
""",
            note="a moment in milliseconds",
        ),
        Example(
            "google_cache.js",
            """const token = await client.getToken();
cache.set(token, Date.now() + token.expires_in * 1000);
const left = token.expires_in / 1000;
""",
            note="nothing of Adobe's",
        ),
        Example(
            "oauth.ts",
            """const response = await fetch('https://ims-na1.adobelogin.com/ims/token/v3', { method: 'POST', body });
const { access_token, expires_in } = await response.json();
const expiresAt = Date.now() + expires_in * 1000;
""",
            note="already right",
        ),
        Example(
            "claims.py",
            """URL = "https://ims-na1.adobelogin.com/ims/token/v3"
claims = {"exp": int(expiry / 1000), "iss": org}
""",
            note="the assertion's own time",
        ),
        Example(
            "bearer.js",
            """// tokens of https://ims-na1.adobelogin.com/ims/token/v3
const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString());
const until = new Date(Date.now() + parseInt(claims.expires_in));
const ttl = Math.floor(info.timeUntilExpiry / 1000) - 60;
""",
            note="what stands inside an access token is in milliseconds; a time still to go is no answer",
        ),
        Example(
            "ims.mjs",
            """const res = await fetch('https://ims-na1.adobelogin.com/ims/token/v3', { method: 'POST', body });
const json = await res.json();
cache = { token: json.access_token, until: Date.now() + (json.expires_in - 300) * 1000 };
""",
            note="seconds less a margin, made milliseconds",
        ),
        Example(
            "cache.ts",
            """const res = await fetch('https://ims-na1.adobelogin.com/ims/token/v3', { method: 'POST', body });
const json = (await res.json()) as { access_token?: string; expires_in?: number };
this.until = Date.now() + (json.expires_in ?? 86399) * 1000;
this.later = Date.now() + (json.expires_in || 86399) * 1000;
this.timer = moment.duration({ milliseconds: (json.expires_in ?? 86399) * 1000 });
""",
            note="seconds with a fallback, made milliseconds",
        ),
    ),
    detect=_detect,
)
