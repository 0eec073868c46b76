#!/bin/bash
set -e
cd "$(dirname "$0")"
mkdir -p work
for step in [1-9]*-*.sh; do
  echo "== $step" >&2
  bash "$step"
done
