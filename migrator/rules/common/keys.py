"""Code that reads a private key, and places other than settings that declare a name for one."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.common.names import FOREIGN_NAME, PRIVATE_KEY, squash
from migrator.rules.common.search import line_bounds
from migrator.rules.common.settings import complains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Call

_READER = lazy(
    r"(?:^|[._:>]|^new (?!X509Enc))"
    r"\w{0,30}(?:read|open|load|import|parse|slurp|decode|get_?content|file_get|get_?private|getKey|getEntry|PrivateKeyFrom|from_pem"
    r"|from_rsa_pem|pkey|RSAKey(?:\.init)?$|getResource|X509Certificate2|Certificate|FileReader|InputStream|KeySpec|RSA\.new|cat)\w{0,30}$|^cat$|^Get-Content$|^(?:NS)?Data$",
    re.IGNORECASE,
)
_KEY_WORD = lazy(
    r"(?:private|priv|rsa|secret|jwt|signing)_?-?\.?(?:key|pem|file)|(?:key|pem|pfx)_?(?:file|path|location|content|data)|\.(?:key|pem|pfx|p12|der)\b"
    r"|\bpfx\w{0,12}|\bkey\b|\bpem\b|path_?to_?key|Cert:|pkcs8|cert(?:ificate)?_?(?:file|path|location)|\bkey_?(?:alias|pair)\b|keyType:\s{0,3}\.private",
    re.IGNORECASE,
)
_ACCESSOR = lazy(
    r"attr_\w{1,10}$|\bread_(?:sql\w{0,8}|csv|table|excel|json|html|xml|parquet|feather|orc|gbq|pickle|hdf|fwf|clipboard)$",
    needs=("attr_", "read_"),
)
"""Ruby's declarations of attributes, and what reads a table: no key."""
_CERTIFICATE = lazy(r"(?:^|[.\s:\]])X509Certificate2\]?(?:::new)?$")
"""A .NET certificate with its key, opened from whatever the argument names."""
_STORED = lazy(
    r"\b(?:Get-(?:ChildItem|Item)|gci|gi|dir|ls)\b[^\n]{0,40}?\bCert:[\\/]"
    r"|\bGet-(?:Automation|AzKeyVault|AzureKeyVault|Pfx)Certificate\b(?=\s{1,3}\S)",
    re.IGNORECASE,
)
"""A certificate that is taken from the store of Windows, or of Azure."""
_OPENER = lazy(
    r"(?:^|[._:>])(?:(?:read|load|import)_?key|\w{0,12}(?:read|load|import|parse|create|get)_?(?:rsa|pem|priv(?:ate)?|signing|pkcs8)_?"
    r"(?:private_?)?(?:key)?(?:_?from_?\w{1,12})?|Crypt::PK::RSA->new|parse_?from_?pem\w{0,20})$",
    re.IGNORECASE,
    needs=("key", "priv", "pem", "pkcs8", "rsa", "signing"),
)
"""Functions that by their name make a private key of whatever they are given."""
_NEW_CERTIFICATE = lazy(r"\bX509Certificate2\]::new\s{0,2}(?=\(\s{0,8}[^)\s])")
"""The same in PowerShell, where the type stands in brackets."""
_OPENED = lazy(r"(?:read|open|load|get_?content|get_?input_?stream)\w{0,16}$|slurp$", re.IGNORECASE)
"""Methods of a path object that read it."""
_FILE_READER = lazy(
    r"(?:^|[._:>])(?:read_?file(?:_?sync)?|read_?all_?(?:text|bytes)(?:async)?|file_get_contents|read_?text|read_?to_?string|read_?lines|slurp|File\.read"
    r"|contentsOfFile)$",
    re.IGNORECASE,
    needs=("read", "contents", "slurp", "lines"),
)
_INTO_KEY = lazy(
    r"(?<![A-Za-z])(?:private|priv|rsa|signing|jwt|adobe)?_?(?:key|pem)(?:_?(?:data|text|content|file|bytes|pem|string))?[\"']?"
    r"(?:\s{0,3}:\s{0,3}\w{1,20})?\s{0,3}(?::=|=>|=|:)\s{0,3}(?:await\s{1,3}|new\s{1,3}|\w{1,12}[.(]){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 120
_RECEIVER = 200
_FAR = 480
"""Characters below a key that was read within which what parses it is part of the same."""
_MESSAGE = lazy(r"\b(?P<at>(?:data|string)WithContentsOf(?:File|URL|Path)):\s{0,4}(?P<path>[^\]\s]{1,120})")
"""A file that is read in Objective-C."""
_RESOURCE = lazy(
    r"\bforResource:\s{0,4}@?\"(?P<stem>[\w.-]{1,60})\",?\s{1,8}(?:withExtension|ofType):\s{0,4}@?\"(?P<suffix>key|pem|der|p12|pfx|json|plist)\""
)
"""A resource of an application for Apple's systems, by its name and its kind."""
_SETTINGS = (".json", ".plist")
_LISP = lazy(r"\((?P<at>(?:[\w.-]{1,40}/)?(?:slurp\s{1,4}(?=[^\s()]{0,60}(?:key|pem))|(?:str->)?private-key\s))")
"""A file or a key that is read in Clojure."""
_PEM_FRAME = lazy(r"-----BEGIN (?:RSA )?PRIVATE KEY-----", re.IGNORECASE, needs=("private key-----",))
_BOUND = lazy(r"\b(?:file|certificate|string|sshUserPrivateKey)\s{0,2}\(\s{0,8}credentialsId\s{0,2}:[^)\n]{0,200}\)")
"""A Jenkins credential bound to a variable."""
_BOUND_KEY = lazy(r"(?:private|priv|rsa|jwt|signing)key|key(?:file|path|pem)?$")
_QUOTED = lazy(r"[\"']([\w.-]{1,80})[\"']")
_SAMPLES = frozenset({"bash", "markdown", "text"})
"""Languages that a sample without a name is taken for."""
_KEY = lazy(r"[\"'](?P<name>[\w.-]{3,80})[\"']\s{0,4}:")
_DECLARED = lazy(
    r"^[ \t]{0,8}(?:variable|(?:data|resource)[ \t]{1,8}\"(?!tls_)[\w-]{1,80}\")[ \t]{1,8}\"(?P<name>[\w-]{1,80})\"",
    re.MULTILINE,
)
"""The head of a Terraform variable, or of a resource that keeps a secret."""
_ATTRIBUTE = lazy(
    r"^[ \t]{1,12}(?:public\s)?String[ \t]{1,8}(?P<name>\w{1,80})\(\)[ \t]{0,8}(?:;|default\b)", re.MULTILINE
)
"""An attribute of an OSGi configuration."""
_KEY_SERVICE = lazy(r"@interface\s{1,4}\w{0,40}PrivateKey\w{0,20}")
"""An OSGi configuration that is for the key as a whole: then every attribute `key…` is."""
_SETTING = lazy(
    r"^[ \t]{1,12}(?:setting|config_accessor|[mc]attr_accessor|config_param|define_setting)\b"
    r"[ \t(]{1,4}:(?P<name>\w{1,80})",
    re.MULTILINE,
)
"""A setting that a Ruby module declares."""


def resources(text: str) -> Iterator[tuple[int, str]]:
    """Where an application takes a file out of its own resources, one of a key or of settings, and the file's name."""
    for match in _RESOURCE.finditer(text) if "forResource" in text else ():
        yield match.start(), f"{match['stem']}.{match['suffix']}"


def key_reads(region: Region) -> Iterator[Span]:
    """Calls that read the key, and the frame that code puts around it; what parses it a little below is not told."""
    last = -_FAR
    for call in region.facts.calls:
        source = " ".join(f"{one.name}: {one.text[:160]}" if one.name else one.text[:160] for one in call.arguments)
        reads = _reads_key(call.callee, source) or _reads_receiver(region, call) or _fills_key(region, call)
        opens = source.strip() != "" and _OPENER.search(call.callee) is not None
        if not reads and (not opens or call.span.start - last < _FAR):
            continue
        if not complains(region.text, call.span.start) and not FOREIGN_NAME.search(squash(source[:200])):
            last = call.span.start
            yield call.callee_span
    for match in _MESSAGE.finditer(region.text) if "WithContentsOf" in region.text else ():
        if _KEY_WORD.search(match["path"]) and not FOREIGN_NAME.search(squash(match["path"])):
            yield Span(match.start("at"), match.end("at"))
    for start, name in resources(region.text):
        if not name.endswith(_SETTINGS) and not FOREIGN_NAME.search(squash(name)):
            yield Span(start, start + len("forResource"))
    for match in _LISP.finditer(region.text) if region.language == "clojure" else ():
        yield Span(match.start("at"), match.end("at"))
    shell = region.language == "powershell"
    certificates = [one for way in (_NEW_CERTIFICATE, _STORED) for one in way.finditer(region.text)] if shell else ()
    frames = _PEM_FRAME.finditer(region.text) if region.kind == "code" else ()
    yield from (Span(match.start(), match.end()) for match in chain(certificates, frames))


def _fills_key(region: Region, call: Call) -> bool:
    """True for a file of any name that is read into a variable named after the key."""
    if not call.arguments or _FILE_READER.search(call.callee) is None:
        return False
    start, _ = line_bounds(region.text, call.span.start)
    return _INTO_KEY.search(region.text, max(start, call.span.start - _BEFORE), call.span.start) is not None


def _reads_receiver(region: Region, call: Call) -> bool:
    """True for a method that reads the file which its receiver is made of: `File(keyPath).readText()`."""
    method = call.callee.rpartition(".")[2]
    if not call.callee.startswith("…") or _OPENED.match(method) is None:
        return False
    return (
        _KEY_WORD.search(region.text, max(call.span.start, call.callee_span.end - _RECEIVER), call.callee_span.end)
        is not None
    )


def _reads_key(callee: str, source: str) -> bool:
    """True where a call reads what its arguments, or the path it is a method of, name as a key."""
    if _CERTIFICATE.search(callee):
        return source.strip() != ""
    if _READER.search(callee) and _KEY_WORD.search(source) and not _ACCESSOR.search(callee):
        return True
    path, _, method = callee.rpartition(".")
    return bool(path) and _OPENED.match(method) is not None and _KEY_WORD.search(path) is not None


def declared_keys(document: Document, region: Region) -> Iterator[tuple[Span, str]]:
    """Names of a private key with their places: declarations, and fragments of documentation."""
    yield from _declared(region)
    yield from _fragments(document, region)


def _declared(region: Region) -> Iterator[tuple[Span, str]]:
    """Terraform variables, settings of OSGi and Ruby, and credentials that Jenkins binds, named after a private key."""
    heads = {"hcl": _DECLARED, "java": _ATTRIBUTE, "ruby": _SETTING}.get(region.language)
    if heads is not None and (region.language != "java" or "@interface" in region.text):
        service = _KEY_SERVICE.search(region.text) if region.language == "java" else None
        whole = service is not None and not FOREIGN_NAME.search(squash(service.group()))
        for match in heads.finditer(region.text):
            name = squash(match["name"])
            ours = PRIVATE_KEY.search(name) is not None or (whole and name.startswith("key"))
            if ours and not FOREIGN_NAME.search(name):
                yield Span(match.start("name"), match.end("name")), match["name"]
    elif region.language == "groovy":
        for match in _BOUND.finditer(region.text):
            for quoted in _QUOTED.finditer(match.group()):
                name = squash(quoted[1])
                if _BOUND_KEY.search(name) and not FOREIGN_NAME.search(name):
                    yield Span(match.start() + quoted.start(1), match.start() + quoted.end(1)), quoted[1]
                    break


def _fragments(document: Document, region: Region) -> Iterator[tuple[Span, str]]:
    """Keys of JSON in documentation that no reader makes an entry of: a comma is missing, words stand around it."""
    if document.regions[0].kind != "prose" or not (region.language in _SAMPLES or not region.facts.complete):
        return
    for match in _KEY.finditer(region.text):
        name = squash(match["name"])
        if PRIVATE_KEY.search(name) and not FOREIGN_NAME.search(name):
            yield Span(match.start("name"), match.end("name")), match["name"]
