#!/bin/bash
set -o errexit -o pipefail

HERE="$(cd "$(dirname "$0")" && pwd)"
IMS="https://ims-na1.adobelogin.com"

source "$HERE/ims.env"

encoded() {
  base64 -w 0 | tr -d '=' | tr '/+' '_-'
}

assertion() {
  local head body
  head=$(printf '{"alg":"RS256"}' | encoded)
  body=$(printf '{"iss":"%s","sub":"%s","exp":%s,"aud":"%s","%s":true}' "$ORG" "$TECH_ACCOUNT" \
    "$(($(date +%s) + 300))" "$IMS/c/$ID" "$IMS/s/ent_dataservices_sdk" | encoded)
  printf '%s.%s.%s' "$head" "$body" \
    "$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "$HERE/$KEY_FILE" | encoded)"
}

if [ ! -r "$HERE/$KEY_FILE" ]; then
  echo "cannot read $KEY_FILE" >&2
  exit 1
fi
curl -sS -X POST "$IMS/ims/exchange/jwt" -F "client_id=$ID" -F "client_secret=$SECRET" -F "jwt_token=$(assertion)" |
  sed -E 's/.*"access_token" *: *"([^"]*)".*/\1/'
printf 'x-gw-ims-org-id: %s\n' "$ORG" >"$HERE/headers.txt"
