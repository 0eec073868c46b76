#!/bin/sh
# Run by cron at night.
set -eu
cd "$(dirname "$0")"
ruby seats.rb --account seats@techacct.adobe.com -p private.key --quiet
