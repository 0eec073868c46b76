#!/bin/bash
# Fetches an access token for every tenant in tenants.csv.

IMS_HOST=ims-na1.adobelogin.com

function jwt {
	local client=$1 org=$2 account=$3 key=$4
	local h p
	h=$(printf '{"alg":"RS256","typ":"JWT"}' | openssl base64 -A | tr '+/' '-_' | tr -d '=')
	p=$(printf '{"exp":%s,"iss":"%s","sub":"%s","aud":"https://%s/c/%s","https://%s/s/ent_user_sdk":true}' "$(($(date +%s) + 300))" "$org" "$account" "$IMS_HOST" "$client" "$IMS_HOST" | openssl base64 -A | tr '+/' '-_' | tr -d '=')
	echo "$h.$p.$(printf '%s' "$h.$p" | openssl dgst -sha256 -sign "$key" | openssl base64 -A | tr '+/' '-_' | tr -d '=')"
}

while IFS=';' read -r name client org account key; do
	[[ $name == \#* || -z $name ]] && continue
	if [[ ! -f $key ]]; then
		echo "$name: no key $key" >&2
		continue
	fi
	secret_var="SECRET_${name^^}"
	token=$(curl -s "https://$IMS_HOST/ims/exchange/jwt" \
		--data "client_id=$client" \
		--data "client_secret=${!secret_var}" \
		--data "jwt_token=$(jwt "$client" "$org" "$account" "$key")" | jq -r '.access_token')
	echo "$name $org $token"
done < tenants.csv
