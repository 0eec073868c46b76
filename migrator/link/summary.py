"""What linking has to know of a file beyond its findings: names, never values that could be secret."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

from migrator.identities import is_credential_name, names_of
from migrator.link.projects import project_of, title_of
from migrator.link.scope import Scope, scopes_of
from migrator.link.symbols import symbols
from migrator.regex import lazy
from migrator.rules.common.keys import resources
from migrator.rules.common.names import squash
from migrator.rules.common.signals import METASCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from migrator.model import Identifier
    from migrator.parse.document import Document, Region, RegionKind

_MOST = 256
"""Names of one kind that are kept of one file; a credential has some ten."""
_MOST_LINES = 64
_REACH = 4 * 1024 * 1024
"""Characters of a file in which marks are looked for."""
_LONGEST = 200

_FILE_NAME = lazy(
    r"(?<![\w.$}{/\\@-])(?!//)(?:[A-Za-z]:)?[/\\]?(?:[\w.-]{1,80}[/\\]){0,12}"
    r"(?:[\w-]{1,80}(?:\.[\w-]{1,40}){1,3}|\.[a-z]{2,12}(?:\.[\w-]{1,20})?)(?![\w/\\(])"
)
_LISTS = frozenset({"key", "name", "variable"})
"""Entries that list settings by their names: the secrets of a store, the variables of a container."""
_HELD = lazy(r"\{[^{}]{0,200}\}")
"""A part of a folded path that is known by its name alone: the folder that a key lies in."""
_KEY_SUFFIXES = frozenset({"cer", "crt", "der", "jks", "key", "p12", "pem", "pfx"})
_KNOWN_SUFFIXES = _KEY_SUFFIXES | frozenset(
    {
        *("aio", "cfg", "conf", "config", "cs", "env", "go", "ini", "ipynb", "java", "js", "json", "kt", "mjs", "php"),
        *("properties", "ps1", "py", "r", "rb", "sh", "tfvars", "toml", "ts", "xml", "yaml", "yml"),
    }
)

_MANIFESTS = frozenset(
    {
        "build.gradle",
        "build.gradle.kts",
        "composer.json",
        "go.mod",
        "package.json",
        "pom.xml",
        "pyproject.toml",
        "tsconfig.json",
    }
)

Mark = Literal["adobe", "foreign", "oauth"]
_MARKS: dict[Mark, tuple[str, ...]] = {
    "adobe": (
        *("adobelogin.com", "@adobeorg", "@techacct.adobe.com", ".adobe.io", "api.demdex.com", "/ims/", '"@adobe/'),
        *("'@adobe/", "imsexchange", "ims_exchange", "ims-exchange", "adobe ims", "adobe_ims", "adobe-ims", "adobeims"),
        *("adobe i/o", "adobe_io", "adobe-io", "adobeio"),
    ),
    "foreign": (
        *("gserviceaccount.com", "googleapis.com", "google-auth", "google_auth", "google.auth", "google.oauth2"),
        *("firebase", "snowflake", "docusign", "workfront.com", "api.box.com", "appleid.apple.com", "appstoreconnect"),
        *(
            "login.salesforce.com",
            "api.github.com",
            "github_app",
            "githubapp",
            "zoom.us",
            "vonage",
            "nexmo",
            "cloudfront",
        ),
        *("apns", "letsencrypt", "kubernetes.io/tls", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
    ),
    "oauth": (
        *(
            "/ims/token/v2",
            "/ims/token/v3",
            "/ims/token/v4",
            "client_credentials",
            "oauth_server_to_server",
            "oauth_sts",
        ),
        *("serviceprincipalcredentials", "service_principal_credentials", "oauths2s", "ims_oauth_s2s"),
    ),
}
"""Words in lower case. Plain search is some twenty times faster than one case-insensitive expression."""
_KEY_OF_A_MAPPING = lazy(r"[\"']?\s{0,4}[:=]")
"""The JWT form of a PDF Services file has an object named client_credentials; as a value it is the OAuth grant."""
_HOST = lazy(r"\b(?:[a-z0-9-]{1,40}\.)?(?:adobe\.io|demdex\.com|adobeaemcloud\.com)\b")


class Named(NamedTuple):
    """A name and the one-based line where it stands first; `written` is its spelling there."""

    value: str
    line: int
    written: str


class FileSummary(NamedTuple):
    """The names by which a file knows others; small, picklable, free of secrets.

    `defines` and `references` are names of environment variables and configuration keys that hold a part of a
    credential, squashed (see `rules.common.names.squash`) so that spellings meet; a nested key stands with and
    without the sections around it. `imports` are modules as written. `mentions` are file names, POSIX. `marks` are
    the lines that name Adobe's identity service or an API of Adobe, another system that signs JWTs or holds private
    keys, and the OAuth Server-to-Server flow.
    """

    path: str
    kind: RegionKind = "code"
    """What the file as a whole is."""
    project: str = ""
    """What a manifest calls the project; empty for any other file."""
    title: str = ""
    """What a workspace file of the Developer Console calls it."""
    defines: tuple[Named, ...] = ()
    references: tuple[Named, ...] = ()
    imports: tuple[str, ...] = ()
    mentions: tuple[Named, ...] = ()
    identifiers: tuple[tuple[Identifier, int], ...] = ()
    """Client IDs, organisations and technical accounts with their lines."""
    scopes: tuple[Scope, ...] = ()
    """Parts of the file for different credentials; empty where it holds at most one."""
    metascopes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """API hosts of Adobe, lower case."""
    marks: tuple[tuple[Mark, tuple[int, ...]], ...] = ()
    declares: tuple[str, ...] = ()
    """Names that the files beside it see without an import; `uses` are those that one of them may have declared."""
    uses: tuple[str, ...] = ()
    not_after: date | None = None
    """The day on which the certificate in the file ends; the last one where there are several."""

    @property
    def prose(self) -> bool:
        """True for documentation."""
        return self.kind == "prose"

    def lines(self, mark: Mark) -> tuple[int, ...]:
        """The lines that carry a mark, ascending."""
        return next((lines for kind, lines in self.marks if kind == mark), ())


def summarise(document: Document) -> FileSummary:
    """The summary of a parsed file. Reads the facts of every region."""
    lower = document.text[:_REACH].lower()
    declares, uses = symbols(document)
    defines, references = _first(_defines(document)), _first(_references(document))
    return FileSummary(
        path=document.path,
        kind=document.regions[0].kind if document.regions else "code",
        project=project_of(document),
        title=title_of(document),
        defines=defines,
        references=references,
        imports=tuple(islice(dict.fromkeys(_imports(document)), _MOST)),
        mentions=_first(_mentions(document)),
        identifiers=_identifiers(document),
        scopes=scopes_of(document, (*defines, *references)),
        metascopes=tuple(sorted(set(METASCOPE.findall(lower)))) if "ent_" in lower else (),
        hosts=_hosts(lower),
        marks=tuple((kind, _lines(document, lower, words)) for kind, words in _MARKS.items()),
        declares=declares,
        uses=uses,
        not_after=_not_after(document.text[:_REACH]),
    )


def _first(names: Iterable[Named]) -> tuple[Named, ...]:
    """Each name once, at its first line, in order of line; at most `_MOST`."""
    seen: dict[str, Named] = {}
    for name in names:
        if name.value and name.value not in seen:
            seen[name.value] = name
            if len(seen) >= _MOST:
                break
    return tuple(sorted(seen.values(), key=lambda name: (name.line, name.value)))


def _line(document: Document, region: Region, offset: int) -> int:
    return bisect_right(document.line_starts, region.offsets.to_file(offset))


def _defines(document: Document) -> Iterator[Named]:
    for region in document.regions:
        entries = [entry for entry in region.facts.entries if entry.shape in {"config", "assignment"}]
        entries = entries if region.kind != "material" else []
        holding = {entry.path for entry in entries if entry.shape == "config" and is_credential_name(entry.name)}
        for entry in entries:
            if entry.shape == "config" and entry.name in _LISTS and is_credential_name(entry.value or ""):
                line = _line(document, region, entry.span.start)
                yield Named(squash(entry.value or ""), line, (entry.value or "")[:_LONGEST])
            named = is_credential_name(entry.name)
            if not named and (not entry.path or entry.path not in holding):
                continue
            line = _line(document, region, entry.name_span.start)
            if named:
                yield Named(squash(entry.name), line, entry.name[:_LONGEST])
            sections = [part for part in entry.path if not part.isdigit()]
            for start in range(max(len(sections) - 3, 0), len(sections)):
                dotted = ".".join((*sections[start:], entry.name))
                yield Named(squash(dotted), line, dotted[:_LONGEST])


def _references(document: Document) -> Iterator[Named]:
    for region in document.regions:
        for reference in region.facts.references:
            name = _bare(reference.name[-_LONGEST:])
            parts = _SECTIONS.split(name)
            if is_credential_name(parts[-1]) or len(parts) > 1:
                yield Named(squash(name), _line(document, region, reference.name_span.start), name[:_LONGEST])


_SECTIONS = lazy(r"[.:/]")
"""What stands between the sections of a key that is looked up; .NET and Spring have marks of their own."""


def _bare(name: str) -> str:
    """A name without the space it is looked up in: `secrets.KEY` and `env.KEY` are KEY."""
    space, _, rest = name.partition(".")
    return rest if rest and space in {"secrets", "vars", "var", "env", "inputs", "process", "parameters"} else name


def _imports(document: Document) -> Iterator[str]:
    for region in document.regions:
        for imported in region.facts.imports:
            if imported.module and len(imported.module) <= _LONGEST:
                yield imported.module
                if region.language == "python":  # `from package import module`
                    yield from (f"{imported.module}.{name}"[:_LONGEST] for name in imported.names)


def _mentions(document: Document) -> Iterator[Named]:
    """File names; of a manifest, which lists the files of its project whatever they are for, only those of keys."""
    wanted = _KEY_SUFFIXES if PurePosixPath(document.path).name in _MANIFESTS else _KNOWN_SUFFIXES
    for region in document.regions:
        for value, offset in _values(region):
            below = _HELD.sub("", value) if "{" in value else ""
            for name in (*_file_names(value, wanted), *_file_names(below, _KEY_SUFFIXES)):
                yield Named(name, _line(document, region, offset), name)
        for offset, name in resources(region.text):
            yield Named(name, _line(document, region, offset), name)


def _values(region: Region) -> Iterator[tuple[str, int]]:
    """Strings, words of commands and configuration values, with their offsets."""
    facts = region.facts
    yield from ((text.value, text.span.start) for text in facts.texts)
    for call in facts.calls:
        yield from ((word.text, word.span.start) for word in call.arguments if word.value is None)
    yield from ((entry.value, entry.span.start) for entry in facts.entries if entry.value and entry.shape == "config")


def _file_names(value: str, wanted: frozenset[str]) -> Iterator[str]:
    if len(value) > _LONGEST or "." not in value:
        return
    for match in _FILE_NAME.finditer(value):
        name = match.group().replace("\\", "/")
        if name.rpartition(".")[2].lower() in wanted or name.rpartition("/")[2].startswith(".env"):
            yield name.removeprefix("./")


def _identifiers(document: Document) -> tuple[tuple[Identifier, int], ...]:
    seen: dict[Identifier, int] = {}
    for region in document.regions:
        for offset, identifier in names_of(region):
            if identifier.kind in {"client_id", "org_id", "technical_account"} and len(seen) < _MOST:
                seen.setdefault(identifier, _line(document, region, offset))
    return tuple(sorted(seen.items(), key=lambda pair: (pair[1], pair[0])))


def _hosts(lower: str) -> tuple[str, ...]:
    if not any(domain in lower for domain in ("adobe.io", "demdex.com", "adobeaemcloud.com")):
        return ()
    return tuple(sorted(set(_HOST.findall(lower))))


def _lines(document: Document, lower: str, words: Iterable[str]) -> tuple[int, ...]:
    """The first lines that hold one of some words."""
    lines: set[int] = set()
    for word in words:
        at = lower.find(word)
        found = 0
        while at >= 0 and found < _MOST_LINES:
            end = at + len(word)
            if word != "client_credentials" or not _KEY_OF_A_MAPPING.match(lower, end):
                lines.add(bisect_right(document.line_starts, at))
                found += 1
            at = lower.find(word, end)
    return tuple(sorted(lines)[:_MOST_LINES])


def _not_after(text: str) -> date | None:
    """The end of the last certificate; None where there is none or none can be read."""
    if "-----BEGIN CERTIFICATE-----" not in text:
        return None
    from migrator.link.certificate import last_day  # noqa: PLC0415 - cryptography, for the few files that need it

    return last_day(text)
