#!/usr/bin/env bash
# Creates JSON Web Tokens.

jwt::base64() {
  base64 | tr -d '\n' | tr '+/' '-_' | tr -d '='
}

jwt::create() {
  local claims="$1" key="$2"
  local header='{"typ":"JWT","alg":"RS256"}'
  local input
  input="$(jwt::base64 <<< "$header").$(jwt::base64 <<< "$claims")"
  local signature
  signature="$(printf '%s' "$input" | openssl dgst -sha256 -sign "$key" | jwt::base64)"
  echo "$input.$signature"
}
