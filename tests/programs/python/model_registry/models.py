from dataclasses import dataclass, fields


class Complete:
    """Every field has to be filled"""

    def __post_init__(self):
        missing = [field.name for field in fields(self) if not getattr(self, field.name)]
        if missing:
            raise SystemExit(f"{type(self).__name__} lacks {', '.join(missing)}")


@dataclass
class ImsAccount(Complete):
    client_id: str
    client_secret: str
    org_id: str
    technical_account_id: str
    private_key: str


@dataclass
class BasicAccount(Complete):
    user: str
    password: str
