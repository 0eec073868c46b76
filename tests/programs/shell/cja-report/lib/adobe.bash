# shellcheck shell=bash
# Functions for Adobe I/O. Source me.

declare -A ADOBE=(
  [ims]="https://ims-na1.adobelogin.com"
  [client_id]="${ADOBE_CLIENT_ID:-}"
  [client_secret]="${ADOBE_CLIENT_SECRET:-}"
  [org]="${ADOBE_ORG_ID:-}"
  [account]="${ADOBE_TECHNICAL_ACCOUNT_ID:-}"
  [key]="${ADOBE_PRIVATE_KEY_FILE:-private.key}"
)

adobe::require() {
  local name
  for name in "$@"; do
    if [[ -z "${ADOBE[$name]}" ]]; then
      printf 'adobe: %s is not set\n' "$name" >&2
      return 1
    fi
  done
}

adobe::_b64() {
  base64 -w0 | tr '+/' '-_' | tr -d '='
}

adobe::jwt() {
  local header payload
  header=$(printf '{"alg":"RS256","typ":"JWT"}' | adobe::_b64)
  read -r -d '' payload <<JSON || true
{
  "iss": "${ADOBE[org]}",
  "sub": "${ADOBE[account]}",
  "aud": "${ADOBE[ims]}/c/${ADOBE[client_id]}",
  "exp": $(( $(date +%s) + 1800 )),
  "${ADOBE[ims]}/s/ent_cja_sdk": true
}
JSON
  payload=$(printf '%s' "$payload" | adobe::_b64)
  local signature
  signature=$(printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign "${ADOBE[key]}" | adobe::_b64)
  printf '%s.%s.%s' "$header" "$payload" "$signature"
}

adobe::token() {
  adobe::require client_id client_secret org account key || return
  local response
  response=$(curl -sS "${ADOBE[ims]}/ims/exchange/jwt" \
    --data-urlencode "client_id=${ADOBE[client_id]}" \
    --data-urlencode "client_secret=${ADOBE[client_secret]}" \
    --data-urlencode "jwt_token=$(adobe::jwt)")
  jq -er .access_token <<<"$response" || {
    printf 'adobe: no token: %s\n' "$response" >&2
    return 1
  }
}
