#!/usr/bin/env bash
set -e
cd "$(dirname "$0")"
. steps/input.sh
. steps/sign-in.sh

want DATASET_CLIENT "client id"
want DATASET_ACCOUNT "id of the technical account"
given DATASET_SECRET DATASET_KEY_FILE
if [ ! -r "$DATASET_KEY_FILE" ]; then
  echo "no key at $DATASET_KEY_FILE" >&2
  exit 2
fi

token=$(sign_in)
echo "x-gw-ims-org-id: $DATASET_ORG"
echo "x-sandbox-name: $SANDBOX_NAME"
echo "Authorization: Bearer $token"
