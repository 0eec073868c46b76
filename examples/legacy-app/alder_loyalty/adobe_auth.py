"""Signs in to Adobe with the service account of the loyalty project."""

import logging
import time

import jwt
import requests

log = logging.getLogger(__name__)

JWT_LIFETIME = 24 * 60 * 60


class AdobeAuthError(Exception):
    """IMS did not give us a token."""


def _claims(settings):
    claims = {
        "exp": int(time.time()) + JWT_LIFETIME,
        "iss": settings.org_id,
        "sub": settings.technical_account_id,
        "aud": "{}/c/{}".format(settings.ims_host, settings.client_id),
    }
    for metascope in settings.metascopes:
        claims["{}/s/{}".format(settings.ims_host, metascope)] = True
    return claims


def _signed_jwt(settings):
    with open(settings.private_key_path) as handle:
        private_key = handle.read()
    token = jwt.encode(_claims(settings), private_key, algorithm="RS256")
    # PyJWT 1.x gives bytes, 2.x gives str. The old export box still has 1.7.
    if isinstance(token, bytes):
        token = token.decode("utf-8")
    return token


def get_access_token(settings):
    """Exchange a signed JWT for an access token.

    Returns the body of IMS as it is: access_token, token_type and expires_in, which Adobe gives in milliseconds.
    """
    url = settings.ims_host + "/ims/exchange/jwt/"
    log.info("asking %s for a token", url)
    response = requests.post(
        url,
        data={
            "client_id": settings.client_id,
            "client_secret": settings.client_secret,
            "jwt_token": _signed_jwt(settings),
        },
        timeout=30,
    )
    if response.status_code != 200:
        raise AdobeAuthError("IMS answered {}: {}".format(response.status_code, response.text[:200]))
    return response.json()
