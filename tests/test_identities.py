"""Which values count as the public names of a credential, and which are somebody's secret."""

from __future__ import annotations

import pytest

from migrator.identities import names_of
from migrator.parse.read import parse

HEX = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (".env", f"CLIENT_ID={HEX}\n", {HEX}),
        (".env", f"ADOBE_API_KEY={HEX}\n", {HEX}),
        (".env", f"API_KEY={HEX}\nCLIENT_SECRET=x\n", {HEX}),
        (".env", f"LOYALTY_CLIENT_ID={HEX}\n", {HEX}),
        ("connector.yml", f"enterprise:\n  org_id: x\n  api_key: {HEX}\n", {HEX}),
        ("a.js", f'fetch(url, {{ headers: {{ "x-api-key": "{HEX}", "x-gw-ims-org-id": org }} }})\n', {HEX}),
        ("s.json", '{"technicalAccount": {"clientId": "cm-p1-e2-integration-3"}}', {"cm-p1-e2-integration-3"}),
        (".env", f"API_KEY={HEX}\n", set()),
        (".env", f"ADOBE_CLIENT_ID={HEX}\nADOBE_CLIENT_SECRET=x\nAPI_KEY=0000{HEX[4:]}\n", {HEX}),
        (".env", "CLIENT_SECRET=x\nGOOGLE_API_KEY=AIzaSyD-1234567890abcdefghijklmnop\n", set()),
        (".env", "CLIENT_SECRET=x\nOPENAI_API_KEY=sk-abcdefghij1234567890\n", set()),
        (".env", f"CLIENT_SECRET=x\nOPENWEATHER_API_KEY={HEX}\n", set()),
        (".env", "CLIENT_SECRET=x\nTWITTER_CONSUMER_KEY=xvz1evFS4wEEPTGEFPHBog\n", set()),
        (".env", "GITHUB_CLIENT_ID=abcdef1234567890abcd\n", set()),
        ("c.yml", f"org_id: 1A2B@AdobeOrg\ndatadog:\n  api_key: {HEX}\n", set()),
        ("c.yml", f"auth0:\n  client_id: {HEX}\n", set()),
        (".env", "CLIENT_ID=your-client-id\n", set()),
    ],
)
def test_client_ids_are_told_from_other_peoples_secrets(path: str, text: str, expected: set[str]) -> None:
    """A client ID is shown in every report, so an API key of another system must never pass for one."""
    regions = parse(path, text.encode()).regions
    found = {one.value for region in regions for _, one in names_of(region) if one.kind == "client_id"}
    assert found == expected
