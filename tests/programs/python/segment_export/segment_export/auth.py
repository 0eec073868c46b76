"""Signs in to Adobe IMS as a technical account."""

import datetime
import logging
import time

import jwt
import requests

logger = logging.getLogger(__name__)

EXPIRY_MARGIN = 300


class AuthError(Exception):
    pass


class AdobeAuth:
    """Keeps an access token for the lifetime of the process."""

    def __init__(self, settings, private_key):
        self.settings = settings
        self.private_key = private_key
        self._token = None
        self._expires_at = 0

    def token(self):
        if self._token is None or time.time() > self._expires_at - EXPIRY_MARGIN:
            self._refresh()
        return self._token

    def _refresh(self):
        encoded = self._build_jwt()
        url = "https://{}{}".format(self.settings.ims_host, self.settings.ims_endpoint)
        response = requests.post(
            url,
            headers={"Content-Type": "application/x-www-form-urlencoded", "Cache-Control": "no-cache"},
            data={
                "client_id": self.settings.api_key,
                "client_secret": self.settings.client_secret,
                "jwt_token": encoded,
            },
            timeout=30,
        )
        if response.status_code != 200:
            raise AuthError("IMS said %d: %s" % (response.status_code, response.text))

        body = response.json()
        self._token = body["access_token"]
        # expires_in is in milliseconds
        self._expires_at = time.time() + body["expires_in"] / 1000
        logger.debug("new token until %s", datetime.datetime.fromtimestamp(self._expires_at))

    def _build_jwt(self):
        """The signed assertion for the JWT exchange."""
        expiry = datetime.datetime.utcnow() + datetime.timedelta(hours=8)
        payload = {
            "exp": int(expiry.timestamp()),
            "iss": self.settings.org_id,
            "sub": self.settings.tech_acct,
            "aud": "https://{}/c/{}".format(self.settings.ims_host, self.settings.api_key),
        }
        for metascope in self.settings.metascopes:
            payload["https://{}/s/{}".format(self.settings.ims_host, metascope)] = True

        encoded = jwt.encode(payload, self.private_key, algorithm="RS256")
        if isinstance(encoded, bytes):
            encoded = encoded.decode("utf-8")
        return encoded
