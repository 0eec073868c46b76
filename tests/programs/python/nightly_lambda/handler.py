import json
import os
import time
import urllib.parse
import urllib.request

import boto3
import jwt

IMS = "https://ims-na1.adobelogin.com"
EXCHANGE_URL = f"{IMS}/ims/exchange/jwt"
SSM_PREFIX = os.environ.get("SSM_PREFIX", "/marketing/adobe")

ssm = boto3.client("ssm")
_cache = {"token": None, "expires": 0}


def _parameter(name):
    return ssm.get_parameter(Name=f"{SSM_PREFIX}/{name}", WithDecryption=True)["Parameter"]["Value"]


def _credentials():
    """All we know about the integration lives in the parameter store."""
    return {
        "client_id": _parameter("client_id"),
        "client_secret": _parameter("client_secret"),
        "org_id": _parameter("org_id"),
        "technical_account_id": _parameter("technical_account_id"),
        "private_key": _parameter("private_key"),
    }


def _signed_jwt(creds):
    payload = {
        "exp": int(time.time()) + 60 * 5,
        "iss": creds["org_id"],
        "sub": creds["technical_account_id"],
        "aud": f"{IMS}/c/{creds['client_id']}",
        f"{IMS}/s/ent_analytics_bulk_ingest_sdk": True,
    }
    return jwt.encode(payload, creds["private_key"], algorithm="RS256")


def access_token():
    if _cache["token"] and _cache["expires"] > time.time():
        return _cache["token"]
    creds = _credentials()
    form = urllib.parse.urlencode(
        {
            "client_id": creds["client_id"],
            "client_secret": creds["client_secret"],
            "jwt_token": _signed_jwt(creds),
        }
    ).encode()
    request = urllib.request.Request(EXCHANGE_URL, data=form, method="POST")
    with urllib.request.urlopen(request, timeout=10) as response:
        answer = json.load(response)
    _cache["token"] = answer["access_token"]
    _cache["expires"] = time.time() + answer["expires_in"] // 1000 - 120
    return _cache["token"]


def lambda_handler(event, context):
    token = access_token()
    assert access_token() == token
    return {"statusCode": 200, "body": json.dumps({"token": token, "records": len(event.get("Records", []))})}
