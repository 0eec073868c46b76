#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
. ./lib.sh

require_env CLIENT_ID CLIENT_SECRET ORG_ID TECHNICAL_ACCOUNT_ID
if [ ! -r "$PRIVATE_KEY_PATH" ]; then
  echo "private key $PRIVATE_KEY_PATH is not readable" >&2
  exit 78
fi

claims=$(build_claims)
jwt=$(sign_jwt "$claims")
token=$(fetch_token "$jwt")
echo "authenticated as $CLIENT_ID in $ORG_ID" >&2
echo "$token"
