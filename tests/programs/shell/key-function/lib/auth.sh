# shellcheck shell=bash
IMS_BASE=https://ims-na1.adobelogin.com

say() { printf '%s\n' "$*" >&2; }

encode() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# The deployment hands the key over as base64.
prepare_key() {
  PEM=$(mktemp)
  trap 'rm -f "$PEM"' EXIT INT TERM
  base64 -d <<<"$DEPLOY_KEY" > "$PEM"
  chmod 600 "$PEM"
}

sign_in() {
  prepare_key || return 1
  local head body
  head=$(printf '{"alg":"RS256","typ":"JWT"}' | encode)
  body=$(printf '{"exp":%s,"iss":"%s","sub":"%s","aud":"%s","%s":true}' "$(($(date +%s) + 120))" "$DEPLOY_ORG" \
    "$DEPLOY_ACCOUNT" "$IMS_BASE/c/$DEPLOY_CLIENT" "$IMS_BASE/s/ent_reactor_admin_sdk" | encode)
  local tail
  tail=$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "$PEM" | encode)
  say "signing in"
  curl -fsS "$IMS_BASE/ims/exchange/jwt" -d "client_id=$DEPLOY_CLIENT" -d "client_secret=$DEPLOY_SECRET" \
    -d "jwt_token=$head.$body.$tail" | jq -er .access_token
}
