"""Configuration from cja.ini, with overrides from the command line."""
import configparser
import os
from dataclasses import dataclass, fields
from typing import List, Optional


class ConfigError(Exception):
    pass


@dataclass
class Credentials:
    client_id: str
    client_secret: str
    org_id: str
    technical_account: str
    key_file: str
    metascopes: List[str]
    ims_host: str = "ims-na1.adobelogin.com"
    passphrase: Optional[str] = None

    def validate(self):
        missing = [f.name for f in fields(self) if f.default is not None and not getattr(self, f.name)]
        if missing:
            raise ConfigError("missing settings: " + ", ".join(missing))
        if not os.path.exists(self.key_file):
            raise ConfigError("no private key at " + self.key_file)
        if not self.technical_account.endswith("@techacct.adobe.com"):
            raise ConfigError("technical account looks wrong: " + self.technical_account)


def load(path, technical_account=None, key_file=None):
    parser = configparser.ConfigParser()
    if not parser.read(path):
        raise ConfigError("cannot read " + path)
    section = parser["adobe"]
    credentials = Credentials(
        client_id=section["client_id"],
        client_secret=os.environ.get("CJA_CLIENT_SECRET", section.get("client_secret")),
        org_id=section["org_id"],
        technical_account=technical_account or section.get("technical_account"),
        key_file=key_file or section.get("key_file", "private.key"),
        metascopes=[s.strip() for s in section.get("metascopes", "ent_cja_sdk").split(",")],
    )
    credentials.validate()
    return credentials
