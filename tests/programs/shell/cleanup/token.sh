#!/usr/bin/env bash
set -euo pipefail

WORKDIR=$(mktemp -d)
KEYFILE="$WORKDIR/key.pem"
cleanup() {
  rm -f "$KEYFILE"
}
finish() {
  cleanup
  rm -rf "$WORKDIR"
}
trap finish EXIT
trap cleanup INT

die() {
  echo "error: $1" >&2
  exit "${2:-1}"
}

[[ -n "${PRIVATE_KEY:-}" ]] || die "PRIVATE_KEY is empty" 2
echo "$PRIVATE_KEY" > "$KEYFILE"

b64url() { openssl base64 -e -A | tr -d '=' | tr '/+' '_-'; }

claims=$(cat <<JSON | jq -c .
{"exp": $(($(date +%s) + 60)), "iss": "$ORG", "sub": "$ACC", "aud": "https://ims-na1.adobelogin.com/c/$CID", "https://ims-na1.adobelogin.com/s/ent_user_sdk": true}
JSON
)
unsigned="$(printf '{"alg":"RS256"}' | b64url).$(printf '%s' "$claims" | b64url)"
jwt="$unsigned.$(printf '%s' "$unsigned" | openssl dgst -sha256 -sign "$KEYFILE" | b64url)"

cat > "$WORKDIR/body" <<BODY
client_id=$CID&client_secret=$SEC&jwt_token=$jwt
BODY
http_code=$(curl -s -o "$WORKDIR/answer.json" -w '%{http_code}' -d @"$WORKDIR/body" https://ims-na1.adobelogin.com/ims/exchange/jwt) || die "curl failed"
[[ $http_code == 200 ]] || die "IMS answered $http_code"
jq -r .access_token "$WORKDIR/answer.json"
