"""Colours for source lines in a report: comments, strings, numbers, keywords and keys.

A library's lexers are not used here: they take whole files, some of them exponential time on hostile ones, and a report
of 10,000 findings shows 200,000 lines. One linear expression per family of languages reads each line by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_LINE = 400
"""A longer line stays plain: strings without an end make the expressions read it more than once."""

_DOUBLE = r'"(?:[^"\\]|\\.)*"'
_SINGLE = r"(?<![\w])'(?:[^'\\]|\\.)*'"
_BACKTICK = r"`(?:[^`\\]|\\.)*`"
_NUMBER = r"(?<![\w.])\d[\w.]*"
_WORDS = (
    "and as async await break case catch class const continue def default defer delete do done elif else elsif end "
    "enum except export extends false fi final finally for foreach from func function global go if implements import "
    "in instanceof interface is lambda let local match module namespace new nil none not null nullptr or package pass "
    "private protected public raise readonly require return self static struct super switch then this throw throws "
    "true try type typeof undef undefined union unless until use using val var void while with yield"
)
_KEYWORD = rf"(?<![\w.$@-])(?i:{'|'.join(_WORDS.split())})(?![\w-])"
_CONSTANT = r"(?<![\w.$@-])(?i:true|false|null|none|yes|no|on|off)(?![\w-])"
_SLASH = r"//.*|/\*.*?(?:\*/|$)|^\s*\*(?:\s.*|/)?$"
_HASH = r"(?<!\S)#.*"


class Token(NamedTuple):
    """Characters `start` up to `end` of a line; `kind` is c(omment), s(tring), n(umber), k(eyword) or y (a key)."""

    start: int
    end: int
    kind: str


def _language(comment: str, key: str = "", words: str = _KEYWORD, single: str = _SINGLE) -> re.Pattern[str]:
    parts = {"c": comment, "y": key, "s": f"{_DOUBLE}|{single}|{_BACKTICK}", "n": _NUMBER, "k": words}
    return re.compile("|".join(f"(?P<{kind}>{part})" for kind, part in parts.items() if part))


_KEY = r"^\s*(?:-\s+)?(?:export\s+)?[\"']?[\w.$/@-]+[\"']?(?=\s*[:=])"
_JSON_KEY = r'"(?:[^"\\]|\\.)*"(?=\s*:)'

_FAMILY = {
    "slash": _language(_SLASH),
    "hash": _language(_HASH),
    "both": _language(f"{_SLASH}|{_HASH}"),
    "dash": _language(r"--.*"),
    "json": _language(_SLASH, _JSON_KEY, _CONSTANT),
    "config": _language(r"(?<!\S)[#;!].*", _KEY, _CONSTANT),
    "markup": _language(r"<!--.*?(?:-->|$)", r"</?[\w:.-]+|/?>", "(?!)", r"(?!)"),
}
_BY_EXTENSION = {
    "slash": "js jsx mjs cjs ts tsx mts cts java kt kts scala cs fs go rs swift c h cc cpp groovy gradle dart apex cls",
    "hash": "py pyi rb sh bash zsh fish ps1 psm1 psd1 pl pm r jl ex exs mk dockerfile makefile",
    "both": "php tf hcl jenkinsfile",
    "dash": "sql lua hs cfm",
    "json": "json jsonc json5 ipynb postman_collection postman_environment webmanifest",
    "config": "yaml yml toml ini cfg conf config env properties npmrc editorconfig service",
    "markup": "xml html htm xhtml svg vue pom csproj props targets config.xml plist",
}
_FAMILY_OF = {name: family for family, names in _BY_EXTENSION.items() for name in names.split()}


def family(path: str) -> str:
    """The family that a file is coloured as; empty for one that stays plain."""
    name = path.rsplit("/", 1)[-1].lower()
    stem, _, extension = name.rpartition(".")
    if name.startswith(".env") or stem in (".env", "env"):
        return "config"
    return _FAMILY_OF.get(extension or name, _FAMILY_OF.get(name, ""))


@lru_cache(maxsize=8192)
def tokens(line: str, family_name: str) -> tuple[Token, ...]:
    """The coloured stretches of a line, in order and without overlap; the rest is plain."""
    pattern = _FAMILY.get(family_name)
    if pattern is None or len(line) > MAX_LINE:
        return ()
    return tuple(Token(*match.span(), match.lastgroup or "") for match in pattern.finditer(line))
