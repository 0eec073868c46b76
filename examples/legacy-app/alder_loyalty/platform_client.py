"""The few Experience Platform calls we need."""

import time

import requests

from alder_loyalty import adobe_auth


class PlatformClient:
    """Keeps a token and sends it with every request."""

    def __init__(self, settings):
        self.settings = settings
        self._token = None
        self._expires_at = 0

    def _access_token(self):
        if self._token is None or time.time() > self._expires_at - 60:
            body = adobe_auth.get_access_token(self.settings)
            self._token = body["access_token"]
            # expires_in is in milliseconds!! (cost us a night, see LOY-412)
            self._expires_at = time.time() + body["expires_in"] / 1000
        return self._token

    def _headers(self):
        return {
            "Authorization": "Bearer " + self._access_token(),
            "x-api-key": self.settings.client_id,
            "x-gw-ims-org-id": self.settings.org_id,
            "x-sandbox-name": self.settings.sandbox,
        }

    def ping(self):
        """Cheapest call that proves token, key and org."""
        headers = self._headers()
        headers["Accept"] = "application/vnd.adobe.xed-id+json"
        url = self.settings.platform_host + "/data/foundation/schemaregistry/global/classes"
        response = requests.get(url, headers=headers, timeout=30)
        response.raise_for_status()
        return len(response.json()["results"])

    def send_batch(self, dataset_id, rows):
        """Upload one batch of members."""
        url = self.settings.platform_host + "/data/foundation/import/batches"
        response = requests.post(
            url,
            headers=self._headers(),
            json={"datasetId": dataset_id, "rows": rows},
            timeout=120,
        )
        response.raise_for_status()
        return response.json()["id"]
