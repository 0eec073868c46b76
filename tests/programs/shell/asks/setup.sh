#!/bin/sh
# Interactive: asks for the credential, prints a token.
CONF=${XDG_CONFIG_HOME:-$HOME/.config}/adobe/credentials

ask() {
  # ask VARIABLE PROMPT
  printf '%s: ' "$2" >&2
  read -r "$1"
}

if [ -f "$CONF" ]; then
  . "$CONF"
else
  ask CLIENT_ID "Client ID"
  ask CLIENT_SECRET "Client secret"
  ask ORG_ID "Organization ID"
  ask TECH_ACCT "Technical account ID"
  ask KEY_FILE "Path of the private key"
  mkdir -p "$(dirname "$CONF")"
  cat > "$CONF" <<CREDENTIALS
CLIENT_ID=$CLIENT_ID
CLIENT_SECRET=$CLIENT_SECRET
ORG_ID=$ORG_ID
TECH_ACCT=$TECH_ACCT
KEY_FILE=$KEY_FILE
CREDENTIALS
fi

if [ ! -r "$KEY_FILE" ]; then
  echo "The private key $KEY_FILE cannot be read." >&2
  exit 1
fi

enc() { openssl enc -base64 -A | tr '+/' '-_' | tr -d '='; }
HEAD=$(printf '%s' '{"typ":"JWT","alg":"RS256"}' | enc)
BODY=$(printf '{"exp":%s,"iss":"%s","sub":"%s","aud":"%s","%s":true}' "$(expr "$(date +%s)" + 300)" "$ORG_ID" "$TECH_ACCT" "https://ims-na1.adobelogin.com/c/$CLIENT_ID" "https://ims-na1.adobelogin.com/s/ent_campaign_sdk" | enc)
SIG=$(printf '%s' "$HEAD.$BODY" | openssl dgst -sha256 -binary -sign "$KEY_FILE" | enc)

curl -s -d "client_id=$CLIENT_ID&client_secret=$CLIENT_SECRET&jwt_token=$HEAD.$BODY.$SIG" \
  https://ims-na1.adobelogin.com/ims/exchange/jwt/ |
  sed -e 's/.*"access_token"[ ]*:[ ]*"//' -e 's/".*//'
echo
