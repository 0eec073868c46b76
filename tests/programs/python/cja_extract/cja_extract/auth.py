"""Access tokens of Adobe IMS."""
import logging
import time

import jwt
import requests

logger = logging.getLogger(__name__)

EXCHANGE = "https://{host}/ims/exchange/jwt/"
AUDIENCE = "https://{host}/c/{client_id}"
SCOPE = "https://{host}/s/{scope}"
LIFETIME = 60 * 60


class AuthenticationError(RuntimeError):
    def __init__(self, status, body):
        self.status = status
        self.body = body
        super().__init__("IMS answered %s: %s" % (status, body.get("error_description", body)))


class TokenSource:
    """Gives a token that is valid for at least a minute."""

    def __init__(self, credentials, session=None):
        self.credentials = credentials
        self.session = session or requests.Session()
        self._token = None
        self._expires_at = 0.0

    def _read_key(self):
        with open(self.credentials.key_file, "rb") as fh:
            return fh.read()

    def _assertion(self):
        cred = self.credentials
        payload = {
            "exp": int(time.time()) + LIFETIME,
            "iss": cred.org_id,
            "sub": cred.technical_account,
            "aud": AUDIENCE.format(host=cred.ims_host, client_id=cred.client_id),
        }
        payload.update({SCOPE.format(host=cred.ims_host, scope=s): True for s in cred.metascopes})
        return jwt.encode(payload, self._read_key(), algorithm="RS256")

    def token(self):
        if self._token and time.time() < self._expires_at - 60:
            return self._token
        cred = self.credentials
        logger.debug("exchanging a JWT for %s (%s)", cred.client_id, cred.technical_account)
        response = self.session.post(
            EXCHANGE.format(host=cred.ims_host),
            data={
                "client_id": cred.client_id,
                "client_secret": cred.client_secret,
                "jwt_token": self._assertion(),
            },
            headers={"Cache-Control": "no-cache"},
            timeout=20,
        )
        body = response.json()
        if response.status_code != 200:
            raise AuthenticationError(response.status_code, body)
        self._token = body["access_token"]
        self._expires_at = time.time() + int(body["expires_in"]) / 1000.0
        return self._token
