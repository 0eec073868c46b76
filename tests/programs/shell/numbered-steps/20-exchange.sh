#!/bin/bash
# Step 2: exchange the JWT for an access token
. ./00-common.sh
curl -sf -X POST "$IMS_URL/ims/exchange/jwt" \
  --data-urlencode "client_id=$API_KEY" \
  --data-urlencode "client_secret=$API_SECRET" \
  --data-urlencode "jwt_token=$(cat "$WORK/jwt.txt")" > "$WORK/token.json" || die "exchange failed"
