"""A program that signs in with what its configuration says, in the shapes that configurations have."""

from __future__ import annotations

from textwrap import dedent

PROGRAM = dedent(
    '''
    """Signs in."""

    import os
    import time

    import jwt
    import requests

    HOST = "https://ims-na1.adobelogin.com"


    def token():
        client_id = os.environ["ADOBE_CLIENT_ID"]
        claims = {
            "exp": int(time.time()) + 300,
            "iss": os.environ["ADOBE_ORG_ID"],
            "sub": "89ABCDEF012345670A495C98@techacct.adobe.com",
            "aud": HOST + "/c/" + client_id,
            HOST + "/s/" + os.environ["ADOBE_META_SCOPES"]: True,
        }
        assertion = jwt.encode(claims, os.environ["ADOBE_PRIVATE_KEY"], algorithm="RS256")
        secret = os.environ["ADOBE_CLIENT_SECRET"]
        data = {"client_id": client_id, "client_secret": secret, "jwt_token": assertion}
        return requests.post(HOST + "/ims/exchange/jwt", data=data).json()["access_token"]
    '''
).lstrip("\n")
"""Reads ADOBE_SCOPES beside the other variables after its rewrite, and neither metascopes nor key."""
