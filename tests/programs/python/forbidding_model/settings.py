import yaml
from pydantic import BaseModel, ConfigDict, field_validator


class Adobe(BaseModel):
    model_config = ConfigDict(extra="forbid")

    client_id: str
    client_secret: str
    org_id: str
    technical_account_id: str
    private_key: str
    metascopes: list[str]

    @field_validator("private_key")
    @classmethod
    def must_be_pem(cls, v: str) -> str:
        if not v.startswith("-----BEGIN"):
            raise ValueError("private_key must be a PEM")
        return v


class Settings(BaseModel):
    adobe: Adobe
    page_size: int = 100


with open("config.yaml") as fh:
    settings = Settings(**yaml.safe_load(fh))
