"""Small Postman collections and environments, as Postman exports them."""

from __future__ import annotations

import json

SIGN = (
    "const navigator = {}, window = {};",
    'eval(pm.globals.get("jsrsasign"));',
    'const claims = {iss: pm.environment.get("IMS_ORG"), exp: 1};',
    'claims["https://ims-na1.adobelogin.com/s/" + pm.environment.get("META_SCOPE")] = true;',
    'const key = pm.environment.get("PRIVATE_KEY");',
    'const jwt = KJUR.jws.JWS.sign("RS256", JSON.stringify({alg: "RS256"}), JSON.stringify(claims), key);',
    'pm.environment.set("JWT_TOKEN", jwt);',
)
KEEP = ("const body = pm.response.json();", 'pm.environment.set("ACCESS_TOKEN", body.access_token);')
VALUES = {"client_id": "{{API_KEY}}", "client_secret": "{{CLIENT_SECRET}}", "jwt_token": "{{JWT_TOKEN}}"}
HOST = "https://{{IMS}}"


def form(values: dict[str, str] | None = None) -> list[dict[str, str]]:
    """A form's entries."""
    return [{"key": key, "value": value, "type": "text"} for key, value in (values or VALUES).items()]


def event(listen: str, *lines: str) -> dict[str, object]:
    """A script."""
    return {"listen": listen, "script": {"type": "text/javascript", "exec": list(lines)}}


def request(**parts: object) -> dict[str, object]:
    """The sign-in as Adobe's samples have it; `parts` replace what they name, None takes it out."""
    whole: dict[str, object] = {
        "method": "POST",
        "header": [],
        "body": {"mode": "formdata", "formdata": form()},
        "url": {
            "raw": f"{HOST}/ims/exchange/jwt/",
            "protocol": "https",
            "host": ["{{IMS}}"],
            "path": ["ims", "exchange", "jwt", ""],
        },
    }
    return {name: part for name, part in (whole | parts).items() if part is not None}


def collection(sign_in: dict[str, object], *events: dict[str, object], version: str = "v2.1.0", **more: object) -> str:
    """A collection with one request, laid out as Postman exports it."""
    item: dict[str, object] = {"name": "Get token", "event": list(events), "request": sign_in, "response": []}
    schema = f"https://schema.getpostman.com/json/collection/{version}/collection.json"
    return json.dumps({"info": {"name": "acme", "schema": schema}, "item": [item], **more}, indent="\t") + "\n"


def environment(**values: str) -> str:
    """An environment."""
    listed = [{"key": key, "value": value, "type": "default", "enabled": True} for key, value in values.items()]
    return (
        json.dumps({"id": "1", "name": "acme", "values": listed, "_postman_variable_scope": "environment"}, indent="\t")
        + "\n"
    )


ENVIRONMENT = environment(
    IMS="ims-na1.adobelogin.com",
    IMS_ORG="0123456789ABCDEF0A495C99@AdobeOrg",
    API_KEY="5f1c0a7be94d4c2f8a3b6d90e12f7c44",
    CLIENT_SECRET="",
    TECHNICAL_ACCOUNT_ID="89ABCDEF012345670A495C98@techacct.adobe.com",
    META_SCOPE="ent_dataservices_sdk",
    PRIVATE_KEY="",
    JWT_TOKEN="",
    ACCESS_TOKEN="",
)
