#!/usr/bin/env bash
# Lists the delivery queues; what it signs in with is shown first.
SETTINGS=settings.json

ID=$(jq -r '.adobe.clientId' "$SETTINGS")
SECRET=$(jq -r '.adobe.clientSecret' "$SETTINGS")
ORG=$(jq -r '.adobe.org' "$SETTINGS")
ACCOUNT=$(jq -r '.adobe.technicalAccount' "$SETTINGS")
PRIVATE_KEY=$(jq -r '.adobe.privateKey' "$SETTINGS")
IMS=ims-na1.adobelogin.com

KEY_FILE=$(mktemp)
echo "$PRIVATE_KEY" > "$KEY_FILE"
chmod 600 "$KEY_FILE"

CLAIMS=$(cat <<JSON
{
  "exp": $(($(date +%s) + 900)),
  "iss": "$ORG",
  "sub": "$ACCOUNT",
  "aud": "https://$IMS/c/$ID",
  "https://$IMS/s/ent_campaign_sdk": true
}
JSON
)
echo "$CLAIMS" | jq '.'

ASSERTION=$(python3 - <<PYTHON
import json
import time

import jwt

with open("$SETTINGS") as file:
    adobe = json.load(file)["adobe"]

claims = {
    "exp": int(time.time()) + 900,
    "iss": adobe["org"],
    "sub": adobe["technicalAccount"],
    "aud": "https://$IMS/c/" + adobe["clientId"],
    "https://$IMS/s/ent_campaign_sdk": True,
}
print(jwt.encode(claims, adobe["privateKey"], algorithm="RS256"))
PYTHON
)
if [ $? -ne 0 ]; then
  echo "no assertion" >&2
  rm -f "$KEY_FILE"
  exit 1
fi

ANSWER=$(curl -sG -X POST "https://$IMS/ims/exchange/jwt/" \
  -d "client_id=$ID" \
  -d "client_secret=$SECRET" \
  -d "jwt_token=$ASSERTION")
TOKEN=$(echo "$ANSWER" | jq -r '.access_token')

if [ "$TOKEN" = null ] || [ -z "$TOKEN" ]; then
  echo "$ANSWER" >&2
  rm -f "$KEY_FILE"
  exit 1
fi

rm -f "$KEY_FILE"
echo "$TOKEN"
