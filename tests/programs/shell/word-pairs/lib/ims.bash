#!/usr/bin/env bash
# Talks to IMS.

ims::token() {
  local -A args=()
  local pair
  for pair in "$@"; do
    args[${pair%%=*}]="${pair#*=}"
  done
  local claims
  claims=$(cat <<-CLAIMS
	{"exp": $(( $(date +%s) + 60 )), "iss": "${args[org]}", "sub": "${args[account]}", "aud": "https://${args[host]}/c/${args[client_id]}", "https://${args[host]}/s/ent_user_sdk": true}
	CLAIMS
  )
  local jwt
  jwt=$(jwt::create "$claims" "${args[key]}") || return 1
  curl --silent --fail "https://${args[host]}/ims/exchange/jwt" \
    --data-urlencode "client_id=${args[client_id]}" \
    --data-urlencode "client_secret=${args[client_secret]}" \
    --data-urlencode "jwt_token=$jwt" |
    jq --raw-output .access_token
}
