"""What the tests of PHP share: a function that signs in, before and after."""

from __future__ import annotations

_SEND = """
    function token($id, $secret, {parameter}) {{
        $fields = ['client_id' => $id, 'client_secret' => $secret, {entry}];
        return post('https://ims-na1.adobelogin.com/ims/{path}', $fields);
    }}
"""
GRANT = "'grant_type' => 'client_credentials', 'scope' => 'openid,AdobeID,read_organizations'"


def ims(*, after: bool) -> str:
    """A file with the function that sends the request; before, its last parameter takes the assertion."""
    if after:
        text = _SEND.format(parameter="", entry=GRANT, path="token/v3").replace("$secret, )", "$secret)")
    else:
        text = _SEND.format(parameter="$jwt", entry="'jwt_token' => $jwt", path="exchange/jwt")
    return f"<?php\n{text}"
