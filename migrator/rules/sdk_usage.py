"""Calls of SDKs and commands that sign in with a Service Account (JWT) credential, as the catalogue describes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.blocks import speaks_for_itself
from migrator.rules.common.commented import as_code, commented
from migrator.rules.common.entries import advice, catalogue, named
from migrator.rules.common.names import METASCOPES, squash
from migrator.rules.common.search import line_bounds
from migrator.rules.common.signals import signals
from migrator.rules.common.words import ADOBE, ANY_ADOBE, SDKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from migrator.catalogue.sdk import CodeMarks, CommandMarks, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Call, Entry, Import
    from migrator.rules.common.entries import Entries

_CONTEXT = lazy(
    r"(?<![\w./@-])aio\s(?:app[:\s])?config[:\s]set\s{1,3}(?:-{1,2}\w{1,12}\s{1,3}){0,4}\$?ims\.(?:contexts\.)?[\w$-]{1,60}\s{1,3}"
    r"(?:-{1,2}\w{1,12}\s{1,3}){0,4}[\w./$-]{1,120}\.json\b"
)
_GIVEN_ACCOUNT = lazy(r"\s-TechnicalAccount(?:ID|Email)\b", re.IGNORECASE, needs=("-technicalaccount",))
"""PowerShell: a technical account as the parameter of a command."""
_SEPARATORS = lazy(r"::|->|\.|/|\\|…")
_COMMAND_REACH = 1200
"""Characters of one command with its continued lines."""
_LOADED = frozenset({"ruby", "csharp", "java", "kotlin", "scala", "php"})
"""Languages in which a name can stand whole, without an import in the file."""
_OWN = lazy(r"(?:new\s|\\|::)?(?:com\.)?adobe\w{0,20}(?:::|\.|\\)\w", re.IGNORECASE)
_IMPORT = 400
"""Characters before the name in which its import begins."""
_MOST_GIVEN = 200
"""Entries of one mapping that is handed to a call."""
_MOST_CELLS = 200
"""Cells of a notebook, from its top, whose imports count for the others."""


def _detect(document: Document, region: Region, entries: Callable[[], Entries] = catalogue) -> Iterator[Match]:
    lines: set[int] = set()
    for match in _matches(document, region, entries()):
        line = line_bounds(region.text, match.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield match


def _matches(document: Document, region: Region, entries: Entries) -> Iterator[Match]:
    known = signals(document.text)
    adobe = known.adobe
    for entry, marks in entries.code(region.language):
        yield from _code(document, region, entry, marks)
        if region.facts.comments and _is_said(commented(region), marks):
            yield from _code(document, _aside(region), entry, marks)
    told = adobe and _GIVEN_ACCOUNT.search(region.text) is not None
    for word, claimants in entries.words.items():
        if word not in region.text:
            continue
        entry = named(document, claimants)
        general = entry.kind == "pattern" or entry.ecosystem == "config"
        if entry.id in entries.own or ((known.ims or told) if general else adobe):
            yield from _words(region, entry, word)
    for entry in entries.all:
        for command in entry.commands:
            if command.command.split()[0] in region.text:
                yield from _commands(region, entry, command, adobe=adobe or entry.id in entries.own)
    yield from _whole_credentials(region, exempt=known.aem_cloud)
    yield from _contexts(region, exempt=known.aem_cloud)


def _contexts(region: Region, *, exempt: bool) -> Iterator[Match]:
    """Contexts of aio that are set from a file; whether it is a JWT one, the file tells."""
    for found in _CONTEXT.finditer(region.text) if "contexts." in region.text else ():
        yield Match(
            Span(found.start(), found.end()),
            "sets a context of aio from a file with a Service Account (JWT) credential; download the file of the "
            "OAuth Server-to-Server credential",
            "aio:context",
            severity=Severity.ERROR,
            confidence=Confidence.MEDIUM,
            standalone=False,
            exempt=exempt,
        )


def _is_said(comments: str, marks: CodeMarks) -> bool:
    """Whether comments hold what imports an SDK, or the last name of one of its calls."""
    calls = (_segments(call)[-1] + "(" for call in (*marks.jwt_calls, *marks.calls))
    return any(word in comments for word in (*marks.imports, *marks.jwt_imports, *calls))


@lru_cache(maxsize=8)
def _aside(region: Region) -> Region:
    """The comments of a region as code, read once for all entries."""
    return as_code(region)


def _whole_credentials(region: Region, *, exempt: bool) -> Iterator[Match]:
    """Calls of wrappers that no catalogue knows, which take every part of a credential at once."""
    whole = {entry.container for entry in region.facts.entries if METASCOPES.search(squash(entry.name))}
    whole = {container for container in whole if speaks_for_itself(region, container)}
    for call in region.facts.calls if whole else ():
        if any(one.span in whole for one in call.arguments):
            name = _short(call.callee)
            yield Match(
                call.callee_span,
                f"`{name}` is given a whole Service Account (JWT) credential; it needs a client that takes client ID, "
                "client secret and scopes",
                f"whole:{name}",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                exempt=exempt,
            )


def _code(document: Document, region: Region, entry: SdkEntry, marks: CodeMarks) -> Iterator[Match]:
    yield from _listed(region, entry, marks)
    modules = (*marks.imports, *marks.jwt_imports)
    imports = [one for one in region.facts.imports if _is_any(one.module, modules)]
    elsewhere = _of_cells(document, region.language, modules)
    if not imports and not elsewhere:
        if not modules:
            yield from _patterns(region, entry, marks)
        elif region.language in _LOADED:
            yield from _qualified(region, entry, marks)
        return
    for one in imports:
        if _is_any(one.module, marks.jwt_imports):
            yield _match(one.span, entry, f"`{one.module}`", "import")
    bound = frozenset(name for one in (*imports, *elsewhere) for name in one.names)
    whole = frozenset(
        one.names[0]
        for one in imports
        if len(one.names) == 1 and _is_any(one.module, marks.jwt_imports) and _is_whole(region.text, one.span)
    )
    for call in region.facts.calls:
        if _is_any(call.callee, marks.jwt_calls) or call.callee.removeprefix("await ") in whole:
            yield _match(call.callee_span, entry, f"`{_short(call.callee)}`", "call")
        elif _is_any(call.callee, marks.calls) or (marks.jwt_options and call.callee in bound):
            option = _decides(region, call, marks)
            if option:
                yield _match(call.span, entry, f"`{_short(call.callee)}` with `{option}`", "call")
    yield from _patterns(region, entry, marks)


def _qualified(region: Region, entry: SdkEntry, marks: CodeMarks) -> Iterator[Match]:
    """Calls by the whole name of the SDK's own module, which something else has loaded: `Adobe::Campaign.configure`."""
    jwt_calls, calls = (
        tuple(name for name in names if len(_segments(name)) > 1) for names in (marks.jwt_calls, marks.calls)
    )
    for call in region.facts.calls if jwt_calls or calls else ():
        if _OWN.match(call.callee) is None:
            continue
        option = _decides(region, call, marks) if _is_any(call.callee, calls) else ""
        if option or _is_any(call.callee, jwt_calls):
            what = f"`{_short(call.callee)}`" + (f" with `{option}`" if option else "")
            yield _match(call.callee_span, entry, what, "call")


def _listed(region: Region, entry: SdkEntry, marks: CodeMarks) -> Iterator[Match]:
    """Modules that a program loads by the names in a list: `['@adobe/aio-lib-ims-jwt']`."""
    for text in region.facts.texts if marks.jwt_imports else ():
        if text.value in marks.jwt_imports and region.text[max(0, text.span.start - 80) : text.span.start].rstrip()[
            -1:
        ] in {"[", ","}:
            yield _match(text.span, entry, f"`{text.value}`", "import")


@lru_cache(maxsize=256)
def _of_cells(document: Document, language: str, modules: tuple[str, ...]) -> tuple[Import, ...]:
    """What the cells of a notebook import of some modules: its cells are one program."""
    if document.regions[0].language != "notebook":
        return ()
    cells = (cell for cell in document.regions[:_MOST_CELLS] if cell.language == language)
    return tuple(one for cell in cells for one in cell.facts.imports if _is_any(one.module, modules))


def _is_whole(text: str, span: Span) -> bool:
    """True where a name stands for the module itself, and calling it is calling the SDK."""
    source = text[max(line_bounds(text, span.start)[0], span.start - _IMPORT) : span.end]
    return "{" not in source and not source.lstrip().startswith("from")


def _decides(region: Region, call: Call, marks: CodeMarks) -> str:
    """The argument or option of a call that makes it JWT; empty where none does, or OAuth is asked for."""
    given = {argument.name: argument.value for argument in call.arguments if argument.name}
    handed = {argument.text.lstrip("$") for argument in call.arguments if argument.text.lstrip("$").isidentifier()}
    unpacked = {one.text.lstrip("*.").strip() for one in call.arguments if one.text.startswith(("**", "..."))}
    given |= {entry.name: entry.value for entry in _handed(region, call, handed, unpacked)}
    first = call.arguments[0] if call.arguments else None
    for name, value in marks.jwt_values:
        if given.get(name) == value or (first is not None and first.name is None and first.value == value):
            return f"{name}={value}"
    if not given.keys().isdisjoint(marks.oauth_options):
        return ""
    return next((name for name in marks.jwt_options if name in given), "")


def _handed(region: Region, call: Call, handed: set[str], unpacked: set[str]) -> Iterator[Entry]:
    """Entries among the arguments of a call, and of mappings that it is given by name, the nearest ones above it."""
    starts, entries = _entries(region)
    for entry in entries[bisect_left(starts, call.callee_span.end) : bisect_left(starts, call.span.end)][:_MOST_GIVEN]:
        if entry.span.end <= call.span.end:
            yield entry
    for name in sorted(handed | unpacked):
        named = _mapped(region).get(name, [])
        above = bisect_left(named, call.span.start, key=lambda one: one.span.end)
        if name in handed:
            yield from (one for one in named[max(above - _MOST_GIVEN, 0) : above] if one.shape == "mapping")
        if name in unpacked:
            yield from named[max(above - _MOST_GIVEN, 0) : above + _MOST_GIVEN]


@lru_cache(maxsize=8)
def _entries(region: Region) -> tuple[list[int], list[Entry]]:
    """The entries in order of place, and where they begin."""
    entries = sorted(region.facts.entries, key=lambda one: one.span)
    return [one.span.start for one in entries], entries


@lru_cache(maxsize=8)
def _mapped(region: Region) -> Mapping[str, list[Entry]]:
    """The entries of each mapping by the name that it is assigned to, one level down too, in order of their ends."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(region.facts.entries, key=lambda one: one.span.end):
        for name in dict.fromkeys(entry.path[-2:]):
            found.setdefault(name, []).append(entry)
    return found


def _patterns(region: Region, entry: SdkEntry, marks: CodeMarks) -> Iterator[Match]:
    if not marks.patterns:
        return
    from migrator.parse.code import tree  # noqa: PLC0415 - loads ast-grep, which few entries need

    root = tree(region.language, region.text)
    for pattern in marks.patterns if root is not None else ():
        for node in root.find_all(pattern=pattern) if root is not None else ():
            bounds = node.range()
            span = Span(bounds.start.index, bounds.end.index)
            yield _match(span, entry, f"`{_short(region.text[span.start : span.end])}`", "pattern")


def _words(region: Region, entry: SdkEntry, word: str) -> Iterator[Match]:
    for found in re.finditer(rf"(?<![\w$]){re.escape(word)}(?![\w$])", region.text):
        yield _match(Span(found.start(), found.end()), entry, f"`{word}`", "word")


def _commands(region: Region, entry: SdkEntry, marks: CommandMarks, *, adobe: bool) -> Iterator[Match]:
    for found in _command_pattern(marks.command).finditer(region.text):
        line = _logical_line(region.text, found.start(), found.end())
        if any(_has_option(line, option) for option in marks.oauth_options):
            continue
        option = next((option for option in marks.jwt_options if _has_option(line, option)), "")
        if option or marks.always:
            what = f"`{marks.command}`" + (f" with `{option}`" if option else "")
            peculiar = adobe or bool(option) or " " in marks.command
            yield _match(Span(found.start(), found.end()), entry, what, "command", standalone=peculiar)


@lru_cache(maxsize=256)
def _command_pattern(command: str) -> re.Pattern[str]:
    words = r"[\s\"',]{1,6}".join(re.escape(word) for word in command.split())
    return lazy(rf"(?<![\w./@-]){words}(?![\w-])")


def _logical_line(text: str, start: int, end: int) -> str:
    """From the command to the end of its line, continued lines with it."""
    stop = line_bounds(text, end)[1]
    while (
        stop < len(text)
        and text[max(stop - 2, 0) : stop].rstrip("\r")[-1:] in {"\\", "`", "^"}
        and stop - start < _COMMAND_REACH
    ):
        stop = line_bounds(text, stop + 1)[1]
    return text[start : min(stop, start + _COMMAND_REACH)]


def _has_option(line: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", line) is not None


def _is_any(name: str, wanted: tuple[str, ...]) -> bool:
    """Whether a dotted name is, lies below, or ends with one of some names, by whole segments."""
    if not wanted:
        return False
    segments = _segments(name)
    return any(_contains(segments, _segments(one)) for one in wanted)


@lru_cache(maxsize=8192)
def _segments(name: str) -> tuple[str, ...]:
    cleaned = name.removeprefix("new ").removeprefix("await ").strip()
    return tuple(part for part in _SEPARATORS.split(cleaned) if part)


def _contains(segments: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return segments[:size] == wanted or segments[-size:] == wanted


def _short(source: str) -> str:
    return " ".join(source.split())[:60]


def _match(span: Span, entry: SdkEntry, what: str, kind: str, *, standalone: bool = True) -> Match:
    if entry.exempt:
        message = f"{what} of {entry.name} uses AEM as a Cloud Service service credentials, which keep working for now"
    else:
        message = f"{what} of {entry.name} signs in with a Service Account (JWT) credential: {advice(entry)}"
    return Match(
        span,
        message,
        f"{entry.id}:{kind}:{what}",
        confidence=entry.confidence,
        severity=Severity.ERROR,
        standalone=standalone,
        exempt=entry.exempt,
    )


RULE = Rule(
    id="sdk-usage",
    title="SDK or command that signs in with JWT",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=(*ADOBE, *SDKS),
    weak_literals=ANY_ADOBE,
    extended=lambda entries: partial(_detect, entries=lambda: entries),
    summary=(
        "A call, import or command of an Adobe SDK in its JWT form, by the marks of the catalogue and of in-house "
        "wrappers."
    ),
    why="The SDK exchanges an assertion under the hood: the code shows no address, and fails all the same.",
    remedy="Take the version and the call that the catalogue names for OAuth Server-to-Server.",
    sources=("catalogue: each entry names its own",),
    matches=(
        Example(path="sign-in.sh", text="#!/bin/sh\naio jwt-auth:access-token > token\n", lines=(2,)),
        Example(
            "src/token.js",
            """const auth = require('@adobe/jwt-auth');
const fs = require('fs');

async function token() {
  const { access_token } = await auth({
    clientId: process.env.CLIENT_ID,
    clientSecret: process.env.CLIENT_SECRET,
    technicalAccountId: process.env.TECH_ACCT,
    orgId: process.env.ORG_ID,
    metaScopes: ['ent_user_sdk'],
    privateKey: fs.readFileSync('private.key'),
  });
  return access_token;
}
""",
            (1, 5),
            "the npm package",
        ),
        Example(
            "src/client.js",
            """const AdobeFetch = require('@adobe/fetch');

const config = {
  auth: {
    clientId: process.env.CLIENT_ID,
    technicalAccountId: process.env.ACCOUNT,
    metaScopes: ['ent_dataservices_sdk'],
  },
};

module.exports = AdobeFetch.config(config);
""",
            (11,),
            "options inside of options",
        ),
        Example(
            "report.py",
            """import aepp
from aepp import schema

aepp.configure(
    org_id="D4B@AdobeOrg",
    tech_id="9F1@techacct.adobe.com",
    secret="x",
    client_id="4a1c",
    path_to_key="private.key",
)
""",
            (4,),
            "aepp",
        ),
        Example(
            "report.ipynb",
            """{
 "cells": [
  {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["import aepp"]},
  {"cell_type": "code", "metadata": {}, "outputs": [], "source": [
   "aepp.importConfigFile('aep.json', auth_type='jwt')"
  ]}
 ],
 "metadata": {"kernelspec": {"language": "python", "name": "python3"}},
 "nbformat": 4,
 "nbformat_minor": 5
}
""",
            (5,),
            "a notebook whose first cell imports the SDK",
        ),
        Example(
            "report.R",
            """library(adobeanalyticsr)
aw_auth_with("jwt")
aw_auth()
""",
            (2,),
            "an R package, the type by position",
        ),
        Example(
            "report.py",
            """import cjapy

options = {"org_id": "D4B@AdobeOrg", "tech_id": "9F1@techacct.adobe.com"}
options["path_to_key"] = "private.key"
cjapy.configure(**options)
""",
            (5,),
            "options that a dict holds",
        ),
        Example(
            "Create.java",
            """import com.adobe.pdfservices.operation.auth.Credentials;

class Create {
    Credentials credentials() throws Exception {
        return Credentials.serviceAccountCredentialsBuilder()
                .fromFile("pdfservices-api-credentials.json")
                .build();
    }
}
""",
            (5,),
            "PDF Services",
        ),
        Example(
            "login.js",
            """const { context, getToken } = require('@adobe/aio-lib-ims');

const service = { client_id: id, client_secret: secret, meta_scopes: ['ent_adobeio_sdk'], private_key: key };
context.set('service', service);
module.exports = () => getToken('service');
""",
            (4,),
            "a context whose object has a name",
        ),
        Example(
            "campaign.js",
            """const { Client, Authorizer } = require('./campaign-sdk');

const authorizer = new Authorizer({
  clientId: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  adobeOrgId: process.env.ORG_ID,
  technicalAccountId: process.env.ACCOUNT,
  metascopes: ['ent_campaign_sdk'],
  privateKey: process.env.KEY_PEM,
});
module.exports = new Client(authorizer);
""",
            (3,),
            "a wrapper that no catalogue knows",
        ),
        Example(
            "token-helper.js",
            """const config = require('./config');

const PLUGINS = ['@adobe/aio-lib-ims-oauth/src/ims-cli', '@adobe/aio-lib-ims-jwt', '@adobe/aio-lib-ims-oauth'];
module.exports = PLUGINS.map((name) => config.load(name));
""",
            (3,),
            "a plugin loaded by its name",
        ),
        Example(
            "token.js",
            """// const auth = require('@adobe/jwt-auth');
//
// async function token() {
//   return auth({ clientId, technicalAccountId, metaScopes, privateKey });
// }
module.exports = require('./oauth');
""",
            (1, 4),
            "code that was commented out",
        ),
        Example(
            "report.py",
            """import cjapy

# cjapy.configure(
#     org_id="D4B@AdobeOrg",
#     path_to_key="private.key",
# )
cjapy.configure(org_id="D4B@AdobeOrg", client_id="4a1c", secret="x", scopes="openid")
""",
            (3,),
            "an old call beside the new one",
        ),
        Example(
            "runbook.ps1",
            """# a runbook that has the module at hand
$info = New-ClientInformation -APIKey $key -OrganizationID $org -ClientSecret $secret -TechnicalAccountID $account
Get-AdobeAuthToken -ClientInformation $info -SignatureCert $cert
""",
            (2, 3),
            "commands of a module that nothing imports",
        ),
    ),
    silent=(
        Example(path="sign-in.sh", text="#!/bin/sh\naio auth:login --local > token\naio config get jwt-auth-docs\n"),
        Example(
            "src/token.mjs",
            """import { auth } from '@adobe/auth-token';

const { access_token } = await auth({ clientId, clientSecret, scope });
""",
            note="the package that replaced it",
        ),
        Example(
            "report.py",
            """import aepp

aepp.configure(org_id="D4B@AdobeOrg", client_id="4a1c", secret="x", scopes="openid")
""",
            note="aepp with OAuth",
        ),
        Example(
            "auth.js",
            """// @adobe/jwt-auth was our client; auth(config) takes scopes now, as require says
const { auth } = require('@adobe/auth-token');

module.exports = (config) => auth(config);
""",
            note="a comment that names the package",
        ),
        Example(
            "auth.js",
            """const auth = require('./auth');

auth({ privateKey, passphrase });
""",
            note="another auth",
        ),
        Example(
            "directory.ps1",
            """# exports the users of Adobe PDF
$TechnicalAccount = Get-ADUser -Identity 'svc-print'
$info = New-ClientInformation -Name 'print'
""",
            note="a command of the same name, and a technical account of a directory",
        ),
    ),
    detect=_detect,
)
