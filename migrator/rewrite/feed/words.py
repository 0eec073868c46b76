"""Names that belong to the old flow alone."""

from __future__ import annotations

import re

ONLY_JWT = re.compile(
    r"(?i)private_?-?key|priv_?-?key|(?:^|_)pem(?:_|$)|passphrase|key_?pass|tech(?:nical)?_?-?acc(?:oun)?t|tech_?id|meta_?-?scopes?"
    r"|jwt|assertion|pkcs_?\d|pfx|p12|jks|key_?store|cert(?:ificate)?(?:_|$|path|file)|key_?(?:path|file|location|data|content|alias)"
    r"|path_?to_?key|audience|(?:rsa|signing|secret)_?key(?:path|file|_path|_file)?$"
)
"""Configuration keys, options and variables that only an assertion needs: keys, technical account, metascopes."""

IDENTIFIES = re.compile(
    r"(?i)(?<![a-z])(?:ims_?)?org|organi[sz]ation|tenant|company|sandbox|api[_.-]?key|client[_.-]?id"
)
"""Names of what the program works for: what it says of them is no word about the assertion."""
SELVES = frozenset({"this", "self", "cls", "$this", "super"})
"""What an object calls itself."""
FLAT = re.compile(r"[^a-z0-9]")


def flat(name: str) -> str:
    """A name without case and separators: `--private-key`, `privateKey` and `PRIVATE_KEY` are one."""
    return FLAT.sub("", name.lower())


def only_jwt(name: str) -> bool:
    """Whether only an assertion needs something of this name."""
    separators = ".- " if name.count(" ") <= _MOST_BLANKS else ".-"
    return ONLY_JWT.search(name.translate(dict.fromkeys(map(ord, separators), "_"))) is not None


_MOST_BLANKS = 3
"""A name of several words, `Private Key Password`; what has more of them is a sentence."""
WORDS = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
PHRASE = re.compile(r"\w[\w.-]{0,60}(?: [\w.-]{1,60}){1,3}")
"""A key of several words."""
_QUOTED = re.compile(rf"[\"'](?P<phrase>{PHRASE.pattern})[\"']")
_COMPOUND = re.compile(r"(?<![A-Za-z_])[A-Za-z_]\w*(?:[-.]\w+)+")

_SECTIONS = re.compile(r"(?<=[\"'])[A-Za-z_]\w*(?::\w+)+(?=[\"'])")
"""A key of .NET in its section: `"Adobe:PrivateKey"`."""


def words_of(source: str, *, lower: bool = False) -> set[str]:
    """Every name in a piece of source, perhaps in lower case; keys with dashes, dots and blanks as a whole, too."""
    source = source.lower() if lower else source
    whole = (*_COMPOUND.findall(source), *_SECTIONS.findall(source), *_QUOTED.findall(source))
    return {*WORDS.findall(source), *whole}


_ACCESSOR = re.compile(r"(?:get|is|set|with)(?P<first>[A-Z])(?P<rest>\w*)")


def property_of(accessor: str) -> str:
    """`key` of `getKey`; empty where a name is no accessor's."""
    match = _ACCESSOR.fullmatch(accessor)
    return match["first"].lower() + match["rest"] if match is not None else ""
