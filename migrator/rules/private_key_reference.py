"""Names and paths of the private key in code and configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.blocks import adobe_shaped, kinds_in, speaks_for_itself
from migrator.rules.common.handed import is_declared, is_handed
from migrator.rules.common.key_forms import converted, framed, labels, signed_with
from migrator.rules.common.keys import declared_keys, key_reads
from migrator.rules.common.kin import is_foreign, of_another, of_the_account, section_of_another
from migrator.rules.common.names import (
    CERTIFICATE,
    FOREIGN_NAME,
    KEY_PATH,
    PRIVATE_KEY,
    TECHNICAL_ACCOUNT,
    squash,
)
from migrator.rules.common.search import in_comment, line_bounds
from migrator.rules.common.settings import complains, settings
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_FILE = lazy(
    r"(?<![\w.-])(?:(?:[\w-]{1,30}[-_])?private(?:[-_]key)?|private-?pkcs8|private_?key|private-encrypted|secret|(?:[\w-]{1,40}[-_])?certificate_pub|mycert"
    r"|adobe[\w-]{0,30}|jwt[\w-]{0,20})"
    r"\.(?:key|pem|pfx|p12|der|jks|crt|cer)(?![\w-])",
    re.IGNORECASE,
)
"""The file names of the Console's download and of Adobe's own samples (facts.md 2.3)."""
_PURPOSE = lazy(
    r"(?<![a-z])(?:ssl|tls|https?|ssh|sftp|server|host|ca|root|github|google|gcp|firebase|snowflake|apple|apns?|okta|saml|sso|nginx|vpn"
    r"|localhost|deploy|session|cookie)(?![a-z])",
    re.IGNORECASE,
)
"""What the name of a file may say that its key is for."""
_OWN = lazy(
    r"^(?:adobe|aio|ims|umapi|aem|jwt|reactorio|pdfservices|aanalytics)|imscontexts|privkeypath|privkeydata|pathtokey",
    re.IGNORECASE,
)
_OWN_CERTIFICATE = lazy(
    r"^(?:adobe|aio|ims|umapi|jwt)\w{0,20}cert(?:ificate)?(?:b64|base64|pem|path|file|data)?$", needs=("cert",)
)
"""A certificate named after Adobe: the other half of the key pair."""
_OPTION = lazy(r"(?<![\w-])--(?:[\w.-]{0,40}-)?private-?key(?:-(?:path|file))?(?![\w-])", re.IGNORECASE)
_SECRET = lazy(r"\bsecrets\.\w{0,60}PRIVATE_?KEY\w{0,40}", re.IGNORECASE, needs=("secrets.",))
"""A secret of the pipeline, put into a script before a shell sees it."""
_STORED = lazy(
    r"(?<![\w.-])(?:[\w-]{1,40}[/:]){1,6}[\w-]{0,30}private[-_]?key(?:[-_]?(?:pem|b64|base64))?(?![\w./-])",
    re.IGNORECASE,
)
_STORED_FOR = lazy(r"adobe|(?<![a-z])(?:ims|aep|aem|umapi|jwt)(?![a-z])", re.IGNORECASE)
"""A secret of a store, by its path: `adobe/private-key`."""
_VARIABLE = lazy(r"(?<![\w.])(?:[A-Z][A-Z0-9]{0,20}_){0,8}PRIVATE_KEY(?:_[A-Z0-9]{1,20}){0,4}(?!\w)")
_INPUT = lazy(
    r"\b(?:params|inputs)\.(?P<input>(?:[A-Z][A-Z0-9]{0,20}_){0,8}PRIVATE_?KEY(?:_[A-Z0-9]{1,20}){0,4})(?!\w)"
)
"""An input of an action of App Builder, whose name is that of a variable."""
_IN_COMMAND = lazy(
    r"(?<![\w$\\])\$(?P<variable>(?:[A-Z][A-Z0-9]{0,20}_){0,8}PRIVATE_?KEY(?:_[A-Z0-9]{1,20}){0,4})(?!\w)"
)
"""A variable of the shell in a command that a program gives it as text."""
_BARE = frozenset({"python", "ruby", "javascript", "typescript", "go", "java", "kotlin", "csharp", "swift"})
"""Languages whose own variables begin with no dollar."""
_VARIABLE_ALONE = lazy(r"(\$?[A-Za-z_]\w{0,60})(?:\.\w{1,30}\(\)){0,3}")
"""A variable, perhaps made a text or trimmed."""
_NAMED_FOR = lazy(
    r"(?<![\w./-])(?:adobe|aio|umapi|ims)[-_](?:[\w]{1,30}-){0,6}private[-_]?key(?:[-_](?:pem|b64|base64))?(?![\w./-])",
    re.IGNORECASE,
)
"""A secret of a store that says in one word whose it is and what: `--secret-id adobe-team-private-key`."""
_PEM = lazy(r"pem(?:key|file|path|data|content)?|rsa(?:key|pem)|(?P<bare>key)")
"""What the key is called for short, beside the client and its secret."""
_KEY_SERVICE = lazy(
    r"\.\w{0,40}PrivateKey\w{0,20}(?:[-~][\w.-]{1,40})?\.(?:xml|config|cfg\.json)$", needs=("privatekey",)
)
_HANDS = frozenset({"mapping", "keyword", "member"})
_NAMING = frozenset({"id", "key", "name", "variable"})
_STATES = frozenset({"config", "mapping"})
_HOLDS = frozenset({"assignment", "field"})


def _detect(document: Document, region: Region) -> Iterator[Match]:
    known = signals(document.text)
    if known.foreign and not known.flow:
        return
    lines: set[int] = set()
    for match in (
        *_settings(document, region),
        *_handed(document, region),
        *_reads(document, region),
        *_other_forms(document, region),
        *_words(document, region),
    ):
        line = line_bounds(region.text, match.span.start)[0]
        if line not in lines:
            lines.add(line)
            yield match


def _settings(document: Document, region: Region) -> Iterator[Match]:
    """Names that hold the key or its path."""
    known = signals(document.text)
    for setting in settings(region, _wanted):
        if of_another(document, setting.name):
            continue
        if setting.entry is not None and (
            is_foreign(setting.entry) or section_of_another(document, region, setting.entry)
        ):
            continue
        own = setting.entry is not None and (
            _shaped(document, region, setting.entry) or _opens(document, region, setting.entry)
        )
        strong = (known.ims and known.flow) or own
        yield _reference(setting.name, setting.span, strong=strong, exempt=known.aem_cloud)


def _opens(document: Document, region: Region, entry: Entry) -> bool:
    """True for a certificate, or what opens the key, beside the technical account."""
    return signals(document.text).adobe and entry.shape in _STATES and of_the_account(region, entry)


def _shaped(document: Document, region: Region, entry: Entry) -> bool:
    """True where an entry named after the key stands in a credential of Adobe's make-up."""
    if not PRIVATE_KEY.search(squash(entry.name)):
        return False
    adobe = signals(document.text).adobe
    return (adobe and adobe_shaped(region, entry.container)) or speaks_for_itself(region, entry.container)


def _handed(document: Document, region: Region) -> Iterator[Match]:
    """The private key among the parts of a credential that are handed on, and variables that are handed on as it.

    What opens the key, and its certificate, go with it. The variables may have any name where they are looked up.
    """
    known = signals(document.text)
    for entry in region.facts.entries:
        key = _wanted(squash(entry.name)) and is_handed(document, region, entry) and _shaped(document, region, entry)
        key = key or _is_declared(document, region, entry) or _is_short(document, region, entry)
        if key or _opens(document, region, entry):
            yield _reference(entry.name, entry.name_span, strong=True, exempt=known.aem_cloud)
    handed = {
        name[1].lstrip("$"): entry
        for entry in region.facts.entries
        if entry.shape in _HANDS
        and entry.value_span is not None
        and _wanted(squash(entry.name))
        and (name := _VARIABLE_ALONE.fullmatch(region.text, entry.value_span.start, entry.value_span.end))
    }
    for entry in region.facts.entries if handed else ():
        receiver = handed.get(entry.name)
        if receiver is None or entry.shape not in _HOLDS or _wanted(squash(entry.name)) or not _asks(region, entry):
            continue
        strong = (known.ims and known.flow) or _shaped(document, region, receiver)
        yield _reference(entry.name, entry.name_span, strong=strong, exempt=known.aem_cloud)


def _is_declared(document: Document, region: Region, entry: Entry) -> bool:
    """True for the field of the key in a type that has the make-up of the credential."""
    declared = is_declared(entry) and _wanted(squash(entry.name))
    return declared and "account" in kinds_in(region, entry.container) and _shaped(document, region, entry)


def _is_short(document: Document, region: Region, entry: Entry) -> bool:
    """True for what is called `key` or `pem` beside the other parts of the credential."""
    short = _PEM.fullmatch(squash(entry.name))
    if short is None:
        return False
    kinds, known = kinds_in(region, entry.container), signals(document.text)
    whole = {"account", "secret"} <= kinds and bool(kinds & {"org", "metascopes"})
    return (whole and entry.shape in _STATES | _HANDS) or (
        known.flow and known.ims and {"secret", "account" if short["bare"] else "client"} <= kinds
    )


def _other_forms(document: Document, region: Region) -> Iterator[Match]:
    """The key on its way to the signature, and the label of its field."""
    known = signals(document.text)
    for entry, span in converted(region) if known.flow and known.ims else ():
        if _wanted(squash(entry.name)):
            yield _reference(entry.name, span, strong=True, exempt=known.aem_cloud)
    for entry in (*signed_with(region), *framed(region)) if known.flow and known.ims else ():
        yield _reference(entry.name, entry.name_span, strong=True, exempt=known.aem_cloud)
    for label in labels(region):
        yield _reference(label.words, label.span, strong=known.flow or label.own, exempt=known.aem_cloud)


def _asks(region: Region, entry: Entry) -> bool:
    """True where the value of an entry is looked up at run time."""
    span = entry.value_span
    return span is not None and any(
        span.start <= reference.span.start and reference.span.end <= span.end for reference in region.facts.references
    )


def _wanted(name: str) -> bool:
    named = PRIVATE_KEY.search(name) or KEY_PATH.search(name) or _OWN_CERTIFICATE.search(name)
    return named is not None and not FOREIGN_NAME.search(name)


def _reads(document: Document, region: Region) -> Iterator[Match]:
    """Code that reads the key, or puts its frame around it."""
    known = signals(document.text)
    strong = known.flow and known.ims
    for span in key_reads(region):
        yield _reading(span, strong=strong, exempt=known.aem_cloud)


def _reading(span: Span, *, strong: bool, exempt: bool) -> Match:
    return Match(
        span,
        "reads the private key of the assertion; OAuth Server-to-Server needs no key",
        "read:key",
        standalone=strong,
        exempt=exempt,
    )


def _words(document: Document, region: Region) -> Iterator[Match]:
    """Options, variables and file names, wherever they stand."""
    known = signals(document.text)
    for pattern in (_OPTION, _SECRET, _INPUT, _VARIABLE, _IN_COMMAND):
        if pattern is _VARIABLE and region.kind == "code" and region.facts.complete:
            continue
        if pattern is _IN_COMMAND and region.language not in _BARE:
            continue
        for match in pattern.finditer(region.text):
            name = match.group(match.lastgroup or 0)
            if not FOREIGN_NAME.search(squash(name)) and not of_another(document, name):
                span = Span(*match.span(match.lastgroup or 0))
                yield _reference(name, span, strong=known.flow and known.ims, exempt=known.aem_cloud)
    for match in _STORED.finditer(region.text):
        if _STORED_FOR.search(match.group()) and not FOREIGN_NAME.search(squash(match.group())):
            span = Span(match.start(), match.end())
            yield _reference(match.group(), span, strong=known.flow, exempt=known.aem_cloud)
    for match in _NAMED_FOR.finditer(region.text):
        yield _reference(match.group(), Span(match.start(), match.end()), strong=known.flow, exempt=known.aem_cloud)
    for span, name in declared_keys(document, region):
        yield _reference(name, span, strong=known.flow and known.ims, exempt=known.aem_cloud)
    yield from _files(document, region)
    yield from _listed(document, region)
    yield from _configured(document, region)


def _files(document: Document, region: Region) -> Iterator[Match]:
    """File names of keys and certificates, but those whose name says that they are for something else."""
    known = signals(document.text)
    for match in _FILE.finditer(region.text):
        told = in_comment(region, match.start()) is None and not complains(region.text, match.start())
        if told and _PURPOSE.search(match.group()) is None:
            yield _reference_to_file(match, strong=known.flow, exempt=known.aem_cloud)


def _listed(document: Document, region: Region) -> Iterator[Match]:
    """Settings that a configuration lists by their names: `- name: private_key`."""
    known = signals(document.text)
    named = [
        entry for entry in region.facts.entries if entry.shape == "config" and entry.name in _NAMING and entry.value
    ]
    values = [squash(entry.value or "") for entry in named]
    heads = {value[: match.start()] for value in values if (match := TECHNICAL_ACCOUNT.search(value)) is not None}
    keyed = any(PRIVATE_KEY.search(value) for value in values)
    for entry in named:
        name, span = entry.value or "", entry.value_span
        opens = CERTIFICATE.search(squash(name)) if known.adobe or keyed else None
        wanted = PRIVATE_KEY.search(squash(name)) or (opens is not None and squash(name)[: opens.start()] in heads)
        if span is not None and name.isidentifier() and wanted and not FOREIGN_NAME.search(squash(name)):
            strong = (known.flow and known.ims) or (known.adobe and bool(heads))
            yield _reference(name, span, strong=strong, exempt=known.aem_cloud)


def _configured(document: Document, region: Region) -> Iterator[Match]:
    """Settings `key…` of a file that OSGi names after a service for the key: `AdobePrivateKey.xml`."""
    known = signals(document.text)
    service = _KEY_SERVICE.search(document.path)
    ours = service is not None and not FOREIGN_NAME.search(squash(service.group()))
    for entry in region.facts.entries if ours else ():
        if entry.shape == "config" and entry.name.lower().startswith("key") and entry.value:
            yield _reference(entry.name, entry.name_span, strong=known.flow, exempt=known.aem_cloud)


def _reference(name: str, span: Span, *, strong: bool, exempt: bool) -> Match:
    return Match(
        span,
        f"`{name}` leads to the private key of a Service Account (JWT) credential; OAuth Server-to-Server needs no key",
        f"name:{squash(name)}",
        confidence=Confidence.HIGH if strong and _OWN.search(squash(name)) else Confidence.MEDIUM,
        standalone=strong,
        exempt=exempt,
        identifiers=(Identifier("config_key", name),),
    )


def _reference_to_file(match: re.Match[str], *, strong: bool, exempt: bool) -> Match:
    return Match(
        Span(match.start(), match.end()),
        f"`{match.group()}` is a key or certificate of the JWT flow; OAuth Server-to-Server needs neither",
        f"file:{match.group().lower()}",
        confidence=Confidence.MEDIUM,
        standalone=strong,
        exempt=exempt,
        identifiers=(Identifier("file", match.group()),),
    )


RULE = Rule(
    id="private-key-reference",
    title="Reference to the private key",
    category=Category.LEFTOVER,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    literals=(
        "priv_key_path",
        "priv_key_data",
        *(f"path_to_key{after}" for after in ('"', "'", "`", "=", " =", ":")),
        "pathtokey",
        "encoded_pkcs8",
        "private__key",
        "certificate_pub.crt",
    ),
    weak_literals=(
        "private_key",
        "privatekey",
        "private-key",
        "private key",
        "priv_key",
        "passphrase",
        "pfxpath",
        "pfx_path",
        "keyalias",
        "key_alias",
        "keystorekeypair",
        "forresource",
        "get-automationcertificate",
        "thumbprint",
        "certificatename",
        "certificate_name",
        "certificatepath",
        "certificate_path",
        "key_path",
        "keypath",
        "key-path",
        "keypairalias",
        "private.key",
        "private.der",
        "secret.key",
        "keyfile",
        "key_file",
        ".pem",
        "'pem'",
        '"pem"',
        ".pfx",
        ".p12",
        ".jks",
        "certpath",
        "cert_path",
        *(f"cert{middle}{after}" for middle in ("_", "ificate_", "", "ificate") for after in ("file", "password")),
        " pem:",
        "\tpem:",
        "rsa_key",
        "x509certificate2",
        "rsakey",
        "jwt_key",
        "key-location",
        "key_location",
        "keylocation",
        "key_b64",
        "key_base64",
        "read_key",
        "technicalacc",
        "technical_acc",
        "tech_acc",
        "rs256",
    ),
    summary=(
        "A configuration key, environment variable, option, or file name that leads to the private key or its "
        "certificate."
    ),
    why="OAuth Server-to-Server uses no key: the reference is dead, and the secret behind it should be deleted.",
    remedy="Remove the name, its value in the secret store, and the code that reads it.",
    sources=(
        "adobe-dev-console S2S/migration.md",
        "adobe-dev-console JWT/jwt-certificate.md (last full text before 2025-06-27)",
    ),
    matches=(
        Example(
            "adobe.yaml",
            """adobe:
  clientId: 4a1c
  clientSecret: x
  technicalAccId: 9F1@techacct.adobe.com
  imsOrgId: D4B@AdobeOrg
  key: ${AIO_KEY}
""",
            (6,),
            "short names of the account and the key",
        ),
        Example(
            "AuthValues.cs",
            """namespace Acme.Adobe
{
    public class AuthValues
    {
        public string ClientId { get; set; }
        public string ClientSecret { get; set; }
        public string TechnicalAccountId { get; set; }
        public string PrivateKey { get; set; }
    }
}
""",
            (8,),
            "a type for the parts of a credential of Adobe",
        ),
        Example(
            "settings.py",
            """class AdobeSettings(BaseSettings):
    client_id: str
    client_secret: str
    technical_account_id: str
    private_key: str
""",
            (5,),
            "fields that have a type and no value",
        ),
        Example(
            "login.py",
            """ADOBE = {
    "client_id": "4a1c",
    "client_secret": "x",
    "technical_account_id": "9F1@techacct.adobe.com",
    "org_id": "D4B@AdobeOrg",
    "key": "keys/adobe.txt",
}
""",
            (6,),
            "the key by a short name, in the whole of a credential",
        ),
        Example(
            "config.properties",
            """apiKey=4a1c
technicalAccountId=9F1@techacct.adobe.com
orgId=D4B@AdobeOrg
metascopes=https://ims-na1.adobelogin.com/s/ent_user_sdk
key_path=secret.key
""",
            (5,),
            "properties of Adobe's Java sample",
        ),
        Example(
            "src/config.js",
            """module.exports = {
  clientId: process.env.ADOBE_CLIENT_ID,
  technicalAccountId: process.env.ADOBE_TECH_ACCT_ID,
  orgId: '8C67@AdobeOrg',
  metaScopes: ['ent_campaign_sdk'],
  privateKey: process.env.ADOBE_PRIVATE_KEY,
};
""",
            (6,),
            "option and environment variable on one line",
        ),
        Example(
            "connector-umapi.yml",
            """enterprise:
  org_id: D4B@AdobeOrg
  client_id: 4a1c
  client_secret: x
  tech_acct_id: 9F1@techacct.adobe.com
  priv_key_path: private.key
""",
            (6,),
            "User Sync",
        ),
        Example(
            "provider.php",
            """<?php
const AUTH_ENDPOINT = 'https://ims-na1.adobelogin.com/ims/exchange/jwt/';
$handle = fopen($key_file, "r") or die("cannot read the key\\n");
""",
            (3,),
            "a key that is read, or the program ends",
        ),
        Example(
            "Get-Token.ps1",
            """$audience = "https://ims-na1.adobelogin.com/c/$ClientId"
$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($config.Store, $config.Password)
""",
            (2,),
            "a certificate opened in PowerShell",
        ),
        Example(
            "main.tf",
            """variable "adobe_private_key" {
  type      = string
  sensitive = true
}

locals {
  exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
}
""",
            (1,),
            "a Terraform variable",
        ),
        Example(
            "Jenkinsfile",
            """node {
  withCredentials([file(credentialsId: 'adobe-io-key', variable: 'KEY_FILE')]) {
    sh 'IMS=https://ims-na1.adobelogin.com/ims/exchange/jwt scripts/token.sh'
  }
}
""",
            (2,),
            "a Jenkins credential",
        ),
        Example(
            "check.js",
            """const auth = require('@adobe/jwt-auth');

const KEY = process.env.KEY;
const options = {
  clientId: process.env.CLIENT_ID,
  technicalAccountId: process.env.ACCOUNT,
  privateKey: KEY,
  metaScopes: 'ent_ccas_sdk',
};
module.exports = () => auth(options);
""",
            (3, 7),
            "a variable that says nothing, handed on as the key",
        ),
        Example(
            "site.config.ts",
            """export default defineConfig({
  account: {
    clientSecret: process.env.SECRET,
    technicalAccountId: process.env.ACCOUNT,
    privateKey: process.env.KEY_PEM,
    metaScopes: process.env.SCOPES,
  },
});
""",
            (5,),
            "a credential whose parts tell what it is",
        ),
        Example(
            "setup.ts",
            """export const template = `# Adobe credentials
ADOBE_CLIENT_ID=
ADOBE_CLIENT_SECRET=
ADOBE_TECHNICAL_ACCOUNT_ID=
ADOBE_PRIVATE_KEY_PATH=./private.key
`;
""",
            (5,),
            "an environment file that a program writes",
        ),
        Example(
            "server.js",
            """const key = Buffer.from(process.env.ADOBE_PRIVATE_KEY_BASE64, 'base64');
const chain = Buffer.from(process.env.ADOBE_PUBLIC_CERT_BASE64, 'base64');
const url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
""",
            (1, 2),
            "the certificate of the key pair in the environment",
        ),
        Example(
            "server.js",
            """const certificate = fs.readFileSync('acme-230217-certificate_pub.crt');
const url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
""",
            (1,),
            "the Console's certificate, named after a customer",
        ),
        Example(
            "session.py",
            """AUDIENCE = "https://ims-na1.adobelogin.com/c/"


class Session:
    def __init__(self, key_file):
        self._key = key_file.read_text()
""",
            (6,),
            "a path object that is read",
        ),
        Example(
            "token.dart",
            """const audience = 'https://ims-na1.adobelogin.com/c/';
final pem = File(keyPath).readAsStringSync();
""",
            (2,),
            "a file object that is read",
        ),
        Example(
            "Auth.m",
            """static NSString *const kAudience = @"https://ims-na1.adobelogin.com/c/";
NSData *key = [NSData dataWithContentsOfFile:self.privateKeyPath];
""",
            (2,),
            "Objective-C",
        ),
        Example(
            "adobe.clj",
            """(def audience "https://ims-na1.adobelogin.com/c/")
(def key (keys/private-key path))
""",
            (2,),
            "Clojure",
        ),
        Example(
            "token.R",
            """audience <- paste0("https://ims-na1.adobelogin.com/c/", client)
key <- read_key(Sys.getenv("AW_KEY"))
""",
            (2,),
            "a function that by its name reads a key",
        ),
        Example(
            "auth.pl",
            """my $audience = 'https://ims-na1.adobelogin.com/c/'; # signed with the private key
my $pk = Crypt::PK::RSA->new($ENV{ADOBE_FILE});
""",
            (2,),
            "an RSA key of Perl",
        ),
        Example(
            "Get-Token.ps1",
            """$audience = "https://ims-na1.adobelogin.com/c/$ClientId"
$certificate = Get-ChildItem -Path "Cert:\\CurrentUser\\My\\$Thumbprint"
$rsa = [Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($certificate)
""",
            (2, 3),
            "a certificate of the store",
        ),
        Example(
            "TokenService.java",
            """class TokenService { // https://ims-na1.adobelogin.com/c/
    byte[] der() { return props.keyLocation().getContentAsByteArray(); }
}
""",
            (2,),
            "a resource that is read",
        ),
        Example(
            "config.js",
            """module.exports = {
  audience: 'https://ims-na1.adobelogin.com/c/',
  pem: Buffer.from(process.env.ADOBE_KEY_B64, 'base64'),
};
""",
            (3,),
            "a variable named after Adobe",
        ),
        Example(
            "meltano.yml",
            """plugins:
  extractors:
  - name: tap-adobe
    settings:
    - name: technical_account_id
    - name: private_key
      kind: password
""",
            (6,),
            "a setting that is listed by its name",
        ),
        Example(
            "make-jwt.js",
            """const key = fs.readFileSync(process.argv[2]);
const claims = { aud: `https://ims-na1.adobelogin.com/c/${client}` }; // RS256
""",
            (1,),
            "a file of any name that is read as the key",
        ),
        Example(
            "azure-pipelines.yml",
            """steps:
  - task: DownloadSecureFile@1
    inputs:
      secureFile: umapi-private.key
  - script: curl -d jwt_token=$(jwt) https://ims-na1.adobelogin.com/ims/exchange/jwt
""",
            (4,),
            "a secure file of a pipeline",
        ),
        Example(
            ".circleci/config.yml",
            """jobs:
  deploy:
    steps:
      - run:
          command: |
            echo "$AIO_PRIVATE_KEY" | base64 -d > /tmp/pem
            curl -d jwt_token=$JWT https://ims-na1.adobelogin.com/ims/exchange/jwt
""",
            (6,),
            "a variable that a shell writes to a file",
        ),
        Example(
            "AppConfig.php",
            """<?php
const IMS_ENDPOINT = 'https://ims-na1.adobelogin.com/ims/exchange/jwt';
const PRIVATE_KEY_NAME = 'server_key.pem';
""",
            (3,),
            "a key file of a general name",
        ),
        Example(
            "secrets.tf",
            """resource "aws_secretsmanager_secret" "key" {
  name        = "adobe/ims/private-key"
  description = "signs for https://ims-na1.adobelogin.com/ims/exchange/jwt"
}
""",
            (2,),
            "a secret of a store",
        ),
        Example(
            "index.js",
            """const { context } = require('@adobe/aio-lib-ims');
const pem = core.getInput('pem');
context.set('ci', { client_id: id, technical_account_id: account, meta_scopes: [scope], private_key: pem.trim() });
""",
            (2, 3),
            "an input of a pipeline's step",
        ),
        Example(
            "sign_in.py",
            """# Adobe Analytics
client = analytics_client(
    org_id=ORG,
    technical_account_id=ACCOUNT,
    client_id=CLIENT,
    private_key_location=path,
)
""",
            (6,),
            "a key handed on among the parts of a credential",
        ),
        Example(
            "README.md",
            """Sign in at https://ims-na1.adobelogin.com/ims/exchange/jwt with a file such as

```
aio config set jwt-auth --json --file config.json

  jwt_auth:
  {
     "client_id": "..."
     "jwt_payload": { "sub": "..." },
     "jwt_private_key": "/path/to/cert"
  }
```
""",
            (10,),
            "a sample that no reader understands, for want of a comma",
        ),
        Example(
            "settings/prod.psd1",
            """@{
    ClientId         = 'a7a7'
    ClientSecret     = 'x'
    Organisation     = '9A9A@AdobeOrg'
    TechnicalAccount = '1B1B@techacct.adobe.com'
    Thumbprint       = '0011223344'
}
""",
            (6,),
            "the certificate of the account, by its fingerprint",
        ),
        Example(
            "local.settings.json",
            """{
  "Values": {
    "Graph:CertificateName": "graph",
    "Adobe:ClientId": "c3c3",
    "Adobe:ClientSecret": "x",
    "Adobe:TechnicalAccountId": "2F2F@techacct.adobe.com",
    "Adobe:CertificateName": "umapi"
  }
}
""",
            (7,),
            "a certificate whose name begins as that of the account",
        ),
        Example(
            "admin/fields.php",
            """<?php
$fields = array(
    'api_key'       => 'Adobe API key',
    'client_secret' => 'Client secret',
    'tech_account'  => 'Technical account',
    'private_key'   => 'Private key',
    'passphrase'    => 'Passphrase of the key',
);
""",
            (6, 7),
            "what opens the key",
        ),
        Example(
            "lambda.tf",
            """data "aws_ssm_parameter" "key" {
  name = "/martech/adobe/private_key_pem"
}

resource "aws_lambda_function" "export" {
  environment {
    variables = {
      METASCOPE = "ent_dataservices_sdk"
    }
  }
}
""",
            (2,),
            "a key in a store of secrets",
        ),
        Example(
            "configuration.json",
            """[
  {"key": "orgId", "templateOptions": {"placeholder": "XXXX@AdobeOrg"}},
  {"key": "technicalAccountId"},
  {"key": "pfxPath"},
  {"key": "pfxPassword"}
]
""",
            (4, 5),
            "settings that a form asks for",
        ),
        Example(
            "Campaign.java",
            """class Campaign {
    static final String EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    KeySpec spec() throws IOException {
        return new PKCS8EncodedKeySpec(readPrivateKey());
    }
}
""",
            (5,),
            "the specification of a key that a method reads",
        ),
        Example(
            "OfferService.java",
            """class OfferService {
    static final String EXCHANGE = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    PrivateKey key() {
        return keyStoreService.getKeyStoreKeyPair(resolver, config.keyStoreUser(), config.keyAlias()).getPrivate();
    }
}
""",
            (5,),
            "a key of the store of AEM",
        ),
        Example(
            "OfferService.xml",
            """<jcr:root jcr:primaryType="sling:OsgiConfig"
    apiKey="1f2e"
    clientSecret="x"
    organizationId="5A5A@AdobeOrg"
    technicalAccountId="5B5B@techacct.adobe.com"
    keyAlias="adobeio"/>
""",
            (6,),
            "the name of the key in that store",
        ),
        Example(
            "runbook.ps1",
            """$exchange = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'
$cert = Get-AutomationCertificate -Name 'AdobeAuth'
""",
            (2,),
            "a certificate of an automation account",
        ),
        Example(
            "secrets.tf",
            """# for https://ims-na1.adobelogin.com/ims/exchange/jwt
resource "databricks_secret" "adobe_private_key" {
  string_value = var.pem
}

resource "tls_private_key" "session" {
  algorithm = "RSA"
}
""",
            (2,),
            "a resource that keeps the key",
        ),
        Example(
            "Auth.swift",
            """let exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
let keyURL = Bundle.main.url(forResource: "private", withExtension: "key")!
""",
            (2,),
            "a resource of an application",
        ),
        Example(
            "actions/report/index.js",
            """const ims = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'
async function main (params) {
  return sign(Buffer.from(params.JWT_PRIVATE_KEY, 'base64'))
}
""",
            (3,),
            "an input of an action",
        ),
        Example(
            "src/main/java/app/Loader.java",
            """import java.util.Properties;

class Loader {
    static final String PROP_PRIVATE_KEY_PATH = "privateKeyPath";

    Session open(Properties properties) {
        // signs in at ims-na1.adobelogin.com/ims/exchange/jwt
        final String privateKeyPath = properties.getProperty(PROP_PRIVATE_KEY_PATH);
        return Session.of(privateKeyPath);
    }
}
""",
            (4, 8),
            "a lookup whose key is a constant",
        ),
        Example(
            "tap/auth.py",
            """class Token:
    def body(self):
        private_key = bytes(self.private_key, "utf-8")
        claims = self.claims("https://ims-na1.adobelogin.com/s/ent_user_sdk")
        return {"client_secret": self.secret, "jwt_token": jwt.encode(claims, private_key, "RS256")}
""",
            (3,),
            "the key on its way to the signature",
        ),
        Example(
            "src/auth.rs",
            """fn signed(client: &Client) -> String {
    let aud = format!("https://ims-na1.adobelogin.com/c/{}", client.id);
    let private_key = client.config.private_key.as_bytes();
    encode(&Header::new(Algorithm::RS256), &claims(aud), &EncodingKey::from_rsa_pem(private_key).unwrap()).unwrap()
}
""",
            (3, 4),
            "the same in Rust, and what parses it",
        ),
        Example(
            "cmd/configure.go",
            """package cmd

// Adobe: what `aepctl configure` asks for
func fields(cfg *Config) []*Field {
	org := NewField("ORGANIZATION ID      ").SetText(cfg.Organization())
	account := NewField("TECHNICAL ACCOUNT ID ").SetText(cfg.TechAccount())
	key := NewFileField("PRIVATE KEY FILE     ").SetText(cfg.Key())
	return []*Field{org, account, key}
}
""",
            (7,),
            "the labels of a form",
        ),
        Example(
            "core/src/main/java/app/NotifierConfig.java",
            """package app;

@ObjectClassDefinition(name = "Cloud Manager notifications")
public @interface NotifierConfig {
    @AttributeDefinition(name = "Organization ID")
    String organization_id() default "";

    @AttributeDefinition(name = "Technical Account ID")
    String technical_account_id() default "";

    @AttributeDefinition(name = "Private Key Path")
    String signing_path() default "";
}
""",
            (11,),
            "the same in the configuration of a service",
        ),
        Example(
            "Jenkinsfile",
            """def aio() {
    // ent_cloudmgr_sdk
    def key = sh(returnStdout: true, script: "get-secret-value --secret-id adobe-ats-ssl-private-key --output text")
    writeFile file: "ats_private.key", text: key
}
""",
            (3, 4),
            "a secret that says in one word whose key it is",
        ),
        Example(
            "SampleConfig.yaml",
            """org_id: D4B@AdobeOrg
api_key: 4a1c
client_secret: x
tech_acct: 9F1@techacct.adobe.com
cert_filename: <path to the file>
cert_password: <its password>
""",
            (5, 6),
            "a key store and what opens it, beside the technical account",
        ),
        Example(
            "lib/account.js",
            """exports.config = account => ({
  payload: { sub: account.sub, aud: account.aud, 'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true },
  clientId: account.apiKey,
  clientSecret: account.clientSecret,
  pem: account.pem,
  algorithm: 'RS256'
})
""",
            (5,),
            "the key under a short name",
        ),
        Example(
            "lib/authenticator.rb",
            """class Authenticator
  def initialize(opts)
    @account = opts[:account]
    @private_key = opts[:private_key]
    @url = 'https://ims-na1.adobelogin.com/ims/exchange/jwt'
  end
end
""",
            (4,),
            "an option that a symbol names",
        ),
        Example(
            "ocr/ocr.py",
            """CLIENT_ID = os.environ.get("CLIENTID")
CLIENT_SECRET = os.environ.get("CLIENTSECRET")
TECHNICAL_ACCOUNT_ID = os.environ.get("TECHNICALACCOUNTID")
KEY = os.environ.get("KEY")
ALGORITHM = "RS256"
URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
""",
            (4,),
            "a bare key beside the technical account",
        ),
        Example(
            "api.py",
            """import jwt
import requests

URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


class Api:
    def configure(self, data):
        self.org = data["ims_org"]
        self.secret = data["secret"]

    def token(self, claims):
        return requests.post(URL, data={"jwt_token": jwt.encode(claims, self.secret, algorithm="RS256")})
""",
            (10,),
            "what the signature is made with, whatever it is called",
        ),
        Example(
            "Login.kt",
            """class Login(private val account: Account) {
    val exchange = "https://ims-na1.adobelogin.com/ims/exchange/jwt"

    fun key(): PrivateKey {
        var text: String = account.getRsa()
        text = text.replace("-----BEGIN PRIVATE KEY-----", "")
        return KeyFactory.getInstance("RSA").generatePrivate(PKCS8EncodedKeySpec(decode(text)))
    }
}
""",
            (5, 6),
            "what loses the frame of a key, whatever it is called",
        ),
        Example(
            "prerequest.js",
            """// POST https://ims-na1.adobelogin.com/ims/exchange/jwt
var secret = pm.environment.get('secret');
var header = { alg: 'RS256', typ: 'JWT' };
pm.environment.set('jwt', KJUR.jws.JWS.sign(null, header, claims, secret));
""",
            (2,),
            "the key of jsrsasign, whatever it is called",
        ),
        Example(
            "Keys.java",
            """class Keys {
    // https://ims-na1.adobelogin.com/ims/exchange/jwt
    byte[] decoded(Config config) {
        byte[] decodedPrivateKey =
            Optional.ofNullable(plain(config.getPrivateKey()))
                .map(Base64.getDecoder()::decode)
                .orElse(null);
        return decodedPrivateKey;
    }
}
""",
            (5,),
            "a key that is converted in the lines below its name",
        ),
    ),
    silent=(
        Example(
            "settings.py",
            """class WarehouseSettings(BaseSettings):
    client_id: str
    client_secret: str
    account: str
    private_key: str
""",
            note="a type for the parts of another system's credential",
        ),
        Example(
            "deploy.sh",
            """# beside the token of Adobe, https://ims-na1.adobelogin.com/ims/exchange/jwt
scp -i deploy-private.key app host:
const=$(cat app.conf)
echo "no PRIVATE_KEY is set" >&2
""",
            note="a key for a deployment, and a complaint",
        ),
        Example(
            "loader.toml",
            """# from Adobe, https://ims-na1.adobelogin.com/ims/exchange/jwt
[snowflake]
private_key_file = "/etc/loader/rsa_key.p8"
""",
            note="the section of another system",
        ),
        Example(
            "exporter.properties",
            """# https://ims-na1.adobelogin.com/ims/exchange/jwt
keystore.path=/etc/ssl/exporter.jks
""",
            note="a keystore for TLS",
        ),
        Example(
            "docs/README.md",
            """Adobe Analytics beside Apple:

```
  "issuer": "..."
  "apple_private_key": "AuthKey.p8"
```
""",
            note="another system's key in a sample",
        ),
        Example(
            "nginx.yaml",
            """ssl_certificate: /etc/tls/cert.pem
ssl_private_key: /etc/tls/private.key
""",
            note="TLS",
        ),
        Example(
            "app.py",
            """PRIVATE_KEY = os.environ["PRIVATE_KEY"]
key_path = "keys/jwt.pem"
""",
            note="no sign of Adobe",
        ),
        Example(
            "snowflake.yml",
            """account: acme.snowflakecomputing.com
private_key_path: rsa_key.p8
private_key_passphrase: x
""",
            note="Snowflake",
        ),
        Example(
            "server.ts",
            """const KEY = process.env.KEY;
module.exports = https.createServer({ privateKey: KEY, cert: process.env.CERT });
""",
            note="a key handed to a server",
        ),
        Example(
            "jwt.rb",
            """# https://ims-na1.adobelogin.com/s/ent_user_sdk
class Jwt
  attr_reader :key_file
end
""",
            note="an attribute that is declared",
        ),
        Example(
            "src/Form.java",
            """class Form {
    // an upload of Adobe assets to the bank's server
    Field[] fields() {
        return new Field[] { new Field("Host"), new Field("Private Key File"), new Field("Passphrase") };
    }
}
""",
            note="a form that asks for a key of SFTP",
        ),
        Example(
            "src/wallet.rs",
            """// pays for Adobe Stock
fn sign(client: &Client) -> Vec<u8> {
    let private_key = client.config.private_key.as_bytes();
    ed25519::sign(private_key, b"adobe")
}
""",
            note="a key that is converted where nothing signs in to Adobe",
        ),
        Example(
            "lib/tls.js",
            """// proxies ims-na1.adobelogin.com/ims/exchange/jwt for tests
exports.server = files => ({ port: 8443, pem: files.pem, ca: files.ca })
""",
            note="a key of the server",
        ),
        Example(
            "ocr/cipher.py",
            """# seals Adobe assets
SALT = os.environ.get("SALT")
KEY = os.environ.get("KEY")
""",
            note="a bare key of something else",
        ),
        Example(
            "session.py",
            """import jwt

URL = "https://ims-na1.adobelogin.com/ims/token/v3"


def session(settings, user):
    secret = settings["secret"]
    return jwt.encode({"user": user}, secret, algorithm="HS256")
""",
            note="a signature of another kind",
        ),
        Example(
            "snapshot.py",
            """# tokens of https://ims-na1.adobelogin.com/ims/token/v3
import pandas as pd

frame = pd.read_sql_query("SELECT key, value FROM profile_snapshot", connection)
""",
            note="a table",
        ),
    ),
    detect=_detect,
)
