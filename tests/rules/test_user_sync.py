"""What rules leave alone in the configuration of User Sync."""

from __future__ import annotations

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.endpoint_retry import RULE

CONNECTOR = """server:
  host: usermanagement.adobe.io
  ims_endpoint_jwt: /ims/exchange/jwt
  retries: 3
"""


def test_its_retries_are_those_of_its_requests_for_users() -> None:
    """They do not hide the dead endpoint, which User Sync asks once; those of another client do."""
    assert detect(parse("connector-umapi.yml", CONNECTOR.encode()), (RULE,)) == ()
    other = CONNECTOR.replace("usermanagement", "platform")
    assert [found.place.line for found in detect(parse("client.yml", other.encode()), (RULE,))] == [4]
