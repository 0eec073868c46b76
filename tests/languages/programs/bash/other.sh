#!/usr/bin/env bash
# Signs in as a GitHub App.
set -euo pipefail

b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

now=$(date +%s)
header=$(printf '{"alg":"RS256","typ":"JWT"}' | b64)
payload=$(printf '{"iat":%d,"exp":%d,"iss":"%s"}' "$((now - 60))" "$((now + 600))" "$APP_ID" | b64)
signature=$(printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign app.private-key.pem -binary | b64)
curl -sf -X POST -H "Authorization: Bearer $header.$payload.$signature" \
  "https://api.github.com/app/installations/$INSTALLATION/access_tokens"
