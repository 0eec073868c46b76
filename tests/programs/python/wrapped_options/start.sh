#!/bin/sh
set -eu
python profiles.py \
  --org "$PROFILES_ORG" \
  --private-key keys/private.key \
  --tech-account=profiles@techacct.adobe.com \
  --limit 5
