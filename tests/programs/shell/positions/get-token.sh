#!/bin/bash
# Usage: get-token.sh <client_id> <client_secret> <org_id> <tech_acct_id> <private_key> <sandbox>
#
# Prints an access token for the Adobe Experience Platform.

if [ $# -lt 6 ]; then
  echo "Usage: $0 <client_id> <client_secret> <org_id> <tech_acct_id> <private_key> <sandbox>" >&2
  exit 1
fi

CLIENT_ID=$1
CLIENT_SECRET=$2
ORG_ID=$3
TECH_ACCT_ID=$4
PRIVATE_KEY=$5
SANDBOX=$6

base64url() {
  openssl base64 -e -A | tr '+/' '-_' | tr -d '='
}

NOW=$(date +%s)
EXP=$((NOW + 3600))

HEADER='{"alg":"RS256","typ":"JWT"}'
PAYLOAD=$(cat <<JSON
{
  "exp": $EXP,
  "iss": "$ORG_ID",
  "sub": "$TECH_ACCT_ID",
  "https://ims-na1.adobelogin.com/s/ent_dataservices_sdk": true,
  "aud": "https://ims-na1.adobelogin.com/c/$CLIENT_ID"
}
JSON
)

HEADER_B64=$(echo -n "$HEADER" | base64url)
PAYLOAD_B64=$(echo -n "$PAYLOAD" | base64url)
SIGNATURE=$(echo -n "$HEADER_B64.$PAYLOAD_B64" | openssl dgst -sha256 -sign "$PRIVATE_KEY" | base64url)
JWT="$HEADER_B64.$PAYLOAD_B64.$SIGNATURE"

RESPONSE=$(curl -s -X POST https://ims-na1.adobelogin.com/ims/exchange/jwt \
  -H "Cache-Control: no-cache" \
  -F "client_id=$CLIENT_ID" \
  -F "client_secret=$CLIENT_SECRET" \
  -F "jwt_token=$JWT")

ACCESS_TOKEN=$(echo "$RESPONSE" | jq -r .access_token)
if [ "$ACCESS_TOKEN" = "null" ]; then
  echo "Failed: $RESPONSE" >&2
  exit 1
fi

echo "sandbox $SANDBOX" >&2
echo "$ACCESS_TOKEN"
