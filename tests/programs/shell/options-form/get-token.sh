#!/usr/bin/env bash
set -euo pipefail

usage() {
  cat <<USAGE
Usage: ${0##*/} --client-id ID --org ORG --account ID --key FILE [--metascope NAME]
The client secret is read from ADOBE_CLIENT_SECRET.
USAGE
  exit 64
}

metascope=ent_dataservices_sdk
client_id=
org=
account=
key=
while [[ $# -gt 0 ]]; do
  case "$1" in
    --client-id) client_id=$2; shift 2 ;;
    --org) org=$2; shift 2 ;;
    --account) account=$2; shift 2 ;;
    --key) key=$2; shift 2 ;;
    --metascope) metascope=$2; shift 2 ;;
    *) usage ;;
  esac
done
[[ -n $client_id && -n $org && -n $account && -n $key ]] || usage
[[ -r $key ]] || { echo "cannot read $key" >&2; exit 66; }

ims=https://ims-na1.adobelogin.com

b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

header=$(printf '{"alg":"RS256","typ":"JWT"}' | b64url)
claims=$(jq -nc \
  --arg iss "$org" \
  --arg sub "$account" \
  --arg aud "$ims/c/$client_id" \
  --arg scope "$ims/s/$metascope" \
  --argjson exp "$(($(date +%s) + 300))" \
  '{iss: $iss, sub: $sub, aud: $aud, exp: $exp, ($scope): true}' | b64url)
signature=$(printf '%s' "$header.$claims" | openssl dgst -sha256 -sign "$key" | b64url)

response=$(curl --silent --show-error --request POST "$ims/ims/exchange/jwt" \
  --form client_id="$client_id" \
  --form client_secret="$ADOBE_CLIENT_SECRET" \
  --form jwt_token="$header.$claims.$signature")

token=$(jq -r '.access_token // empty' <<<"$response")
if [[ -z $token ]]; then
  echo "sign-in failed: $response" >&2
  exit 1
fi
echo "$token"
echo "organisation $org" >&2
