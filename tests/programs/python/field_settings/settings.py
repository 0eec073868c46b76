"""Each field is a variable of the environment."""
import os
from dataclasses import MISSING, dataclass, fields
from typing import NamedTuple


@dataclass(frozen=True)
class Credential:
    client_id: str
    technical_account: str
    client_secret: str
    organization: str
    private_key: str
    sandbox: str = "prod"

    @classmethod
    def from_environment(cls, prefix):
        found, missing = {}, []
        for one in fields(cls):
            variable = prefix + one.name.upper()
            if variable in os.environ:
                found[one.name] = os.environ[variable]
            elif one.default is MISSING:
                missing.append(variable)
        if missing:
            raise SystemExit("not set: " + ", ".join(missing))
        return cls(**found)


class Endpoint(NamedTuple):
    audience: str
    url: str
    timeout: int
