"""What the tests of Ruby share: the request before and after."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten

SEND = """
    r = Net::HTTP.post_form(URI("https://ims-na1.adobelogin.com/ims/{path}"), client_id: {id}, client_secret: s, {rest})
"""
GRANT = "grant_type: 'client_credentials', scope: 'openid,AdobeID,read_organizations'"


def both(before: str, after: str, *, token: str, client: str = "i") -> None:
    """One file; `SEND` stands for the request, whose assertion is `token` before."""
    old = SEND.format(path="exchange/jwt", rest=f"jwt_token: {token}", id=client).strip()
    new = SEND.format(path="token/v3", rest=GRANT, id=client).strip()
    check_rewritten(before.replace("SEND", old), after.replace("SEND", new), "ims.rb")
