# shellcheck shell=bash

: "${IMS_HOST:=ims-na1.adobelogin.com}"
: "${METASCOPES:=ent_dataservices_sdk}"
: "${PRIVATE_KEY_PATH:=/run/secrets/adobe_private_key}"

require_env() {
  local missing=0
  for v in "$@"; do
    if [ -z "${!v:-}" ]; then
      echo "environment variable $v is required" >&2
      missing=1
    fi
  done
  return $missing
}

b64url() {
  openssl enc -base64 -A | tr '+/' '-_' | tr -d '='
}

build_claims() {
  local exp claims scope
  exp=$(( $(date +%s) + 600 ))
  claims=$(jq -n --arg iss "$ORG_ID" --arg sub "$TECHNICAL_ACCOUNT_ID" \
    --arg aud "https://$IMS_HOST/c/$CLIENT_ID" --argjson exp "$exp" \
    '{iss: $iss, sub: $sub, aud: $aud, exp: $exp}')
  IFS=',' read -ra scopes <<< "$METASCOPES"
  for scope in "${scopes[@]}"; do
    claims=$(jq -c --arg s "https://$IMS_HOST/s/$scope" '. + {($s): true}' <<< "$claims")
  done
  echo "$claims"
}

sign_jwt() {
  local unsigned
  unsigned="$(printf '{"alg":"RS256","typ":"JWT"}' | b64url).$(printf '%s' "$1" | b64url)"
  printf '%s.%s' "$unsigned" "$(printf '%s' "$unsigned" | openssl dgst -sha256 -sign "$PRIVATE_KEY_PATH" -binary | b64url)"
}

fetch_token() {
  local jwt="$1" tries=0 body
  until body=$(curl -sSf -X POST "https://$IMS_HOST/ims/exchange/jwt" \
      -H 'Content-Type: application/x-www-form-urlencoded' \
      --data-urlencode "client_id=$CLIENT_ID" \
      --data-urlencode "client_secret=$CLIENT_SECRET" \
      --data-urlencode "jwt_token=$jwt"); do
    tries=$((tries + 1))
    [ "$tries" -ge 3 ] && return 1
    sleep 1
  done
  jq -er '.access_token' <<< "$body"
}
