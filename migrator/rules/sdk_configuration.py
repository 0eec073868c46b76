"""Configuration of tools and SDKs that sign in with JWT, as the catalogue describes it."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.entries import advice, catalogue, named
from migrator.rules.common.names import CLIENT_ID, CLIENT_SECRET, ORG, TECHNICAL_ACCOUNT, squash
from migrator.rules.common.search import line_bounds
from migrator.rules.common.sections import Path, at, bases, by_path, has_value, same
from migrator.rules.common.settings import settings
from migrator.rules.common.signals import signals
from migrator.rules.common.words import ADOBE, ANY_ADOBE, SDKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.catalogue.sdk import ConfigMarks, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rules.common.entries import Entries

_OWN_NAME = lazy(
    r"adobe|aio|(?:^|_)ims|reactor|umapi|pdf_?(?:services|tools)|asset_compute|(?:^|_)(?:aw|cja|aep|aem)_",
    re.IGNORECASE,
)
"""Environment names that are Adobe's by themselves; the others need a file that speaks of Adobe."""

_WILD = lazy(r"[*?\[]")

_VARIABLES = frozenset({"assignment", "field"})
_KEPT = lazy(f"{TECHNICAL_ACCOUNT.pattern}|{ORG.pattern}|{CLIENT_ID.pattern}|{CLIENT_SECRET.pattern}")
"""Parts of a credential that OAuth Server-to-Server keeps, or may keep."""


def _detect(document: Document, region: Region, entries: Callable[[], Entries] = catalogue) -> Iterator[Match]:
    known = entries()
    lines: set[int] = set()
    found = (
        *_sections(document, region, known),
        *_environment(document, region, known),
        *_asked(document, region, known),
    )
    for match in found:
        line = line_bounds(region.text, match.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield match


def _sections(document: Document, region: Region, entries: Entries) -> Iterator[Match]:
    paths = by_path(region)
    if not paths:
        return
    name = document.path.rpartition("/")[2]
    known = ((entry, marks) for entry in entries.all for marks in entry.config)
    for entry, marks in sorted(known, key=lambda pair: -len(pair[1].shape)):  # the most peculiar shape speaks first
        if marks.files and not region.label and not any(fnmatchcase(name, pattern) for pattern in marks.files):
            continue
        for found, what in _keys(paths, marks):
            if marks.shape and entry.id not in entries.own:
                entry = named(document, entries.shapes[marks.shape])  # noqa: PLW2901 - the one that is meant
            own = bool(marks.shape) or entry.id in entries.own or _OWN_NAME.search(found.name) is not None
            yield _match(
                found.name_span,
                entry,
                what,
                f"config:{found.name}",
                exempt=_exempt(document, entry),
                standalone=own or signals(document.text).ims,
            )


def _keys(paths: dict[Path, Entry], marks: ConfigMarks) -> Iterator[tuple[Entry, str]]:
    """The entries that make a section JWT, for each place at which the whole shape stands."""
    shape = [tuple(path.split(".")) for path in marks.shape]
    for base in bases(paths, shape):
        if any(at(paths, base, key) is not None for key in marks.oauth_keys) or has_value(
            paths, base, marks.oauth_values
        ):
            yield from ((one, f"`{one.name}`") for key in marks.jwt_keys if (one := at(paths, base, key)) is not None)
            continue
        found = [(one, f"`{one.name}`") for key in marks.jwt_keys if (one := at(paths, base, key)) is not None]
        if any(_moved(one) for one, _ in found):
            found = [(one, what) for one, what in found if not _moved(one) and not _KEPT.search(squash(one.name))]
        found += [
            (one, f"`{one.name}: {value}`")
            for key, value in marks.jwt_values
            if (one := at(paths, base, key)) is not None and same(one.value, value)
        ]
        if not found and marks.default_jwt and shape and at(paths, base, marks.default_jwt) is None:
            first = at(paths, base, marks.shape[0])
            if first is not None:
                found.append((first, f"`{first.name}` without `{marks.default_jwt.rpartition('.')[2]}`"))
        yield from found


def _moved(entry: Entry) -> bool:
    """Whether a setting that held the exchange holds the token endpoint now: what is kept beside it is no leftover."""
    return "/ims/token/v" in (entry.value or "").lower()


def _environment(document: Document, region: Region, entries: Entries) -> Iterator[Match]:
    """Environment variables and secrets that only the JWT flow needs."""
    known = signals(document.text)
    names = [
        (entry.name, entry.name_span)
        for entry in region.facts.entries
        if entry.shape in {"config", "form", "assignment"}
    ]
    names += [(one.name.rpartition(".")[2], one.name_span) for one in region.facts.references]
    if region.kind == "code":
        names += [(text.value, text.span) for text in region.facts.texts if len(text.value) <= _LONGEST_NAME]
    if region.kind == "prose":
        names += [(found.group(), Span(found.start(), found.end())) for found in _WORD.finditer(region.text)]
    for name, span in names:
        entry = _by_variable(entries, name)
        if entry is not None:
            own = entry.id in entries.own or _OWN_NAME.search(name) is not None
            kept = _KEPT.search(squash(name)) is not None
            yield _match(
                span,
                entry,
                f"`{name}`",
                f"environment:{name}",
                exempt=_exempt(document, entry),
                standalone=(own or known.ims) and not kept,
                severity=Severity.WARNING,
            )


_LONGEST_NAME = 80
_WORD = lazy(r"(?<![\w.])aio_jwt-auth_\w{1,60}|(?<![\w.])[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,12}(?!\w)")


@lru_cache(maxsize=4096)
def _by_variable(entries: Entries, name: str) -> SdkEntry | None:
    for begin, pattern, entry in _variables(entries):
        if name.startswith(begin) and fnmatchcase(name, pattern):
            return entry
    return None


@lru_cache(maxsize=4)
def _variables(entries: Entries) -> tuple[tuple[str, str, SdkEntry], ...]:
    """Each pattern behind the letters that it begins with, which spare compiling what no name begins with."""
    patterns = ((pattern, entry) for entry in entries.all for pattern in entry.environment)
    return tuple((_WILD.split(pattern, maxsplit=1)[0], pattern, entry) for pattern, entry in patterns)


def _asked(document: Document, region: Region, entries: Entries) -> Iterator[Match]:
    """Keys with `jwt` in their name, where a program asks for them or a fragment of the section stands alone.

    A variable of a program that is called like one is its own business; in a shell it is a setting.
    """
    known = signals(document.text)
    owners = _jwt_keys(entries) if known.adobe else {}
    for setting in settings(region, owners.__contains__):
        if region.language != "bash" and setting.entry is not None and setting.entry.shape in _VARIABLES:
            continue
        entry = owners[squash(setting.name)]
        yield _match(
            setting.span,
            entry,
            f"`{setting.name}`",
            f"config:{setting.name}",
            exempt=_exempt(document, entry),
            standalone=known.flow or not known.oauth,
        )


@lru_cache(maxsize=4)
def _jwt_keys(entries: Entries) -> dict[str, SdkEntry]:
    keys: dict[str, SdkEntry] = {}
    for entry in entries.all:
        for marks in entry.config:
            for path in (*marks.shape, *marks.jwt_keys):
                for segment in path.split("."):
                    if "jwt" in segment and squash(segment) != "jwt":
                        keys.setdefault(squash(segment), entry)
    return keys


def _exempt(document: Document, entry: SdkEntry) -> bool:
    return entry.exempt or signals(document.text).aem_cloud


def _match(
    span: Span,
    entry: SdkEntry,
    what: str,
    key: str,
    *,
    exempt: bool,
    standalone: bool = True,
    severity: Severity | None = None,
) -> Match:
    return Match(
        span,
        f"{what} is a setting of a Service Account (JWT) credential ({entry.name}): {advice(entry)}",
        f"{entry.id}:{key}",
        severity=severity,
        confidence=entry.confidence,
        standalone=standalone,
        exempt=exempt,
        identifiers=(Identifier("config_key", key.partition(":")[2]),),
    )


RULE = Rule(
    id="sdk-configuration",
    title="Configuration of a tool that signs in with JWT",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    literals=("jwt-auth", "aio_ims_contexts", "tech_acct", "pathtokey", *ADOBE, *SDKS),
    weak_literals=("private_key", "jwt_", "tech_id", *ANY_ADOBE),
    extended=lambda entries: partial(_detect, entries=lambda: entries),
    summary=(
        "A configuration section or environment variable that tells an Adobe tool to sign in with a key, by the marks "
        "of the catalogue."
    ),
    why="The tool that reads it looks for a key and a technical account, and asks an endpoint that gives no tokens.",
    remedy="Write the keys of the OAuth form that the catalogue names, and remove the rest.",
    sources=("catalogue: each entry names its own",),
    matches=(
        Example(
            "serverConf.xml",
            """<serverconf>
  <shared>
    <ims authIMSEndpoint="https://ims-na1.adobelogin.com"
         authIMSTAId="9F1@techacct.adobe.com"
         authIMSTAPrivateKey="@abc=="/>
  </shared>
</serverconf>
""",
            (5,),
            "Campaign Classic",
        ),
        Example(
            ".env",
            """aio_jwt-auth_jwt__payload=claims
aio_jwt-auth_jwt__private__key=key
""",
            (1, 2),
            "variables of aio's older key",
        ),
        Example(
            "aep_config.json",
            """{
  "org_id": "D4B@AdobeOrg",
  "client_id": "4a1c",
  "tech_id": "9F1@techacct.adobe.com",
  "secret": "x",
  "pathToKey": "keys/private.key"
}
""",
            (4, 6),
            "aepp",
        ),
        Example(
            "aio.json",
            """{
  "jwt-auth": {
    "client_id": "4a1c",
    "jwt_payload": {
      "iss": "D4B@AdobeOrg"
    },
    "jwt_private_key": "private.key"
  }
}
""",
            (2, 4, 7),
            "the older aio plug-in",
        ),
        Example(
            ".github/workflows/release.yml",
            """jobs:
  release:
    env:
      REACTOR_IO_INTEGRATION_PRIVATE_KEY: ${{ secrets.REACTOR_KEY }}
    steps:
      - run: npx @adobe/reactor-releaser
""",
            (4,),
            "environment of a pipeline",
        ),
        Example(
            "generators/worker.js",
            """// adds the variables that the Asset Compute devtool wants
module.exports = (generator) => appendStubVarsToDotenv(generator, [
  'ASSET_COMPUTE_PRIVATE_KEY_FILE_PATH',
  'AWS_REGION',
]);
""",
            (3,),
            "the name of a variable that a program writes",
        ),
    ),
    silent=(
        Example(
            "config.json",
            '{"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "secret": "x", "scopes": "openid"}\n',
            note="aepp with OAuth",
        ),
        Example(
            "token_provider.py",
            """from adobe_portal import sign


def token(user):
    jwt_payload = {"name": user}
    return sign(jwt_payload)
""",
            note="a variable called like a key of the aio plug-in",
        ),
        Example(
            "config.properties",
            """imsExchange=https://ims-na1.adobelogin.com/ims/token/v3
apiKey=5f1c0a7be94d4c2f8a3b6d90e12f7c44
technicalAccountId=71D2E0A45F3C9B620A495C8A@techacct.adobe.com
""",
            note="the keys of Adobe's Java sample after the move",
        ),
        Example(
            ".env",
            """JWT_PRIVATE_KEY=x
JWT_SECRET=y
APP_PORT=3000
""",
            note="somebody else's tokens",
        ),
        Example(
            "gateway.tf",
            """resource "aws_ecs_task_definition" "gateway" {
  environment = [{ name = "ADOBE_TOKEN_URL", value = "https://ims-na1.adobelogin.com/ims/token/v3" }]
  secrets     = [{ name = "JWT_PRIVATE_KEY", valueFrom = aws_secretsmanager_secret.session.arn }]
}
""",
            note="a key of the sessions beside OAuth Server-to-Server",
        ),
    ),
    detect=_detect,
)
