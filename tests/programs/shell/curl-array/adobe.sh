#!/usr/bin/env bash
#
# adobe.sh [-v] [-c FILE] - prints an access token
set -o errexit -o nounset -o pipefail

die() { printf '%s\n' "$*" >&2; exit 1; }

config=./adobe.rc
verbose=
while getopts 'vc:k:h' option; do
  case $option in
    v) verbose=1 ;;
    c) config=$OPTARG ;;
    k) KEY_FILE=$OPTARG ;;
    *) die "usage: $0 [-v] [-c FILE] [-k KEYFILE]" ;;
  esac
done
[[ -r $config ]] && source "$config"

for tool in curl jq openssl; do
  command -v "$tool" > /dev/null || die "$tool is not installed"
done
[[ -n ${CLIENT_ID:-} ]] || die 'CLIENT_ID is not set'
[[ -n ${CLIENT_SECRET:-} ]] || die 'CLIENT_SECRET is not set'
[[ -n ${TECHNICAL_ACCOUNT:-} ]] || die 'TECHNICAL_ACCOUNT is not set'
[[ -f ${KEY_FILE:-} ]] || die 'KEY_FILE does not exist'

readonly IMS=https://ims-na1.adobelogin.com

encode() { openssl enc -a -A | tr -d '=' | tr '/+' '_-'; }

make_jwt() {
  local header claims
  header=$(encode <<< '{"alg":"RS256"}')
  claims=$(jq -c -n --arg iss "$ORG" --arg sub "$TECHNICAL_ACCOUNT" --arg aud "$IMS/c/$CLIENT_ID" \
    --arg ms "$IMS/s/ent_stocksearch_sdk" '{iss: $iss, sub: $sub, aud: $aud, ($ms): true, exp: (now | floor + 300)}' | encode)
  printf '%s.%s.%s' "$header" "$claims" "$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha256 -sign "$KEY_FILE" | encode)"
}

args=(--silent --show-error)
args+=(--form "client_id=$CLIENT_ID")
args+=(--form "client_secret=$CLIENT_SECRET")
args+=(--form "jwt_token=$(make_jwt)")
response=$(curl "${args[@]}" "$IMS/ims/exchange/jwt")

[[ -z $verbose ]] || echo "signed in as $CLIENT_ID" >&2
jq -e -r .access_token <<< "$response" || die "no token: $response"
