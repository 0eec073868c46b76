#!/bin/bash
# sign.sh KEY IMS METASCOPE: prints a signed JWT
set -eu
enc() { openssl enc -base64 -A | tr '+/' '-_' | tr -d '='; }
h=$(printf '{"alg":"RS256","typ":"JWT"}' | enc)
c=$(printf '{"iss":"%s","sub":"%s","aud":"%s/c/%s","exp":%d,"%s/s/%s":true}' \
  "$AA_ORG_ID" "$AA_TECHNICAL_ACCOUNT_ID" "$2" "$AA_CLIENT_ID" $(($(date +%s) + 3600)) "$2" "$3" | enc)
printf '%s.%s.%s' "$h" "$c" "$(printf '%s.%s' "$h" "$c" | openssl dgst -sha256 -sign "$1" -binary | enc)"
