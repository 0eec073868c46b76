#!/bin/bash
# Prints a token for the offers API; the parameters go into the address.
set -euo pipefail

IMS=https://ims-na1.adobelogin.com

b64() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}

assertion() {
  local head claims
  head=$(printf '{"alg":"RS256","typ":"JWT"}' | b64)
  claims=$(printf '{"exp":%s,"iss":"%s","sub":"%s","aud":"%s/c/%s","%s/s/ent_dataservices_sdk":true}' \
    "$(($(date +%s) + 600))" "$OFFERS_ORG" "$OFFERS_ACCOUNT" "$IMS" "$OFFERS_ID" "$IMS" | b64)
  printf '%s.%s.%s' "$head" "$claims" "$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign "$OFFERS_KEY" -binary | b64)"
}

JWT=$(assertion)

curl -sS --fail -X POST -H 'Cache-Control: no-cache' \
  "$IMS/ims/exchange/jwt?client_id=$OFFERS_ID&client_secret=$OFFERS_SECRET&jwt_token=$JWT"
