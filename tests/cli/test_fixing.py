"""What `fix` says of the places that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.command import migrator

if TYPE_CHECKING:
    from pathlib import Path

EXEMPT = """{"ok": true, "integration": {
  "imsEndpoint": "ims-na1.adobelogin.com", "metascopes": "ent_aem_cloud_api",
  "technicalAccount": {"clientId": "cm-p123-e456-integration", "clientSecret": "x"},
  "email": "9F1@techacct.adobe.com", "id": "9F1@techacct.adobe.com", "org": "A1@AdobeOrg",
  "privateKey": "-----BEGIN RSA PRIVATE KEY-----"}}
"""
SENDS = """import requests

DATA = {"client_id": i, "client_secret": s, "jwt_token": j}
requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=DATA)
"""


def test_a_tree_of_exempt_credentials_is_told_so(tmp_path: Path) -> None:
    """Silence would read as nothing found."""
    (tmp_path / "service.json").write_text(EXEMPT)
    done = migrator("fix", cwd=tmp_path)
    assert (done.status, done.out) == (0, "")
    assert "exempt from the end of life, left as it is: " in done.err


def test_what_stays_is_counted(tmp_path: Path) -> None:
    """An address that nobody sends to cannot be rewritten; a reader is told that something is left."""
    (tmp_path / "a.py").write_text('URL = "https://ims-na1.adobelogin.com/ims/exchange/jwt"\n')
    assert "left to change by hand: 1 place; `migrator scan` shows them" in migrator("fix", cwd=tmp_path).err


def test_nothing_is_said_where_nothing_is_left(tmp_path: Path) -> None:
    """The rewrite put every place right."""
    (tmp_path / "a.py").write_text(SENDS)
    done = migrator("fix", cwd=tmp_path)
    assert "client_credentials" in done.out
    assert "left" not in done.err
