import logging
import threading
import time
from functools import wraps

import jwt
import requests

from loyalty.config import config

_logger = logging.getLogger(__name__)


class TokenError(RuntimeError):
    """IMS gave no token."""


class TokenStore:
    """One token for the whole process."""

    MARGIN = 300

    def __init__(self, cfg):
        self._cfg = cfg
        self._lock = threading.RLock()
        self._value = None
        self._deadline = 0

    def __call__(self):
        with self._lock:
            if self._value is None or time.time() > self._deadline - self.MARGIN:
                self._refresh()
            return self._value

    def invalidate(self):
        with self._lock:
            self._value = None

    def _refresh(self):
        cfg = self._cfg
        try:
            with open(cfg.key_path, encoding="ascii") as handle:
                key = handle.read()
        except FileNotFoundError as error:
            raise TokenError("private key not mounted at %s" % cfg.key_path) from error
        claims = {
            "iss": cfg.org_id,
            "sub": cfg.technical_account_id,
            "aud": cfg.audience,
            "exp": int(time.time()) + cfg.jwt_lifetime,
            cfg.metascope_claim: True,
        }
        reply = requests.post(
            cfg.ims_url,
            headers={"Accept": "application/json"},
            data=dict(client_id=cfg.client_id, client_secret=cfg.client_secret, jwt_token=jwt.encode(claims, key, "RS256")),
            timeout=(3, 10),
        )
        if reply.status_code == 400 and "invalid_token" in reply.text:
            raise TokenError("JWT was refused, has the certificate expired? " + reply.text)
        if not reply.ok:
            raise TokenError(reply.text)
        content = reply.json()
        self._value = content["access_token"]
        self._deadline = time.time() + float(content["expires_in"]) * 0.001
        _logger.info("token renewed")


token = TokenStore(config)


def authorized(function):
    """Pass current headers to a function; once more with a fresh token after a 401."""

    @wraps(function)
    def wrapper(*args, **kwargs):
        for attempt in (1, 2):
            headers = {"Authorization": "Bearer " + token(), "x-api-key": config.client_id, "x-gw-ims-org-id": config.org_id}
            response = function(*args, headers=headers, **kwargs)
            if getattr(response, "status_code", 200) != 401 or attempt == 2:
                return response
            token.invalidate()

    return wrapper
