#!/bin/sh
# Uploads the packed extension to Tags
set -eu

node_modules/.bin/reactor-uploader package.zip \
  --private-key="$REACTOR_PRIVATE_KEY_FILE" \
  --org-id="$ADOBE_ORG_ID" \
  --tech-account-id="$REACTOR_TECHNICAL_ACCOUNT_ID" \
  --api-key="$ADOBE_CLIENT_ID" \
  --client-secret="$ADOBE_CLIENT_SECRET"
