#!/usr/bin/env bash
# Prints an Adobe access token, for trying things by hand.
#   TOKEN=$(scripts/adobe-token.sh)
set -euo pipefail

cd "$(dirname "$0")/.."
# shellcheck disable=SC1091
[ -f .env ] && { set -a; . ./.env; set +a; }

IMS="${IMS_URL:-https://ims-na1.adobelogin.com}"
KEY="${ADOBE_PRIVATE_KEY_PATH:-config/keys/private.key}"

b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

exp=$(( $(date +%s) + 86400 ))
header=$(printf '{"alg":"RS256","typ":"JWT"}' | b64url)
claims=$(printf '{"exp":%d,"iss":"%s","sub":"%s","aud":"%s/c/%s","%s/s/ent_dataservices_sdk":true}' \
  "$exp" "$ADOBE_ORG_ID" "$ADOBE_TECHNICAL_ACCOUNT_ID" "$IMS" "$ADOBE_CLIENT_ID" "$IMS" | b64url)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign "$KEY" -binary | b64url)

curl -sSf -X POST "$IMS/ims/exchange/jwt" \
  -F "client_id=$ADOBE_CLIENT_ID" \
  -F "client_secret=$ADOBE_CLIENT_SECRET" \
  -F "jwt_token=$header.$claims.$signature" |
  sed -E 's/.*"access_token" *: *"([^"]+)".*/\1/'
