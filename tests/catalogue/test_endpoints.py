"""The addresses of the catalogue and the patterns of the rules say the same."""

from __future__ import annotations

import pytest

from migrator.catalogue import load
from migrator.rules.common.signals import EXCHANGE_PATH

ENDPOINTS = load.endpoints()


def test_token_endpoint_to_write_is_the_documented_one() -> None:
    """Version 3 comes first; the others are in use by Adobe's own libraries and not documented."""
    assert ENDPOINTS.token_path == "/ims/token/v3"
    assert {one.value for one in ENDPOINTS.token_paths} == {f"/ims/token/v{number}" for number in (2, 3, 4)}


@pytest.mark.parametrize("path", [one.value for one in ENDPOINTS.exchange_paths])
def test_every_exchange_path_is_detected(path: str) -> None:
    """Each spelling of the JWT exchange is found, on any host."""
    assert EXCHANGE_PATH.search(f"https://{ENDPOINTS.hosts[0].value}{path}")
    assert EXCHANGE_PATH.search(f"https://{ENDPOINTS.stage_hosts[0].value}{path}")


@pytest.mark.parametrize(
    "words",
    [
        *(one.value for one in ENDPOINTS.not_server_to_server),
        *(one.value for one in ENDPOINTS.token_paths),
        *(one.value for one in ENDPOINTS.token_urls),
    ],
)
def test_other_addresses_are_not_the_exchange(words: str) -> None:
    """Other flows of IMS, other systems and the replacement itself are not taken for it."""
    assert not EXCHANGE_PATH.search(words)


def test_everything_has_a_source() -> None:
    """No address stands without saying where it was read."""
    rows = (
        *(*ENDPOINTS.exchange_paths, *ENDPOINTS.hosts, *ENDPOINTS.stage_hosts, *ENDPOINTS.token_paths),
        *(*ENDPOINTS.token_urls, *ENDPOINTS.not_server_to_server),
    )
    assert all(row.source for row in rows)
    assert all(row.what for row in ENDPOINTS.not_server_to_server)
