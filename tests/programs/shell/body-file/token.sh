#!/bin/sh
KEY=${KEY:-private.key}
test -s "$KEY" || { echo "need $KEY"; exit 1; }
HDR=`printf '{"alg":"RS256","typ":"JWT"}' | openssl base64 -A | tr '+/' '-_' | tr -d '='`
PAY=`printf '{"exp":%s,"iss":"%s","sub":"%s","aud":"https://ims-na1.adobelogin.com/c/%s","https://ims-na1.adobelogin.com/s/ent_user_sdk":true}' \`date -d '+1 hour' +%s\` "$ORG" "$ACC" "$CID" | openssl base64 -A | tr '+/' '-_' | tr -d '='`
SIG=`printf '%s.%s' "$HDR" "$PAY" | openssl dgst -sha256 -sign "$KEY" | openssl base64 -A | tr '+/' '-_' | tr -d '='`

echo "client_id=$CID" > /tmp/body.$$
echo "&client_secret=$SEC" >> /tmp/body.$$
echo "&jwt_token=$HDR.$PAY.$SIG" >> /tmp/body.$$
tr -d '\n' < /tmp/body.$$ > /tmp/body1.$$
curl -s --data-binary @/tmp/body1.$$ -H 'Content-Type: application/x-www-form-urlencoded' https://ims-na1.adobelogin.com/ims/exchange/jwt > /tmp/answer.$$
rm -f /tmp/body.$$ /tmp/body1.$$
sed 's/.*"access_token": *"\([^"]*\)".*/\1/' /tmp/answer.$$
rm -f /tmp/answer.$$
