#!/bin/bash
# Step 1: create the JWT
. ./00-common.sh
b64url() { openssl enc -base64 -A | tr '+/' '-_' | tr -d '='; }
[ -f private.key ] || die "private.key is missing"
claims="{\"exp\":$(($(date +%s)+86400)),\"iss\":\"$ORG_ID\",\"sub\":\"$ACCOUNT_ID\",\"aud\":\"$IMS_URL/c/$API_KEY\",\"$IMS_URL/s/ent_campaign_sdk\":true}"
unsigned="$(printf '{"alg":"RS256","typ":"JWT"}' | b64url).$(printf '%s' "$claims" | b64url)"
printf '%s.%s' "$unsigned" "$(printf '%s' "$unsigned" | openssl dgst -sha256 -sign private.key -binary | b64url)" > "$WORK/jwt.txt"
