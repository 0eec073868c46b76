#!/usr/bin/env python3
import base64
import json
import os
import sys
import time
import urllib.parse
import urllib.request

from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

REQUIRED = ["IMS_HOST", "IMS_ORG", "CLIENT_ID", "CLIENT_SECRET", "TECH_ACCOUNT", "META_SCOPE", "PRIVATE_KEY_PATH"]


def check_environment():
    missing = [name for name in REQUIRED if not os.environ.get(name)]
    if missing:
        sys.exit("missing environment variables: " + ", ".join(missing))


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def load_key(path):
    with open(path, "rb") as f:
        return serialization.load_pem_private_key(f.read(), password=None, backend=default_backend())


def assertion(ims_host, client_id, org, tech_account, metascope, key):
    header = b64(json.dumps({"alg": "RS256", "typ": "JWT"}).encode())
    claims = {
        "iss": org,
        "sub": tech_account,
        "exp": int(time.time()) + 60 * 60,
        "aud": "https://" + ims_host + "/c/" + client_id,
        metascope: True,
    }
    body = b64(json.dumps(claims).encode())
    signature = key.sign(header + b"." + body, padding.PKCS1v15(), hashes.SHA256())
    return (header + b"." + body + b"." + b64(signature)).decode()


def sign_in():
    env = os.environ
    key = load_key(env["PRIVATE_KEY_PATH"])
    token = assertion(
        env["IMS_HOST"], env["CLIENT_ID"], env["IMS_ORG"], env["TECH_ACCOUNT"], env["META_SCOPE"], key
    )
    fields = urllib.parse.urlencode(
        {"client_id": env["CLIENT_ID"], "client_secret": env["CLIENT_SECRET"], "jwt_token": token}
    )
    request = urllib.request.Request(
        "https://%s/ims/exchange/jwt/" % env["IMS_HOST"],
        data=fields.encode("ascii"),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        answer = json.load(response)
    return answer["access_token"], time.time() + int(answer["expires_in"]) / 1000.0


def main():
    check_environment()
    token, expires = sign_in()
    print(token)
    print("expires in %d minutes" % ((expires - time.time()) / 60), file=sys.stderr)


if __name__ == "__main__":
    main()
