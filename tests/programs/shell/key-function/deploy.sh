#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/auth.sh"

token=$(sign_in)
say "deploying for $DEPLOY_ORG"
echo "$token"
