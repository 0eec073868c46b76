#!/usr/bin/env bash
# Prints an IMS access token; keeps it in a file until shortly before it expires.
#
# Environment:
#   IMS_CLIENT_ID, IMS_CLIENT_SECRET  the integration
#   IMS_ORG_ID                        organisation
#   IMS_TA_ID                         technical account
#   IMS_PRIVATE_KEY                   private key (PEM), or
#   IMS_PRIVATE_KEY_FILE              a file that holds it
#   IMS_CACHE                         default ./.ims-token
set -Eeuo pipefail
trap 'echo "$0: failed in line $LINENO" >&2' ERR

readonly IMS=https://ims-na1.adobelogin.com
readonly META_SCOPES=(ent_dataservices_sdk ent_aem_cloud_api)
readonly CACHE=${IMS_CACHE:-.ims-token}

fatal() { echo "$*" >&2; exit 1; }

for cmd in curl jq openssl; do
  command -v "$cmd" >/dev/null || fatal "$cmd is not installed"
done
for name in IMS_CLIENT_ID IMS_CLIENT_SECRET IMS_ORG_ID IMS_TA_ID; do
  [[ -n ${!name:-} ]] || fatal "$name is not set"
done

if [[ -f $CACHE ]] && (( $(jq -r .expires "$CACHE") > $(date +%s) )); then
  jq -r .token "$CACHE"
  exit 0
fi

base64_url() { base64 --wrap=0 | tr -d = | tr '+/' '-_'; }

private_key() {
  if [[ -n ${IMS_PRIVATE_KEY:-} ]]; then
    printf '%s\n' "$IMS_PRIVATE_KEY"
  elif [[ -r ${IMS_PRIVATE_KEY_FILE:-private.key} ]]; then
    cat "${IMS_PRIVATE_KEY_FILE:-private.key}"
  else
    fatal "no private key"
  fi
}

claims() {
  local now exp json scope
  now=$(date +%s)
  exp=$((now + 600))
  json=$(jq -n --arg iss "$IMS_ORG_ID" --arg sub "$IMS_TA_ID" --arg aud "$IMS/c/$IMS_CLIENT_ID" --argjson exp "$exp" '$ARGS.named')
  for scope in "${META_SCOPES[@]}"; do
    json=$(jq --arg scope "$IMS/s/$scope" '.[$scope] = true' <<<"$json")
  done
  jq -c . <<<"$json"
}

header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64_url)
payload=$(claims | tr -d '\n' | base64_url)
signature=$(printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign <(private_key) -binary | base64_url)

response=$(curl --silent --show-error --fail --request POST \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --data-urlencode "client_id=${IMS_CLIENT_ID}" \
  --data-urlencode "client_secret=${IMS_CLIENT_SECRET}" \
  --data-urlencode "jwt_token=${header}.${payload}.${signature}" \
  "${IMS}/ims/exchange/jwt/") || fatal "the exchange failed"

umask 077
jq --argjson now "$(date +%s)" '{token: .access_token, expires: ($now + (.expires_in / 1000 | floor) - 300)}' <<<"$response" > "$CACHE"
jq -r .access_token <<<"$response"
