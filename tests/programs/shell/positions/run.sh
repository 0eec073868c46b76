#!/bin/bash
set -eu
. ./settings.env
TOKEN=$(./get-token.sh "$AEP_CLIENT_ID" "$AEP_CLIENT_SECRET" "$AEP_ORG" "$AEP_TECH_ACCT" "$AEP_KEY_FILE" "$AEP_SANDBOX")
echo "token $TOKEN"
