#!/usr/bin/env bash
set -eo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export EXP=$(($(date +%s) + 3600))
export IMS_ORG TECH_ACCT CLIENT_ID

urlsafe() {
  base64 | tr -d '\n=' | tr -- '+/' '-_'
}

create_jwt() {
  local header payload signature
  header=$(echo -n '{"alg":"RS256","typ":"JWT"}' | urlsafe)
  payload=$(eval "cat <<JSON
$(cat "$here/claims.json.tpl")
JSON" | tr -d '\n' | urlsafe)
  signature=$(echo -n "${header}.${payload}" | openssl dgst -binary -sha256 -sign <(printf '%s\n' "$PRIVATE_KEY") | urlsafe)
  echo "${header}.${payload}.${signature}"
}

get_access_token() {
  local jwt response status
  jwt=$(create_jwt)
  response=$(curl --silent --write-out '\n%{http_code}' --location --request POST 'https://ims-na1.adobelogin.com/ims/exchange/jwt' \
    --header 'Content-Type: multipart/form-data' \
    --form "client_id=${CLIENT_ID}" \
    --form "client_secret=${CLIENT_SECRET}" \
    --form "jwt_token=${jwt}")
  status=$(tail -n1 <<< "$response")
  if [[ "$status" != 200 ]]; then
    echo "IMS said $status: $(head -n1 <<< "$response")" >&2
    return 1
  fi
  head -n1 <<< "$response" | jq -r .access_token
}

for var in CLIENT_ID CLIENT_SECRET IMS_ORG TECH_ACCT PRIVATE_KEY; do
  if [[ -z "${!var}" ]]; then
    echo "Missing $var" >&2
    exit 1
  fi
done

token=$(get_access_token)
echo "$token"
