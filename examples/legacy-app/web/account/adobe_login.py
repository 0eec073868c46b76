"""Staff log in to the loyalty desk with their Adobe ID (authorization code, in the browser)."""

import os
import secrets
from urllib.parse import urlencode

import requests

IMS = os.environ.get("ADOBE_IMS_HOST", "https://ims-na1.adobelogin.com")
WEB_CLIENT_ID = os.environ.get("ADOBE_WEB_CLIENT_ID", "e81b3c5f7a924d60b1f2c3d4e5a69788")
REDIRECT = "https://desk.hearthalder.example/adobe/callback"


def login_url(session):
    session["state"] = secrets.token_urlsafe(24)
    query = {
        "client_id": WEB_CLIENT_ID,
        "scope": "openid,AdobeID,profile,email",
        "response_type": "code",
        "redirect_uri": REDIRECT,
        "state": session["state"],
    }
    return IMS + "/ims/authorize/v2?" + urlencode(query)


def finish(session, code, state):
    if not secrets.compare_digest(state, session.pop("state", "")):
        raise PermissionError("state does not match")
    response = requests.post(
        IMS + "/ims/token/v3",
        data={"grant_type": "authorization_code", "code": code, "client_id": WEB_CLIENT_ID},
        auth=(WEB_CLIENT_ID, os.environ["ADOBE_WEB_CLIENT_SECRET"]),
        timeout=30,
    )
    response.raise_for_status()
    body = response.json()
    session["token"] = body["access_token"]
    session["refresh_token"] = body.get("refresh_token")
    return body["expires_in"]
