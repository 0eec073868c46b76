"""The frozen values that the catalogue holds.

Sources are cited in short: `adobe-dev-console S2S/migration.md` is the path below `src/pages/guides/authentication/`
of github.com/AdobeDocs/adobe-dev-console, a trailing `@hash` a commit.
"""

# No `from __future__ import annotations`: NamedTuple compiles every annotation that is text, at each start.
from typing import Literal, NamedTuple

from migrator.outcome import Confidence


class Metascope(NamedTuple):
    """A permission of the old flow, and the scopes to propose in its place.

    Adobe publishes no full mapping, so `scopes` is a proposal in every case. `guess` marks the ones for which no list
    was found anywhere: they get the scopes that all found lists share.
    """

    name: str
    api: str
    product: str
    """Id of a product of the catalogue."""
    source: str
    scopes: tuple[str, ...]
    scopes_source: str
    confidence: Confidence
    guess: bool = False
    exempt: bool = False
    """True for AEM as a Cloud Service service credentials."""
    note: str = ""


class Metascopes(NamedTuple):
    """All metascopes by name, and the scopes proposed for one that is not listed."""

    by_name: dict[str, Metascope]
    base_scopes: tuple[str, ...]
    base_note: str


class Probe(NamedTuple):
    """A cheap read-only call that shows that a token is accepted by a product's API.

    `url` may hold `{org_id}`, `{tenant}` and the like, listed in `needs`. `headers` come on top of `Authorization:
    Bearer`; their values may hold `{client_id}` and `{org_id}`.
    """

    method: Literal["GET", "POST"]
    url: str
    headers: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    success: str
    source: str
    note: str = ""


class Product(NamedTuple):
    """An Adobe product that is reached with the credential. `probe` is None where no cheap call is known."""

    id: str
    name: str
    scopes: tuple[str, ...]
    """Documented or observed OAuth Server-to-Server scopes; empty where no list was found."""
    scopes_source: str
    probe: Probe | None
    hosts: tuple[str, ...] = ()
    """API hosts by which a file that names one is using this product."""
    note: str = ""


class Sourced(NamedTuple):
    """An address, path or word with what it means and where that is written."""

    value: str
    source: str
    what: str = ""


class Endpoints(NamedTuple):
    """Addresses of IMS. Paths start with a slash; hosts carry no scheme."""

    exchange_paths: tuple[Sourced, ...]
    hosts: tuple[Sourced, ...]
    stage_hosts: tuple[Sourced, ...]
    token_paths: tuple[Sourced, ...]
    """OAuth Server-to-Server; the documented one comes first."""
    token_urls: tuple[Sourced, ...]
    """Token endpoints of Adobe outside IMS."""
    audience: str
    metascope: str
    claims_source: str
    not_server_to_server: tuple[Sourced, ...]
    """Substrings of addresses and words that belong to other flows or other systems."""

    @property
    def token_path(self) -> str:
        """The documented token endpoint."""
        return self.token_paths[0].value
