#!/usr/bin/env bash
set -euo pipefail

cd "$(dirname "$0")"
. lib/adobe-auth.sh

if [ -f ingest.env ]; then
  set -a
  . ./ingest.env
  set +a
fi

for name in IMS_HOST API_KEY CLIENT_SECRET IMS_ORG TECHNICAL_ACCOUNT_ID PRIVATE_KEY_FILE METASCOPE; do
  if [ -z "${!name:-}" ]; then
    echo "$name is not set" >&2
    exit 2
  fi
done

if [ ! -r "$PRIVATE_KEY_FILE" ]; then
  echo "cannot read $PRIVATE_KEY_FILE" >&2
  exit 2
fi

token=$(get_access_token)
if [ -z "$token" ]; then
  echo "sign-in failed" >&2
  exit 1
fi
echo "$token"
echo "would upload to sandbox ${SANDBOX:-prod} of $IMS_ORG" >&2
