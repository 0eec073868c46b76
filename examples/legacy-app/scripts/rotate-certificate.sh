#!/usr/bin/env bash
# Once a year, in August: new key pair for the Adobe integration. See docs/certificate-rotation.md.
set -euo pipefail

cd "$(dirname "$0")/../config/keys"
openssl req -x509 -sha256 -nodes -days 365 -newkey rsa:2048 \
  -subj "/C=GB/O=Hearth & Alder Ltd/CN=alder-loyalty-adobe" \
  -keyout private.key -out certificate_pub.crt
openssl pkcs8 -topk8 -inform PEM -outform DER -in private.key -nocrypt \
  -out ../../services/receipts/src/main/resources/secret.key
echo "now upload certificate_pub.crt at https://console.adobe.io"
