#!/usr/bin/env bash
# Starts a pipeline of Cloud Manager.
set -euo pipefail

IMS_HOST="ims-na1.adobelogin.com"
METASCOPE="ent_cloudmgr_sdk"
KEY_FILE="${KEY_FILE:-./private.key}"

b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

assertion() {
  local header payload unsigned
  header=$(printf '%s' '{"alg":"RS256","typ":"JWT"}' | b64)
  payload=$(printf '{"exp":%d,"iss":"%s","sub":"%s","aud":"https://%s/c/%s","https://%s/s/%s":true}' \
    "$(($(date +%s) + 300))" "$ORG_ID" "$TECHNICAL_ACCOUNT_ID" "$IMS_HOST" "$CLIENT_ID" "$IMS_HOST" "$METASCOPE" | b64)
  unsigned="$header.$payload"
  printf '%s.%s' "$unsigned" "$(printf '%s' "$unsigned" | openssl dgst -sha256 -sign "$KEY_FILE" -binary | b64)"
}

JWT_TOKEN=$(assertion)
RESPONSE=$(curl -sf -X POST "https://${IMS_HOST}/ims/exchange/jwt/" \
  -F "client_id=${CLIENT_ID}" \
  -F "client_secret=${CLIENT_SECRET}" \
  -F "jwt_token=${JWT_TOKEN}")
TOKEN=$(jq -r .access_token <<<"$RESPONSE")

curl -sf -X PUT "https://cloudmanager.adobe.io/api/program/${PROGRAM}/pipeline/${PIPELINE}/execution" \
  -H "Authorization: Bearer ${TOKEN}" \
  -H "x-api-key: ${CLIENT_ID}" \
  -H "x-gw-ims-org-id: ${ORG_ID}"
