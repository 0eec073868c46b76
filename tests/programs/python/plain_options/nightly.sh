#!/bin/sh
set -e
python list_users.py --client "$1" --secret "$2" --org "$3" --account "$4" --key "$5"
