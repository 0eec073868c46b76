"""Everything that differs between stages."""
import os

STAGE = os.environ.get("STAGE", "prod")

_BASE = {
    "api_host": "platform.adobe.io",
    "ims_host": "ims-na1.adobelogin.com",
    "ims_exchange": "/ims/exchange/v1/jwt",
    "jwt": {
        "metascope": "/s/ent_dataservices_sdk",
        "audience": "/c/",
        "lifetime_minutes": 15,
    },
}


class Config:
    def __init__(self):
        self.api_host = _BASE["api_host"]
        self.ims_host = _BASE["ims_host"]
        self.client_id = os.environ["LOYALTY_CLIENT_ID"]
        self.client_secret = os.environ["LOYALTY_CLIENT_SECRET"]
        self.org_id = os.environ["LOYALTY_ORG_ID"]
        self.technical_account_id = os.environ["LOYALTY_TECH_ACCOUNT"]
        self.key_path = os.path.join(os.environ.get("LOYALTY_KEY_DIR", "/run/secrets"), "adobe.key")

    @property
    def ims_url(self):
        return "https://{host}{path}".format(host=self.ims_host, path=_BASE["ims_exchange"])

    @property
    def audience(self):
        return "https://" + self.ims_host + _BASE["jwt"]["audience"] + self.client_id

    @property
    def metascope_claim(self):
        return "https://" + self.ims_host + _BASE["jwt"]["metascope"]

    @property
    def jwt_lifetime(self):
        return _BASE["jwt"]["lifetime_minutes"] * 60


config = Config()
