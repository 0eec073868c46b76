"""Airflow hook for the Adobe Analytics 2.0 API."""
from __future__ import annotations

import datetime as dt

import jwt
import requests
from airflow.exceptions import AirflowException
from airflow.hooks.base import BaseHook


class AdobeAnalyticsHook(BaseHook):
    """
    Interact with Adobe Analytics.

    The connection's login is the API key, its password the client secret. Extra:
    ``{"org_id": "...", "technical_account_id": "...", "private_key": "...", "metascope": "ent_analytics_bulk_ingest_sdk"}``

    :param adobe_conn_id: connection to use
    """

    conn_name_attr = "adobe_conn_id"
    default_conn_name = "adobe_default"
    ims_host = "ims-na1.adobelogin.com"

    def __init__(self, adobe_conn_id: str = default_conn_name) -> None:
        super().__init__()
        self.adobe_conn_id = adobe_conn_id
        self._token: str | None = None

    def get_conn(self) -> requests.Session:
        conn = self.get_connection(self.adobe_conn_id)
        extra = conn.extra_dejson
        for field in ("org_id", "technical_account_id", "private_key"):
            if field not in extra:
                raise AirflowException(f"Missing {field} in extra of connection {self.adobe_conn_id}")
        session = requests.Session()
        session.headers.update(
            {
                "Authorization": f"Bearer {self._get_token(conn.login, conn.password, extra)}",
                "x-api-key": conn.login,
                "x-proxy-global-company-id": extra.get("company_id", ""),
            }
        )
        return session

    def _get_token(self, client_id: str, client_secret: str, extra: dict) -> str:
        if self._token is not None:
            return self._token
        expiration = dt.datetime.utcnow() + dt.timedelta(minutes=30)
        metascope = extra.get("metascope", "ent_analytics_bulk_ingest_sdk")
        signed = jwt.encode(
            {
                "exp": expiration,
                "iss": extra["org_id"],
                "sub": extra["technical_account_id"],
                "aud": f"https://{self.ims_host}/c/{client_id}",
                f"https://{self.ims_host}/s/{metascope}": True,
            },
            extra["private_key"],
            algorithm="RS256",
        )
        self.log.info("Exchanging JWT for an access token")
        response = requests.post(
            f"https://{self.ims_host}/ims/exchange/jwt/",
            data={"client_id": client_id, "client_secret": client_secret, "jwt_token": signed},
            headers={"Cache-Control": "no-cache"},
        )
        if response.status_code != 200:
            raise AirflowException(f"Could not get a token: {response.text}")
        self._token = response.json()["access_token"]
        return self._token
