"""Files and blocks that hold a Service Account (JWT) credential, recognised by their shape."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from migrator.model import Category, Confidence, Identifier, Severity
from migrator.parse.facts import Span
from migrator.regex import lazy
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.names import METASCOPES, PRIVATE_KEY, TECHNICAL_ACCOUNT, squash
from migrator.rules.common.search import neighbourhood
from migrator.rules.common.signals import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry

_CONFIG = frozenset({"config", "mapping"})
_ACCOUNT = lazy(r"@techacct\.adobe\.com", re.IGNORECASE)
_MARKER = lazy(
    r"[\"'`](service_account_credentials|PUBLIC_KEYS_WITH_EXPIRY)[\"'`]",
    needs=("service_account_credentials", "public_keys_with_expiry"),
)
_WORKSPACE_READ = lazy(r"\bcredentials\b[^\n;]{0,40}(?:\.jwt\b|\[[\"']jwt[\"']\])")
_WAY = lazy(
    r"(?:auth(?:entication|orization)?|login|signin|credentials?|grant|token|connection)(?:type|method|mode|kind|flow|strategy|scheme)$"
)
_JWT = lazy(r"jwt(?:[-_ ]?(?:auth|bearer|token|flow|grant))?|service[-_ ]?account(?:[-_ ]?\(?jwt\)?)?", re.IGNORECASE)
_WORD = lazy(r"[A-Za-z_$][\w$-]{3,60}")
_NEAR = 5


class _Block(NamedTuple):
    """The entries of one section by squashed name, and the entry that holds the section."""

    entries: dict[str, Entry]
    owner: Entry | None

    @property
    def is_config(self) -> bool:
        """True for a section of a configuration, False for a literal of a program."""
        return all(entry.shape == "config" for entry in self.entries.values())

    @property
    def names(self) -> frozenset[str]:
        """Squashed names of the entries."""
        return frozenset(self.entries)

    def any(self, *names: str) -> Entry | None:
        """The first entry of one of these names."""
        return next((self.entries[name] for name in names if name in self.entries), None)

    def like(self, name: re.Pattern[str]) -> Entry | None:
        """The first entry with a name of a kind."""
        return next((entry for known, entry in self.entries.items() if name.search(known)), None)


class _Seen(NamedTuple):
    """A shape found: the entry to show, its kind, and what it means."""

    entry: Entry
    kind: str
    message: str
    exempt: bool = False
    standalone: bool = True


def _detect(document: Document, region: Region) -> Iterator[Match]:
    blocks = _blocks(region)
    shapes: tuple[Callable[[_Block], _Seen | None], ...] = (
        _console_download,
        _workspace,
        _pdf_services,
        _user_sync,
        _aio_context,
        _aem_cloud,
        _asset_compute,
        _way_to_sign_in,
    )
    for block in blocks:
        for shape in shapes:
            seen = shape(block)
            if seen is not None:
                yield Match(
                    _place(seen.entry),
                    seen.message,
                    f"shape:{seen.kind}",
                    severity=Severity.NOTE if seen.exempt else None,
                    standalone=seen.standalone,
                    exempt=seen.exempt or signals(document.text).aem_cloud,
                    identifiers=(Identifier("file", document.path),),
                )
                break
    yield from _accounts(document, region)
    yield from _readers(document, region)


_LONGEST = 200
_SYNC_ACCOUNT = frozenset({"techacctid", "techacct"})
"""User Sync's and umapi-client's own names of the technical account, which their OAuth form refuses (facts.md 6.7)."""


def _place(entry: Entry) -> Span:
    """The entry; of a section, or of a long value, its name."""
    whole = entry.value is not None and entry.span.end - entry.span.start <= _LONGEST
    return entry.span if whole else entry.name_span


def _readers(document: Document, region: Region) -> Iterator[Match]:
    """Code and documents that name a part which only JWT credential files have."""
    if region.kind == "config":
        return
    known = signals(document.text)
    for match in _MARKER.finditer(region.text):
        yield Match(
            Span(match.start(), match.end()),
            f"`{match.group(1)}` is a part of credential files of the JWT kind alone",
            f"marker:{match.group(1).lower()}",
            severity=Severity.WARNING,
            standalone=known.flow or known.adobe,
            exempt=known.aem_cloud,
        )
    for match in _WORKSPACE_READ.finditer(region.text):
        yield Match(
            Span(match.start(), match.end()),
            "reads the JWT credential of a workspace file, which has none after the migration",
            "read:workspace",
            severity=Severity.WARNING,
            standalone=known.adobe,
            exempt=known.aem_cloud,
        )


def _accounts(document: Document, region: Region) -> Iterator[Match]:
    """Technical accounts given beside a key or metascopes, in a template or in a configuration put together in code."""
    known = signals(document.text)
    if (known.oauth and not known.flow) or document.regions[0].kind == "prose":
        return
    for entry in region.facts.entries:
        given = _ACCOUNT.search(entry.value or "") and TECHNICAL_ACCOUNT.search(squash(entry.name))
        if not (given or (entry.shape == "config" and squash(entry.name) in _SYNC_ACCOUNT)):
            continue
        if entry.shape == "config" and region.language in {"json", "dotenv"}:
            continue
        around = neighbourhood(region.text, entry.span, _NEAR)
        if any(PRIVATE_KEY.search(squash(word)) or METASCOPES.search(squash(word)) for word in _WORD.findall(around)):
            yield Match(
                entry.name_span,
                f"`{entry.name}` is the technical account that a Service Account (JWT) credential signs in for",
                "account",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                standalone=known.flow or (known.ims and squash(entry.name) in _SYNC_ACCOUNT),
                exempt=known.aem_cloud,
            )


def _blocks(region: Region) -> list[_Block]:
    grouped: defaultdict[tuple[Span, tuple[str, ...]], dict[str, Entry]] = defaultdict(dict)
    owners: dict[tuple[str, ...], Entry] = {}
    for entry in region.facts.entries:
        if entry.shape in _CONFIG:
            grouped[entry.container, entry.path].setdefault(squash(entry.name), entry)
            owners.setdefault((*entry.path, entry.name), entry)
    return [_Block(entries, owners.get(path)) for (_, path), entries in grouped.items()]


def _console_download(block: _Block) -> _Seen | None:
    """Console > Service Account (JWT) > download: upper-case keys (catalogue.md cfg-console-credential)."""
    names = block.names
    marker = block.any("publickeyswithexpiry")
    if marker is None and not {"apikey", "technicalaccountid"} <= names:
        return None
    if "clientsecrets" in names or "scopes" in names:
        return None
    if marker is None and not names & {"orgid", "technicalaccountemail", "clientsecret"}:
        return None
    entry = marker or block.entries["technicalaccountid"]
    if marker is None and any(METASCOPES.search(name) for name in names) is False and entry.name != entry.name.upper():
        return None
    return _Seen(
        entry,
        "console",
        "Service Account (JWT) credential as the Developer Console gave it for download; it signs in no longer",
    )


def _workspace(block: _Block) -> _Seen | None:
    """Developer Console workspace file (facts.md 6.1)."""
    kind = block.any("integrationtype")
    if kind is not None and (kind.value or "").lower() == "service":
        return _Seen(
            kind,
            "workspace",
            "workspace file with a Service Account (JWT) credential; download it again after the migration",
        )
    jwt = block.any("jwt")
    if kind is not None and kind.value == "oauth_server_to_server_migrate" and jwt is not None:
        return _Seen(jwt, "workspace", "workspace file downloaded while the migration was open: its JWT half is dead")
    return None


def _pdf_services(block: _Block) -> _Seen | None:
    """pdfservices-api-credentials.json (facts.md 6.6), the whole or its part."""
    entry = block.any("serviceaccountcredentials") if "clientcredentials" in block.names else None
    if entry is None and block.names & {"organizationid", "accountid", "privatekeyfile"}:
        entry = block.owner
    if entry is None or entry.name != "service_account_credentials":
        return None
    return _Seen(
        entry,
        "pdf",
        "PDF Services credential file of the JWT kind; OAuth Server-to-Server needs client ID and secret alone",
    )


def _user_sync(block: _Block) -> _Seen | None:
    """User Sync connector (facts.md 6.7): without `authentication_method` it signs in with JWT."""
    names = block.names
    method = block.any("authenticationmethod")
    if method is not None and (method.value or "").lower() == "jwt":
        return _Seen(method, "user-sync", "User Sync signs in with a Service Account (JWT) credential; write `oauth`")
    if block.owner is None or squash(block.owner.name) not in {"enterprise", "integration"}:
        return None
    key = names & {
        "privkeypath",
        "privkeydata",
        "privatekeyfile",
        "privkeyfilename",
        "secureprivkeydatakey",
        "privkeypass",
    }
    account = names & _SYNC_ACCOUNT
    if not (key or account) or not names & {"orgid", "clientid", "apikey", "secureclientidkey"}:
        return None
    return _Seen(
        block.owner,
        "user-sync",
        "User Sync connector of the JWT kind: without `authentication_method: oauth` it signs in with a key",
    )


def _aio_context(block: _Block) -> _Seen | None:
    """IMS context of the aio CLI and libraries (facts.md 6.2)."""
    names = block.names
    scopes = block.like(METASCOPES)
    if not names & {"technicalaccountid", "techacctid"} or not names & {"imsorgid", "orgid", "imsorg"}:
        return None
    key = block.any("privatekey", "privatekeypath", "privatekeyfile")
    if scopes is None and key is None:
        return None
    if not block.is_config and not {"metascopes", "imsorgid"} <= names:
        return None
    if not names & {"clientid", "apikey"}:
        return None
    entry = block.owner or scopes or key
    if entry is None or block.any("scopes") is not None:
        return None
    return _Seen(
        entry,
        "context",
        "credential block of the JWT kind: technical account, organisation and key or metascopes together",
    )


def _aem_cloud(block: _Block) -> _Seen | None:
    """AEM as a Cloud Service service credentials (facts.md 6.5); exempt."""
    account = block.entries.get("technicalaccount")
    if account is None or account.value is not None or "imsendpoint" not in block.names:
        return None  # an account that is a plain ID is anybody's own configuration
    return _Seen(
        block.owner or account,
        "aem-cloud",
        "AEM as a Cloud Service service credentials: not reached by the end of the Service Account (JWT) credential, "
        "but legacy",
        exempt=True,
    )


def _asset_compute(block: _Block) -> _Seen | None:
    """The integration file of the Asset Compute client: the parts of AEM's, without the endpoint that is AEM's mark."""
    account = block.entries.get("technicalaccount")
    if account is None or account.value is not None or "imsendpoint" in block.names:
        return None
    if not block.is_config or "metascopes" not in block.names:
        return None
    return _Seen(
        block.owner or account,
        "asset-compute",
        "technical account and metascopes of a Service Account (JWT) credential, as Asset Compute takes them",
    )


def _way_to_sign_in(block: _Block) -> _Seen | None:
    """What says which way a program signs in, beside the technical account or metascopes: `auth_strategy: JWT`."""
    if block.like(TECHNICAL_ACCOUNT) is None and block.like(METASCOPES) is None:
        return None
    entry = block.like(_WAY)
    if entry is None or _JWT.fullmatch((entry.value or "").strip()) is None:
        return None
    return _Seen(entry, "way", "tells the program to sign in with a Service Account (JWT) credential")


RULE = Rule(
    id="credential-file",
    title="Service Account (JWT) credential in configuration",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=(
        "public_keys_with_expiry",
        "technical_acc",
        "technicalacc",
        "technical__account__id",
        "integration_type",
        "service_account_credentials",
        "tech_acc",
        "authentication_method: jwt",
    ),
    weak_literals=(),
    summary=(
        "A credential recognised by its shape: the Developer Console's download, a workspace file, the PDF Services "
        "file, a User Sync connector, an aio IMS context."
    ),
    why="The program that reads this signs in with a key and an assertion, which the Console no longer honours.",
    remedy="Take the OAuth Server-to-Server credential's fields from the Console: client ID, client secret, scopes.",
    sources=(
        "adobe/aio-cli-plugin-app schema/config.schema.json",
        "adobe-apiplatform/user-sync.py connector_umapi.py",
        "pdfservices-node-sdk-samples 3.4.0",
    ),
    matches=(
        Example(
            "credentials.json",
            """{
  "CLIENT_SECRET": "x",
  "ORG_ID": "D4B@AdobeOrg",
  "API_KEY": "4a1c",
  "TECHNICAL_ACCOUNT_ID": "9F1@techacct.adobe.com",
  "TECHNICAL_ACCOUNT_EMAIL": "0f1c@techacct.adobe.com",
  "PUBLIC_KEYS_WITH_EXPIRY": {}
}
""",
            (7,),
            "Console download",
        ),
        Example(
            "console.json",
            """{
  "project": {
    "workspace": {
      "details": {
        "credentials": [
          {
            "id": "119123",
            "name": "aio-1",
            "integration_type": "service",
            "jwt": {
              "client_id": "4a1c",
              "client_secret": "x",
              "technical_account_email": "0f1c@techacct.adobe.com",
              "technical_account_id": "9F1@techacct.adobe.com",
              "meta_scopes": ["ent_adobeio_sdk"]
            }
          }
        ]
      }
    }
  }
}
""",
            (9,),
            "workspace file",
        ),
        Example(
            "pdfservices-api-credentials.json",
            """{
  "client_credentials": {
    "client_id": "4a1c",
    "client_secret": "x"
  },
  "service_account_credentials": {
    "organization_id": "D4B@AdobeOrg",
    "account_id": "9F1@techacct.adobe.com",
    "private_key_file": "private.key"
  }
}
""",
            (6,),
            "PDF Services",
        ),
        Example(
            "connector-umapi.yml",
            """server:
  host: usermanagement.adobe.io

enterprise:
  org_id: D4B@AdobeOrg
  client_id: 4a1c
  client_secret: x
  tech_acct_id: 9F1@techacct.adobe.com
  priv_key_path: private.key
""",
            (4, 8),
            "User Sync without a method",
        ),
        Example(
            "connector-adobe-console.yml",
            """authentication_method: jwt

server:
  identity_source: console
""",
            (1,),
            "User Sync with the method written out",
        ),
        Example(
            "ims.json",
            """{
  "ims": {
    "contexts": {
      "nightly": {
        "client_id": "4a1c",
        "client_secret": "x",
        "technical_account_id": "9F1@techacct.adobe.com",
        "ims_org_id": "D4B@AdobeOrg",
        "meta_scopes": ["ent_dataservices_sdk"],
        "private_key": "private.key"
      }
    }
  }
}
""",
            (4,),
            "aio context",
        ),
        Example(
            "service_token.json",
            """{
  "ok": true,
  "integration": {
    "imsEndpoint": "ims-na1.adobelogin.com",
    "metascopes": "ent_aem_cloud_api",
    "technicalAccount": {"clientId": "cm-p123-e456", "clientSecret": "x"},
    "email": "a@techacct.adobe.com",
    "id": "a@techacct.adobe.com",
    "org": "D4B@AdobeOrg"
  },
  "statusCode": 200
}
""",
            (3,),
            "AEM as a Cloud Service: a note",
        ),
        Example(
            "integration.yaml",
            """technicalAccount:
  id: 9F1@techacct.adobe.com
  org: D4B@AdobeOrg
  clientId: 4a1c
  clientSecret: x
  privateKeyFile: private.key
metascopes:
  - ent_adobeio_sdk
  - asset_compute_meta
""",
            (1,),
            "Asset Compute: an account of the same form, and no service credential of AEM",
        ),
        Example(
            "connector.yml.j2",
            """enterprise:
  org_id: "{{ org }}"
  api_key: "{{ key }}"
  tech_acct_id: "{{ account }}"
  priv_key_path: /opt/harvest/private.key
server:
  ims_endpoint_jwt: /ims/exchange/jwt
""",
            (1, 4),
            "a template of User Sync",
        ),
        Example(
            "config.yml",
            """client_id: 4a1c
organization_id: D4B@AdobeOrg
technical_account_id: 9F1@techacct.adobe.com
auth_strategy: JWT
""",
            (4,),
            "a program of several ways to sign in is told which",
        ),
    ),
    silent=(
        Example(
            "gdrive.py",
            """class Drive:
    def settings(self):
        return {"service_account_credentials": {"label": "Google Drive service account JSON", "type": "str"}}
""",
            note="a setting of a connector to Google",
        ),
        Example(
            "endpoint.json",
            """{
  "project_id": "p",
  "service_account_credentials": {
    "auth_uri": "https://accounts.google.com/o/oauth2/auth",
    "client_email": "a@p.iam",
    "private_key": "x"
  }
}
""",
            note="a Google service account",
        ),
        Example(
            "oauth.json",
            """{
  "CLIENT_ID": "4a1c",
  "CLIENT_SECRETS": ["x"],
  "ORG_ID": "D4B@AdobeOrg",
  "SCOPES": ["openid"],
  "TECHNICAL_ACCOUNT_ID": "9F1@techacct.adobe.com",
  "TECHNICAL_ACCOUNT_EMAIL": "0f1c@techacct.adobe.com"
}
""",
            note="OAuth Server-to-Server download",
        ),
        Example(
            "config.json",
            """{
  "clientId": "4a1c",
  "technicalAccount": "9F1@techacct.adobe.com",
  "metaScopes": ["ent_campaign_sdk"]
}
""",
            note="an account that is a plain ID: no service credential of AEM as a Cloud Service",
        ),
        Example(
            "connector-umapi.yml",
            """authentication_method: oauth
enterprise:
  org_id: D4B@AdobeOrg
  client_id: 4a1c
  client_secret: x
""",
            note="User Sync on OAuth",
        ),
        Example(
            "config.yml",
            """client_id: 4a1c
technical_account_id: 9F1@techacct.adobe.com
auth_strategy: oauth
""",
            note="a program of several ways to sign in that uses the new one",
        ),
        Example(
            "meet.yml",
            """client_id: 4a1c
organization_id: acme
auth_type: jwt
""",
            note="another system's JWT",
        ),
        Example(
            "service-account.json",
            """{
  "type": "service_account",
  "private_key": "x",
  "client_email": "bot@acme.iam.gserviceaccount.com"
}
""",
            note="Google service account",
        ),
    ),
    detect=_detect,
)
