#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source lib/adobe.bash

token=$(adobe::token)
echo "curl -H 'Authorization: Bearer $token' -H 'x-api-key: $ADOBE_CLIENT_ID' https://cja.adobe.io/data/dataviews"
