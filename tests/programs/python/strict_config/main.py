import json
from collections import namedtuple
from dataclasses import dataclass

from ims import token

Row = namedtuple("Row", ["client_id", "client_secret", "org_id", "technical_account_id", "private_key_path"])


@dataclass
class Config:
    client_id: str
    client_secret: str
    org_id: str
    technical_account_id: str
    private_key_path: str


with open("config.json") as file:
    values = json.load(file)
print(token(Row(**values)))
print(token(Config(**values)))
