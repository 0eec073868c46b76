"""Postman collections sign in under Postman's own runner after their rewrite."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.postman import need_newman, run_collection
from tests.behaviour.stage import rewrite
from tests.behaviour.strict_ims import CLIENT_ID, CLIENT_SECRET, serve
from tests.rewrite.config.collections import ENVIRONMENT, HOST, KEEP, SIGN, VALUES, collection, event, form, request

if TYPE_CHECKING:
    from pathlib import Path

EXPIRY = 'pm.environment.set("EXPIRES", Date.now() + body.expires_in);'
IN_QUERY = f"{HOST}/ims/exchange/v1/jwt?" + "&".join(f"{name}={value}" for name, value in VALUES.items())
COLLECTIONS = {
    "form": collection(request(), event("prerequest", *SIGN), event("test", *KEEP, EXPIRY)),
    "older": collection(
        request(url=f"{HOST}/ims/exchange/jwt"),
        event("prerequest", *SIGN),
        event("test", *KEEP, EXPIRY),
        version="v2.0.0",
    ),
    "query": collection(
        request(
            body=None,
            url={"raw": IN_QUERY, "host": ["{{IMS}}"], "path": ["ims", "exchange", "v1", "jwt"], "query": form()},
        ),
        event("prerequest", *SIGN),
        event("test", *KEEP, EXPIRY),
    ),
}


@pytest.mark.behaviour
@pytest.mark.parametrize("name", COLLECTIONS)
def test_signs_in_under_newman(name: str, tmp_path: Path) -> None:
    """With nothing but the credential; the token and the end of its life are stored as the collection did before."""
    need_newman()
    path, environment = tmp_path / "acme.postman_collection.json", tmp_path / "acme.postman_environment.json"
    path.write_text(COLLECTIONS[name], encoding="utf-8")
    environment.write_text(ENVIRONMENT, encoding="utf-8")
    rewrite(tmp_path, unsafe=False)
    with serve(former=False) as ims:
        values = {"API_KEY": CLIENT_ID, "CLIENT_SECRET": CLIENT_SECRET}
        stored = run_collection(path, environment, ims.url, values, "Get token")
    assert not ims.refusals
    assert stored["ACCESS_TOKEN"] == ims.tokens[-1]
    life = stored["EXPIRES"] / 1000 - time.time()
    assert 86_000 < life < 87_000
