#!/bin/bash
# Step 3: use it
. ./00-common.sh
jq -r .access_token "$WORK/token.json"
