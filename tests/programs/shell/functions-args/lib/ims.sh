# Helpers for Adobe IMS.

ims_b64() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}

# ims_jwt ORG ACCOUNT CLIENT_ID KEY METASCOPE
ims_jwt() {
  local org="$1" account="$2" client="$3" key="$4" scope="$5" header body
  header="$(printf '{"alg":"RS256"}' | ims_b64)"
  body="$(printf '{"iss":"%s","sub":"%s","aud":"https://ims-na1.adobelogin.com/c/%s","exp":%s,"https://ims-na1.adobelogin.com/s/%s":true}' "$org" "$account" "$client" "$(( $(date +%s) + 60 ))" "$scope" | ims_b64)"
  printf '%s.%s.%s' "$header" "$body" "$(printf '%s.%s' "$header" "$body" | openssl dgst -sha256 -sign "$key" | ims_b64)"
}

# ims_login CLIENT_ID SECRET JWT
ims_login() {
  curl -fsS "https://ims-na1.adobelogin.com/ims/exchange/jwt" \
    -d "client_id=$1" -d "client_secret=$2" -d "jwt_token=$3"
}
