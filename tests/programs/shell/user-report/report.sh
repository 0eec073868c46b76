#!/bin/sh
# Lists the users of the organisation. Runs from cron.
here=$(dirname "$0")
. "$here/adobe.conf"

CLIENT_SECRET=${UMAPI_SECRET:?}
CACHE=${TMPDIR:-/tmp}/umapi-token.$$

jwt() {
    claims="{\"iss\":\"$ORG_ID\",\"sub\":\"$TECH_ACCT\",\"exp\":$1,\"aud\":\"https://ims-na1.adobelogin.com/c/$CLIENT_ID\",\"$SCOPE\":true}"
    python3 - "$claims" "${UMAPI_KEY:-$KEY}" <<'PY'
import sys

import jwt
import json

with open(sys.argv[2]) as handle:
    print(jwt.encode(json.loads(sys.argv[1]), handle.read(), algorithm="RS256"))
PY
}

login() {
    curl --silent --fail --request POST "$TOKEN_URL" \
        --header 'Content-Type: application/x-www-form-urlencoded' \
        --data-urlencode "client_id=$CLIENT_ID" \
        --data-urlencode "client_secret=$CLIENT_SECRET" \
        --data-urlencode "jwt_token=$(jwt $(($(date +%s) + 3600)))"
}

login > "$CACHE" || { echo "login failed" >&2; rm -f "$CACHE"; exit 1; }
sed 's/.*"access_token": *"\([^"]*\)".*/\1/' "$CACHE"
echo
rm -f "$CACHE"
