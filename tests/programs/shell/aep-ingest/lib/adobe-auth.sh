# Functions to sign in at Adobe IMS. Source this file.

base64url() {
  openssl base64 -e -A | tr '+/' '-_' | tr -d '='
}

# Prints a signed JWT, valid for ten minutes.
create_jwt() {
  local now exp header payload signature
  now=$(date +%s)
  exp=$((now + 600))
  header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
  payload=$(printf '{"exp":%d,"iss":"%s","sub":"%s","aud":"https://%s/c/%s","https://%s/s/%s":true}' \
    "$exp" "$IMS_ORG" "$TECHNICAL_ACCOUNT_ID" "$IMS_HOST" "$API_KEY" "$IMS_HOST" "$METASCOPE" | base64url)
  signature=$(printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign "$PRIVATE_KEY_FILE" -binary | base64url)
  printf '%s.%s.%s' "$header" "$payload" "$signature"
}

# Prints an access token.
get_access_token() {
  local jwt response
  jwt=$(create_jwt)
  response=$(curl -sS -X POST "https://$IMS_HOST/ims/exchange/jwt" \
    -H 'Cache-Control: no-cache' \
    -H 'Content-Type: multipart/form-data' \
    -F "client_id=$API_KEY" \
    -F "client_secret=$CLIENT_SECRET" \
    -F "jwt_token=$jwt")
  printf '%s' "$response" | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p'
}
