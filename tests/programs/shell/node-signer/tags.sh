#!/usr/bin/env bash
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/settings.sh"

assertion=$(node "$here/assertion.mjs")
answer=$(curl -s https://ims-na1.adobelogin.com/ims/exchange/jwt \
  -d "client_id=$TAGS_CLIENT" \
  -d "client_secret=$TAGS_SECRET" \
  -d "jwt_token=$assertion")
token=$(printf '%s' "$answer" | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p')
echo "$TAGS_ORG $token"
