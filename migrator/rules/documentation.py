"""Words that tell a reader to create or use a Service Account (JWT) credential."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.search import line_bounds
from migrator.rules.common.signals import signals
from migrator.rules.common.words import ADOBE, ANY_ADOBE, ANY_METASCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region

_SURE = lazy(
    r"\bservice[\s-]?account\b[^\n]{0,12}\bJWT\b|\bJWT\b[^\n]{0,30}\bservice[\s-]?account\b"
    r"|\bservice account integration\b"
    r"|\b(?:dienstkonto|servicekonto|compte de service|cuenta de servicio|conta de servi[cç]o|account di servizio)\b"
    r"[^\n]{0,12}\bJWT\b",
    re.IGNORECASE,
)
_LIKELY = lazy(
    r"\bJWT\s(?:auth\w{0,12}(?:\s(?:flow|integration|method))?|credentials?|path|flow|exchange|integration"
    r"|requirements|bearer|based auth\w{0,10}"
    r"|connection|workflow|client)\b|\bJWT\scredien?tials\b|\bgenerat\w{1,3}\b[^\n]{0,40}\b(?:public[\s/-]{1,3}private"
    r"|private/public|public and private)\s?key"
    r"|\bpublic/private keypair\b|\bprivate key file\b|\bconfig\.zip\b|\bupload\w{0,3}\b[^\n]{0,40}\b(?:public key"
    r"|certificate)\b"
    r"|\bexchang\w{1,3}\b[^\n]{0,30}\bJWT\b|\bJWT\b[^\n]{0,40}\b(?:for|into)\b[^\n]{0,20}\baccess tokens?\b|\bsign(?:ed"
    r"|s|ing)?\b[^\n]{0,20}\bJWT\b"
    r"|\bcertificate_pub\.crt\b|\bServiceAccountIntegration\.md\b|\b(?:private|digital) certificate\b(?! authorit)"
    r"|\bprivate\.key\b|(?<![A-Za-z])JWT(?![A-Za-z])[*_`\"']{0,3}[\s-](?:tab|page)\b|\btab\s[*_`\"']{0,3}JWT(?![A-Za-z])"
    r"|(?<![\w$])(?:ADOBE_|IMS_)?JWT_TOKEN\b|\bJWT\b[^\n]{0,20}\bgenerated?\b|\bexpires_in\b[^\n]{0,60}\b(?:milliseconds|millisekunden|millisecondes|milisegundos)\b"
    r"|\bJWT Generate\b|\bupload\w{0,3}\b[^\n]{0,60}\bto (?:the|your) integration\b|\bcreate new certificate\b"
    r"|\bcertificate expires\b"
    r"|\b(?:privaten? schl(?:ü|ue)ssel|cl[ée] priv[ée]e|clave privada|chave privada|chiave privata"
    r"|priv[ée]-?sleutel|privat(?:e )?n[øo]kkel|privata? nyckel\w{0,2}|klucz(?:a|em)? prywatn\w{1,3})\b"
    r"|秘密鍵|私钥|私鑰|개인 ?키|(?:закрыт|приватн)\w{2,3} ключ"
    r"|\b(?:copy|put|place|store|save|move|paste|provide|keep|upload)\s(?:in\s)?(?:your|the|this)[\s*_`\"']{1,4}"
    r"(?:adobe\s|jwt\s|integration\s)?private[ -]?key\b"
    r"|\b(?:copy|paste)\b[^\n.]{0,60}\bJWT payload\b|\bintegration\b[^\n]{0,80}\bpublic key certificate\b"
    r"|\bcreate a service account\b[^\n]{0,120}\badobe\b|\bupload\w{0,3}\b[^\n]{0,20}\b(?:public|private) cert\b"
    r"|\bX\.?509 cert(?:ificate)?\b[^\n]{0,60}\b(?:authenticat\w{1,5}|supply|provide)\b"
    r"|\b(?:supply|provide)\b[^\n]{0,30}\bX\.?509 cert(?:ificate)?\b"
    r"|(?<!ssh )\b(?:public/private|generate(?: a)?) key[ -]?pair\b"
    r"|\bprivate (?:as well as|and) the\s{0,3}(?:public\b|$)"
    r"|\bprivate key\b[^\n.]{0,60}\b(?:developer console|adobe[ -](?:project|i/?o))\b"
    r"|\bprivate key and (?:the )?client secret\b"
    r"|\bmeta_?scopes?\b[^\n]{0,80}\bprivate_?key\b|\bprivate_?key\b[^\n]{0,80}\bmeta_?scopes?\b|\bJWT\s(?:field|box)\b"
    r"|\bprivate key (?:will be|is) used (?:by|to sign)\b"
    r"|\b(?:create|generate|make|build)s?\b[^\n]{0,12}\bJWT\b[^\n]{0,24}"
    r"\b(?:from|with|using|by)\b[^\n.]{0,16}\bprivate key\b"
    r"|\b(?:add|create|attach)\b[^\n.]{0,12}\bkey[ -]?pair\b|\bcredentials?[\s(:]{1,3}(?:oauth (?:or|and) )?JWT\b"
    r"|\b(?:create|generate)\s(?:(?:the|your|some|self-signed)\s){0,2}certificates?\b(?! authorit)"
    r"|\badobe\b[^\n]{0,30}\buses?\s(?:a\s)?JWT\b[^\n]{0,40}\bauthenticat"
    r"|\bprivate key\b[^\n.]{0,60}\bintegration\b|\bintegration\b[^\n.]{0,60}\bprivate key\b",
    re.IGNORECASE,
)
_ANSWER = lazy(
    r"\bcould not match JWT signature to any of the bindings\b"
    r"|\bJWT token is incorrectly formatted, and can ?not be decoded\b",
    re.IGNORECASE,
)
"""What the exchange says to an assertion that it refuses (facts.md 2.5): a hint for users of the credential alone."""
_GUIDE = lazy(
    r"\b(?:adobe\.(?:io|com)|adobedocs|adobeio-(?:auth|documentation))[/#](?:[^\s\"'<>()\[\]]{0,160}[/#!])?"
    r"(?:JWT(?=[/.#?\s\"'<>)\]]|$)|JWT_?(?:workflow|certificate|authenticationquickstart)|service-?account-?integration"
    r"|createserviceaccount\w{0,16}|createcert\b)",
    re.IGNORECASE,
    needs=("adobe.", "adobedocs", "adobeio-"),
)
"""Adobe's own guides to the credential, wherever a link leads to them."""
_HELP = lazy(
    r"^(?:description|desc|help|help_?text|hint|label|title|summary|tooltip|usage|placeholder)$",
    re.IGNORECASE,
    needs=("desc", "help", "hint", "label", "title", "summary", "tooltip", "usage", "placeholder"),
)
"""Names of what a program or an action tells its users of an input."""
_INPUTS = frozenset({"args", "env", "flags", "inputs", "options", "secrets", "variable", "variables"})
"""Sections of a configuration that describe what is to be given; an API's own description is none of them."""
_KEY = lazy(r"\bprivate key\b(?! of (?:the )?(?:server|tls|ssl))|\bmeta-?scopes?\b", re.IGNORECASE)
"""What the help of an input says of this credential."""
_HELP_WORDS = lazy(r"\w \w")
_IMS = lazy(r"\bIMS\b")
"""Adobe's identity service, in a file that does not name Adobe."""
_PAST = lazy(
    r"deprecat|migrat|no longer|replac|instead of[^.\n]{0,20}JWT|remov|end[\s-]of[\s-]life|\bEOL\b|retired"
    r"|used to\b(?! (?:create|generate|get|make|request|sign))"
    r"|formerly|sunset|legacy|discontinu"
    r"|not supported|unsupported|dropped|obsolete",
    re.IGNORECASE,
)
_HISTORY = lazy(
    r"(?:^|/)(?:change\w{0,4}|history|releases?|release[-_]notes|news|migrat\w{1,6}|upgrad\w{1,4})(?:[-_.][\w.-]{0,30})?$",
    re.IGNORECASE,
)
_OWN_TERM = lazy(r"\bservice[\s-]account\s\(JWT\b", re.IGNORECASE)
"""The Console's own name of the credential."""
_ADOBE_LINE = lazy(r"adobe|\bIMS\b|analytics|experience platform|\baep\b|developer console|\.io\b", re.IGNORECASE)
_FAR = 1000
"""Characters of a line that are looked at on each side: a page without line breaks is no sentence."""
_PRODUCTS = tuple(
    f"adobe {name}"
    for name in ("analytics", "campaign", "console", "developer", "experience", "launch", "stock", "target")
)
"""Words that make a document of the flow stand out where nothing else of Adobe's is named."""
_OF_INTEGRATION = lazy(r"\bprivate key of (?:the|your|our|an?) integration\b", re.IGNORECASE)
"""Words of the Console's, which a manual of the project may use without naming Adobe."""
_DOC_COMMENT = lazy(r"^\s{0,12}(?:/\*\*|///|\"\"\"|'''|#'|--\[\[|=begin|<#)")


_CONSOLE = lazy(
    r"\badobe[ .]?i/?o\b|\badobe developer console\b|\b(?:console|developer)\.adobe\.(?:io|com)\b", re.IGNORECASE
)
_OTHER_KEYS = lazy(
    r"\b(?:ssh|sftp|snowflake|github|gpg|pgp|tls|ssl|https(?!:)|wireguard|vpn|deploy key)\b", re.IGNORECASE
)
"""Who else has a pair of keys."""
_PAIR = lazy(r"key[ -]?pair$|certificates?$|\bprivate key (?:will|is)\b", re.IGNORECASE)


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    past = document.regions[0].kind == "prose" and _HISTORY.search(document.path)
    if past or (known.foreign and not known.ims):
        return
    found = list(_told(document, region))
    manual = len({" ".join(match.group().lower().split()) for _, match, _ in found}) > 1 and _is_manual(region)
    for pattern, match, line in found:
        near = known.ims or known.flow or (known.adobe and _OWN_TERM.search(line)) or _ADOBE_LINE.search(line)
        sure = pattern is _ANSWER or (pattern in {_SURE, _OWN_TERM} and bool(near))
        words = " ".join(match.group().split())
        yield Match(
            Span(match.start(), match.end()),
            f"tells the reader of `{words}`, which Adobe no longer offers",
            f"doc:{words.lower()}",
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            standalone=sure or manual,
            exempt=known.aem_cloud,
        )


def _told(document: Document, region: Region) -> Iterator[tuple[re.Pattern[str], re.Match[str], str]]:
    """What is told of the credential as it is today, the first of each line, with its line."""
    lines: set[int] = set()
    for pattern, match in _sightings(document, region) if signals(document.text).adobe else _beyond(region):
        left, right = line_bounds(region.text, match.start())
        line = region.text[max(left, match.start() - _FAR) : min(right, match.end() + _FAR)]
        if left in lines or _PAST.search(line) or (_PAIR.search(match.group()) and _OTHER_KEYS.search(line)):
            continue
        lines.add(left)
        yield pattern, match, line


def _is_manual(region: Region) -> bool:
    """Whether prose is about Adobe's Console or APIs, so that two things said of the credential say whose it is."""
    return (
        region.kind == "prose" and _CONSOLE.search(region.text) is not None and "workfront" not in region.text.lower()
    )


def _sightings(document: Document, region: Region) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """The words, the surest first; a link to a guide wherever it stands, the rest in prose."""
    prose = region.kind == "prose" or document.regions[0].kind == "prose"
    for start, end in [(0, len(region.text))] if prose else _stretches(region):
        for pattern in (_ANSWER, _SURE, _LIKELY) if region.kind == "prose" else (_SURE,):
            for match in pattern.finditer(region.text, start, end):
                yield pattern, match
    for match in _GUIDE.finditer(region.text):
        yield _GUIDE, match
    yield from _helped(region, _HELP_WORDS)


def _beyond(region: Region) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """What tells of the credential in a file that does not name Adobe."""
    for pattern in (_ANSWER, _OWN_TERM, _OF_INTEGRATION) if region.kind == "prose" else ():
        for match in pattern.finditer(region.text):
            yield pattern, match
    yield from _helped(region, _IMS)


def _helped(region: Region, said: re.Pattern[str]) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """What help texts, which say something of that kind, tell of the credential."""
    for entry in region.facts.entries:
        value, span = entry.value, entry.value_span
        asked = entry.shape != "config" or not _INPUTS.isdisjoint(entry.path)
        if asked and span is not None and value is not None and _HELP.search(entry.name) and said.search(value):
            for pattern in (_SURE, _LIKELY, _KEY):
                for match in pattern.finditer(region.text, span.start, span.end):
                    yield pattern, match


def _stretches(region: Region) -> Iterator[tuple[int, int]]:
    """Where prose stands in a program or a configuration: its comments, and the texts that document it."""
    for comment in region.facts.comments:
        yield comment.span.start, comment.span.end
    for text in region.facts.texts if region.kind == "code" else ():
        if _DOC_COMMENT.match(region.text[text.span.start : text.span.start + 8]):
            yield text.span.start, text.span.end


RULE = Rule(
    id="documentation",
    title="Documentation of the JWT credential",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=(
        "jwt token is incorrectly formatted",
        "service account (jwt",
        "service account integration",
        "jwt service account",
        "could not match jwt signature",
        *ADOBE,
        *_PRODUCTS,
    ),
    weak_literals=("jwt", "private key", "metascope", *ANY_ADOBE, *ANY_METASCOPE),
    summary=(
        "Prose that tells a reader to create a Service Account (JWT) credential, its key pair, or to exchange a JWT."
    ),
    why="The Developer Console offers no such credential any more; whoever follows the text ends at a missing button.",
    remedy=(
        "Describe the OAuth Server-to-Server credential: client ID, client secret, scopes, no key and no certificate."
    ),
    sources=("adobe-dev-console S2S/migration.md", "adobe-dev-console S2S/implementation.md"),
    matches=(
        Example(
            "docs/setup.md",
            """# Adobe access

1. Open the Adobe Developer Console and create a project.
2. Add a *Service Account (JWT)* credential.
3. Keep the files safe.
""",
            (4,),
            "set-up guide",
        ),
        Example(
            "README.md",
            """# loyalty

Talks to Adobe Experience Platform.

## Adobe authentication via JWT (aka Service Account)

Ask the platform team for the file.
""",
            (5,),
            "heading",
        ),
        Example(
            "lib/adobe.py",
            'class Token:\n    """Implementation of the Adobe Service Account Integration.\n\n    Holds the token.\n '
            '   """\n',
            (2,),
            "documentation comment",
        ),
        Example(
            "docs/run.md",
            """# Nightly export from Adobe Analytics

```bash
# needs a Service Account (JWT) credential
make export
```
""",
            (4,),
            "a comment in a sample",
        ),
        Example(
            "action.yml",
            """name: deploy to Adobe I/O
inputs:
  auth:
    description: Service Account (JWT) credential, as JSON
  region:
    description: where to deploy
""",
            (4,),
            "the help of an input",
        ),
        Example(
            "conf/export.yaml",
            """# Adobe Developer Console: Service Account (JWT)
client_id: 4a1c
""",
            (1,),
            "a comment of a configuration",
        ),
        Example(
            "docs/faq.rst",
            """FAQ
===

Why do I get ``invalid_token: Could not match JWT signature to any of the bindings``?
    The certificate of the project has expired.
""",
            (4,),
            "an answer of the exchange, explained to readers",
        ),
        Example(
            "docs/anmeldung.md",
            """# Adobe Analytics

Die Anmeldung bei Adobe läuft über ein Dienstkonto (JWT), siehe die Console.
""",
            (3,),
            "the credential in German",
        ),
        Example(
            "docs/events.md",
            """1. Select **Generate a key pair** and click **Generate keypair**. A file `config.zip` is downloaded.

1. Unzip `config.zip`: it holds a `certificate_pub.crt` and a `private.key` file.

1. Open the project on the [Adobe Developer Console].
""",
            (1, 3),
            "two things that together only the Console gives",
        ),
        Example(
            "docs/setup.md",
            """# Set up an Adobe.io integration

- Create or obtain a digital certificate to sign initial API calls.
- Keep the private key file in a safe place.
""",
            (3, 4),
            "the certificate of an integration",
        ),
        Example(
            "README.md",
            """# Cloud Manager of Adobe I/O

Create JWT tokens and exchange for IMS access tokens.

Copy Client ID, Client Secret and JWT Payload from the Adobe IO Console.

To copy the ` Private Key ` without any line breaks, run `npm run clean`.

When creating the JWT client, specify the path to your service account json file.
""",
            (3, 5, 7, 9),
            "sentences of manuals",
        ),
        Example(
            "docs/setup.md",
            """# Adobe User Management

1. Create a service account and link it to your binding, in Adobe's Console.
2. Upload the private cert to the Automation Account.
3. Create an integration on console.adobe.io with a public key certificate.

You have to supply the X509 cert of the account.
""",
            (3, 4, 5, 7),
            "certificates",
        ),
        Example(
            "docs/analytics.md",
            """# Adobe Analytics

1. Open the [Adobe Developer Console](https://developer.adobe.com/console) and create a project.
2. Generate credentials (OAuth or JWT).
3. Add your keypair, then generate the JWT by submitting your private key.
4. You will need to generate certificates, as before.
""",
            (4, 5, 6),
            "what a manual tells in its own words",
        ),
    ),
    silent=(
        Example(
            "docs/history.md",
            "The Adobe Service Account (JWT) credential is deprecated; we migrated to OAuth.\n",
            note="tells of the past",
        ),
        Example(
            "src/client.ts",
            """// https://github.com/adobe/jwt-auth was what we used; see
// https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/
export const scopes = 'openid,AdobeID';
""",
            note="a link to another guide",
        ),
        Example(
            "action.yml",
            """inputs:
  key:
    description: Private key of the deploy user
  cert:
    description: Certificate of the server at adobe.example.com
""",
            note="another key",
        ),
        Example(
            "spec/api.json",
            """{"info": {"title": "Adobe Developer Console"},
 "paths": {"/bind": {"post": {"summary": "Upload and bind certificate", "description": "of a JWT credential"}}}}
""",
            note="the description of an API",
        ),
        Example(
            "docs/google.md",
            "Create a service account and sign a JWT with its key for the BigQuery API.\n",
            note="another system",
        ),
        Example(
            "docs/scopes.md",
            """Pass the scopes of your OAuth credential. For the names of the products see
[Adobe's list](https://developer.adobe.com/developer-console/docs/guides/authentication/JWT/Scopes/).
""",
            note="a link to the old guide alone",
        ),
        Example(
            "docs/tokens.md",
            "An Adobe access token is itself a JWT; decode it to read its scopes.\n",
            note="the token, not the flow",
        ),
        Example(
            "docs/server.md",
            """# Adobe Experience Manager on the server

Generate a key pair for SSH and copy it to the server. The private key is used by `ssh` alone.
""",
            note="the key pair of something else",
        ),
        Example(
            "docs/workfront.md",
            """# Adobe Workfront

Create a JWT from a private key in the OAuth2 application, see https://developer.adobe.com/workfront.
Upload `certificate_pub.crt` there, and exchange the JWT for an access token.
""",
            note="the sign-in of Workfront, which is its own",
        ),
    ),
    detect=_detect,
)
