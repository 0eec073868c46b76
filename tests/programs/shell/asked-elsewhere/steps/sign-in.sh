SETTINGS="SANDBOX_NAME DATASET_ACCOUNT DATASET_KEY_FILE"

for setting in $SETTINGS; do
  if [ -z "$(printenv "$setting")" ]; then
    echo "$setting is empty" >&2
    exit 2
  fi
done

encoded() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}

assertion() {
  local ims=https://ims-na1.adobelogin.com claims head
  claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s/c/%s","exp":%s,"%s/s/ent_dataservices_sdk":true}' \
    "$DATASET_ORG" "$DATASET_ACCOUNT" "$ims" "$DATASET_CLIENT" "$(($(date +%s) + 300))" "$ims")
  head=$(printf '{"alg":"RS256"}' | encoded).$(printf '%s' "$claims" | encoded)
  printf '%s.%s' "$head" "$(printf '%s' "$head" | openssl dgst -sha256 -sign "$DATASET_KEY_FILE" | encoded)"
}

sign_in() {
  curl -sS "https://ims-na1.adobelogin.com/ims/exchange/jwt" \
    -d "client_id=$DATASET_CLIENT" -d "client_secret=$DATASET_SECRET" -d "jwt_token=$(assertion)" | jq -r .access_token
}
