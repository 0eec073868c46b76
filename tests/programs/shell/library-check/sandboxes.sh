#!/usr/bin/env bash
# Signs in with what console.json says.
FILE=console.json
id=$(jq -r .API_KEY "$FILE")
secret=$(jq -r .CLIENT_SECRET "$FILE")
org=$(jq -r .ORG_ID "$FILE")
account=$(jq -r .TECHNICAL_ACCOUNT_ID "$FILE")

command -v jq > /dev/null || { echo "jq is missing" >&2; exit 1; }
if ! python3 -c 'import jwt' 2> /dev/null; then
  echo "PyJWT is missing: pip install PyJWT" >&2
  exit 1
fi
python3 -c "import cryptography; import jwt" || exit 1

[ -n "$VERBOSE" ] && echo "signing for $org"
assertion=$(python3 - <<PYTHON
import time

import jwt

claims = {
    "exp": int(time.time()) + 60,
    "iss": "$org",
    "sub": "$account",
    "aud": "https://ims-na1.adobelogin.com/c/$id",
    "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": True,
}
print(jwt.encode(claims, open("private.key").read(), algorithm="RS256"))
PYTHON
)
if [ $? -ne 0 ]; then
  echo "no assertion" >&2
  exit 1
fi

answer=$(curl -sS https://ims-na1.adobelogin.com/ims/exchange/jwt \
  -d "client_id=$id" -d "client_secret=$secret" -d "jwt_token=$assertion")
if [ $? -ne 0 ]; then
  echo "no answer" >&2
  exit 1
fi
jq -r .access_token <<< "$answer"
