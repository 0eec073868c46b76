"""Takes secrets out of text that is shown: source excerpts, messages, diffs, errors.

Better a public value too many is hidden than a secret shown. Line breaks are kept, so that line numbers stay true.
References (`process.env.X`, `${X}`, `{{X}}`, `secrets.X`) and names stay readable. Every pattern runs in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from migrator.regex import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MASK = "[redacted]"

_PEM = lazy(
    r"(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----)(.*?)(?=-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|(?:-----BEGIN )|\Z)",
    re.DOTALL,
    needs=("private key-----",),
)
_PEM_TAIL = lazy(r"\A(?:[^-]|-(?!----))*?(?=-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)", re.DOTALL)
_PEM_WORD = lazy(r"[A-Za-z0-9+/=]{12,}")

_REPEATED = lazy(r"(?:\[redacted\]){2,}")
_JWT = lazy(r"(?<![\w-])eyJ[\w-]{6,}(?:\.[\w-]*){0,4}")
_ADOBE_SECRET = lazy(r"(?<![\w-])([ps]8e-)[\w-]{6,}")
_UUID = lazy(r"(?<![\w-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-]|@)")
_KEY_BASE64 = lazy(r"(?<![\w+/])(?:MII|LS0tLS1)[A-Za-z0-9+/_=-]{16,}")
_BASE64 = lazy(r"(?<![\w+/=@.-])[A-Za-z0-9+/_-]{40,}={0,2}(?![\w@])")
_USERINFO = lazy(r"(://[^\s:/@'\"]{0,100}:)[^\s@'\"]{1,300}@", needs=("://",))
_BEARER = lazy(r"(?i)(\b(?:bearer|basic)\s+)([\w.~+/=-]{8,})", needs=("bearer", "basic"))

_SENSITIVE = (
    r"[\w.$-]{0,60}?(?:secret|passw(?:or)?d|passwd|passphrase|pwd|private_?_?-?key|priv_?-?key|(?:access|refresh|id|jwt|auth"
    r"|bearer|session|api|signed|csrf|user)_?_?-?token|signed_?jwt|credential|pkcs8|api_?secret|encryption_?key)[\w-]{0,40}"
)
_GENERAL = r"(?:token|jwt|assertion|authorization|pass|key)"
_NAME = rf"(?<![\w.$/-])(?P<name>{_SENSITIVE}|{_GENERAL})"
_LONGEST_BEFORE = 80
"""Characters of a name before its telling word, or more."""
_TELLING = lazy(r"secret|pass|pwd|token|jwt|credential|pkcs8|key|assertion|authorization")
"""One of these is in whatever `_NAME` matches."""
_TELLING_WORD = lazy(f"(?i){_TELLING.pattern}")
_PARTS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$-"
_NAME_START = lazy(r"(?<![\w.$/-])(?=[\w.$-])")
_OPERATOR = r"(?:=>|:=|\|\||\?\?|<-|->|:\s{0,4}[\w<>?.]{1,30}\s{0,4}=|:(?!:)|=)"
_BETWEEN = (
    rf"(?:(?:\\?[\"'`])?\s{{0,4}}[\])]?\s{{0,4}}{_OPERATOR}|\\?[\"'`]\s{{0,4}},)\s{{0,4}}(?:[\[({{]\s{{0,4}}){{0,2}}"
)
QUOTED = lazy(
    rf"(?i)({_NAME}{_BETWEEN}[a-z@$]{{0,2}}(?P<quote>\\?[\"'`]))(?P<value>[^\n\"'`]{{1,8000}}?)(?=(?P=quote)|[\"'`\n]|\Z)"
)
METHOD = lazy(
    rf"(?i)({_NAME}\s{{0,4}}\(\s{{0,4}}[a-z@$]{{0,2}}(?P<quote>\\?[\"'`]))(?P<value>[^\n\"'`]{{1,8000}}?)(?=[\"'`\n]|\Z)"
)
BARE = lazy(
    rf"(?i)({_NAME}(?:\\?[\"'`])?(?:[ \t]{{0,4}}(?:=>|:(?!:)|=)[ \t]{{0,4}}"
    rf"|%3D))(?P<value>[^\s\"'`,;&<>(){{}}\[\]]{{1,4000}})"
)
_BEFORE_SPACED = r"(?:(?<![\w-])--?|\b(?:ENV|ARG|set|setx)[ \t]{1,4})"
_OPTION = lazy(rf"(?i){_BEFORE_SPACED}")
_SPACED = lazy(
    rf"(?i)({_BEFORE_SPACED}{_NAME.replace('/-', '/')}[ \t]{{1,4}})"
    rf"(?P<value>[^\s\"'`-][^\s\"'`]{{2,4000}})"
)
_XML = lazy(
    rf"(?i)((?P<type>\w)?<(?:{_NAME})(?:\s[^<>\n]{{0,200}})?>)(?P<value>[^<>\n]{{1,8000}})(?=(?P<closed></)|\n|\Z)"
)
"""An element; not closed, and right behind a name, it is a type argument of code: `Task<AccessToken> Login()`."""
_ATTRIBUTE_PAIR = lazy(
    rf"(?i)((?:name|key|id|property|variable)\\?[\"']?\s{{0,4}}[:=]\s{{0,4}}\\?[\"']?{_NAME}\\?[\"']?"
    rf"[,;\s]{{1,80}}(?:-\s)?\\?[\"']?(?:value|defaultvalue|val|current|initial)\\?[\"']?\s{{0,4}}[:=]\s{{0,4}}(?P<quote>\\?[\"']?))"
    rf"(?P<value>[^\n\"'<>]{{1,8000}})",
    needs=("val", "current", "initial"),
)

_REFERENCE = lazy(
    r"(?ix)^(?:\$[\w{(]|\$\$|%[\w]+%|\{\{|<[^<>]{0,80}>|@[\w.]+@?$|!|\*\*|\.\.\.|x{3,}|env:|vault:|secretref|op://|"
    r"(?:process\.env|os\.environ|os\.getenv|env|secrets|vars?|config|settings|params|self|this|args|options|inputs)[.\[(])"
)
_JOINED = lazy(r"[+.&|][\s\w.()\[\]$]{1,200}[+.&|]")
"""What stands between two literals that are joined: an expression."""
_JOINED_LAST = lazy(r"\s[+.&|]\s[A-Za-z_$][\w.$]{0,80}(?:\([\w.$(), ]{0,80}\))?[);, ]{0,6}")
"""The same where nothing more is joined: `"Token: " + token);`."""
_CLASS = lazy(r"(?:[A-Z][a-z]+){2,6}")
_CODE = lazy(r"\s?[A-Za-z_]{0,60}\s?\((?:[A-Za-z_]{1,60}[\s,()]|\))")
"""What follows a type argument: a method with its parameters, or the call of a generic one; no digit is in it."""
_CALLEE = lazy(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_HARMLESS = frozenset(
    {"none", "null", "nil", "true", "false", "undefined", "string", "str", "secret", "password", "token", "grant_type"}
    | {"alg", "typ", "rs256"}
    | {
        "client_id",
        "client_secret",
        "jwt_token",
        "access_token",
        "private_key",
        "client_credentials",
        "scope",
        "bearer",
    }
)
"""Words that stand where a secret might and are none."""
_FEW_DIGITS = 2
_SHORTEST = 3
_AROUND = lazy(
    r"(?:path|file|filename|dir|directory|location|url|uri|host|endpoint|type|name|alias|expiry|expires|expiresin|expirytime|header|headers"
    r"|scope|scopes|envvar|id|ids|method|mode|provider|version|length|size|format|algorithm)$"
)
"""Last words of names that say something about a secret and hold none."""
_WORDS = frozenset({"key", "token", "jwt", "pass", "assertion", "authorization"})
_IDENTIFIER = lazy(r"[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)*[,;)]*$")
_CONFIG_LINE = lazy(r"(?:^|\n)\s*(?:(?:export|set|ARG|ENV|-)\s+)?[\"']?[\w.$-]+[\"']?(?::\s+|\s+)$|[\w\"']=$|%3D$")
_FLAG = lazy(r"(?:^|[\s\"'])--?[\w.-]+[\s=]+$")


def redact(text: str) -> str:
    """The text without its secrets; the same number of lines."""
    text = _PEM_TAIL.sub(lambda match: _PEM_WORD.sub(MASK, match.group()), text) if "-----END " in text else text
    text = _PEM.sub(lambda match: match.group(1) + _PEM_WORD.sub(MASK, match.group(2)), text)
    text = _JWT.sub("eyJ" + MASK, text) if "eyJ" in text else text
    text = _ADOBE_SECRET.sub(rf"\g<1>{MASK}", text) if "8e-" in text else text
    text = _USERINFO.sub(rf"\g<1>{MASK}@", text)
    text = _BEARER.sub(_bearer, text)
    text = _ATTRIBUTE_PAIR.sub(_quoted, text)
    text = after_names(QUOTED, _quoted, text)
    text = after_names(METHOD, _quoted, text)
    text = _XML.sub(_element, text) if "<" in text else text
    text = after_names(BARE, partial(_bare, text), text)
    text = _after_options(text)
    text = _KEY_BASE64.sub(MASK, text) if "MII" in text or "LS0tLS1" in text else text
    text = _UUID.sub(MASK, text)
    text = _BASE64.sub(_base64, text)
    return _REPEATED.sub(MASK, text) if MASK + MASK in text else text


def after_names(pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str) -> str:
    """What `pattern.sub` gives for a pattern that begins with a name: tried at names with a telling word alone.

    Trying it at every name was most of the time that redaction took.
    """
    pieces: list[str] = []
    done = 0
    for start in _telling(text):
        match = pattern.match(text, start) if start >= done else None
        if match is not None:
            pieces += (text[done:start], replace(match))
            done = match.end()
    return "".join((*pieces, text[done:])) if pieces else text


def _after_options(text: str) -> str:
    """What `_SPACED.sub` gives: tried at options alone behind which a telling word stands near."""
    pieces: list[str] = []
    done = 0
    words: list[int] | None = None
    for option in _OPTION.finditer(text):
        if words is None:
            words = [word.start() for word in _TELLING_WORD.finditer(text)]
        at = bisect_left(words, option.end())
        if option.start() < done or at == len(words) or words[at] > option.end() + _LONGEST_BEFORE:
            continue
        match = _SPACED.match(text, option.start())
        if match is not None:
            pieces += (text[done : match.start()], _quoted(match))
            done = match.end()
    return "".join((*pieces, text[done:])) if pieces else text


def _telling(text: str) -> Iterator[int]:
    """Where names begin that may match `_NAME`, in order."""
    lowered = text.lower()
    if len(lowered) != len(text) or "\u017f" in text:  # another length; a letter that only `(?i)` takes for an s
        yield from (match.start() for match in _NAME_START.finditer(text))
        return
    last = before = -1
    for word in _TELLING.finditer(lowered):
        start = word.start()
        lowest = max(start - _LONGEST_BEFORE, before, 0)  # no stretch is walked twice
        before = start
        start = lowest + len(text[lowest:start].rstrip(_PARTS))
        while start > lowest and _is_part(text[start - 1]):
            start -= 1
        if start > last and (start == 0 or not _is_part(text[start - 1])):
            last = start
            yield start


def _is_part(character: str) -> bool:
    return character.isalnum() or character in "_.$-"


def _bearer(match: re.Match[str]) -> str:
    return match.group() if _IDENTIFIER.fullmatch(match[2]) and not _mixed(match[2]) else match[1] + MASK


def _quoted(match: re.Match[str]) -> str:
    value = match["value"]
    if not value.strip() or _is_reference(value) or _is_harmless(match["name"], value):
        return match.group()
    return match[1] + MASK


def _element(match: re.Match[str]) -> str:
    """A type argument is a name of a class, and code follows it; whatever else is not closed may be a secret."""
    typed = match["type"] and not match["closed"] and _CLASS.fullmatch(match["name"]) and _CODE.match(match["value"])
    return match.group() if typed else _quoted(match)


def _bare(text: str, match: re.Match[str]) -> str:
    """Unquoted values: in configuration they are the value, in code they are mostly names."""
    value = match["value"]
    called = text[match.end() : match.end() + 1] == "(" and _is_callee(value)
    if called or MASK in value or _is_reference(value) or len(value) < _SHORTEST or _is_harmless(match["name"], value):
        return match.group()
    if _IDENTIFIER.match(value) is None or _mixed(value):
        return match[1] + MASK
    return match[1] + MASK if _stands_alone(text, match) else match.group()


def _is_callee(value: str) -> bool:
    """`Base64.getDecoder`: a dotted name of a call, no part of which is as mixed as a secret."""
    return _CALLEE.fullmatch(value) is not None and not any(map(_mixed, value.replace("Base64", "").split(".")))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """True for `NAME=value` and `name: value` as a line of configuration, and for the value of an option."""
    start = text.rfind("\n", 0, match.start()) + 1
    ahead = text[start : match.start("value")][-200:]
    following = text[match.end() : match.end() + 1]
    if following not in {"", "\n", "\r", " ", "&", "'", '"', "`"}:
        return False
    if match["value"].endswith((",", ";", ")")):
        return False
    same = _letters(match["value"]) == _letters(ahead.rstrip(" :=\"'").rsplit(" ", 1)[-1])
    if _FLAG.search(ahead) is not None:
        return not same
    return _CONFIG_LINE.search(ahead) is not None and not same


def _is_harmless(name: str, value: str) -> bool:
    """A path or a type beside a secret, and a plain word under a name as general as `key`."""
    letters = _letters(name)
    if letters.endswith(("credential", "credentials")) and not _mixed(value):
        return True
    if letters in _WORDS:
        return letters == "key" and not _mixed(value)
    return _AROUND.search(letters) is not None and not (_mixed(value) and "/" not in value and "." not in value)


def _is_reference(value: str) -> bool:
    if _JOINED_LAST.fullmatch(value) is not None:
        return True
    value = value.strip()
    return (
        _JOINED.fullmatch(value) is not None
        or _REFERENCE.match(value) is not None
        or value.lower() in _HARMLESS
        or value.startswith(("-----BEGIN", MASK))
    )


def _base64(match: re.Match[str]) -> str:
    return MASK if _mixed(match.group()) and not _is_path(match.group()) else match.group()


def _mixed(value: str) -> bool:
    """Letters and digits so mixed as words are not: two digits, and one in twelve, in mixed case one in twenty."""
    digits = sum(character.isdigit() for character in value)
    mixed_case = value != value.lower() and value != value.upper()
    return digits >= _FEW_DIGITS and digits * (20 if mixed_case else 12) >= len(value)


def _is_path(value: str) -> bool:
    return value.count("/") * 12 >= len(value) or value.count("_") * 12 >= len(value)


def _letters(value: str) -> str:
    return "".join(character for character in value.lower() if character.isalnum())
