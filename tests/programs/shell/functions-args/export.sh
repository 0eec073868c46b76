#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
source lib/ims.sh

jwt=$(ims_jwt "$AEP_ORG" "$AEP_ACCOUNT" "$AEP_CLIENT" "${AEP_KEY:-keys/aep.pem}" ent_dataservices_sdk)
answer=$(ims_login "$AEP_CLIENT" "$AEP_SECRET" "$jwt") || { echo "login failed" >&2; exit 1; }
token=$(jq -r .access_token <<<"$answer")
echo "x-gw-ims-org-id: $AEP_ORG" >&2
echo "$token"
