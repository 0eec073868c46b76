IMS_URL="https://ims-na1.adobelogin.com"
WORK=${WORK:-./work}
die() { echo "ERROR: $*" >&2; exit 1; }
