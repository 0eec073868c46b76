#!/bin/bash
PROG=$(basename "$0")
OPTS=$(getopt -o c:s:o:t:k:m:h --long client-id:,secret:,org:,tech-account:,key:,metascope:,help -n "$PROG" -- "$@") || exit 2
eval set -- "$OPTS"

METASCOPE=ent_cja_sdk
while true; do
  case "$1" in
    -c|--client-id) CLIENT_ID="$2"; shift 2 ;;
    -s|--secret) SECRET="$2"; shift 2 ;;
    -o|--org) ORG="$2"; shift 2 ;;
    -t|--tech-account) TECH_ACCOUNT="$2"; shift 2 ;;
    -k|--key) KEY="$2"; shift 2 ;;
    -m|--metascope) METASCOPE="$2"; shift 2 ;;
    -h|--help)
      cat <<HELP
$PROG - print an access token for Customer Journey Analytics

  -c, --client-id ID       API key
  -s, --secret SECRET      client secret
  -o, --org ORG            organisation
  -t, --tech-account ID    technical account
  -k, --key FILE           private key
  -m, --metascope NAME     metascope ($METASCOPE)
HELP
      exit 0 ;;
    --) shift; break ;;
  esac
done

if [[ -z "$CLIENT_ID" || -z "$SECRET" || -z "$ORG" || -z "$TECH_ACCOUNT" || -z "$KEY" ]]; then
  echo "$PROG: missing option, see --help" >&2
  exit 2
fi

IMS="https://ims-na1.adobelogin.com"
url_base64() { openssl base64 -A | sed 's/+/-/g; s#/#_#g; s/=*$//'; }
EXPIRES=$(date -d '+5 minutes' +%s)
PAYLOAD=$(python3 -c 'import json,sys; a=sys.argv; print(json.dumps({"exp": int(a[1]), "iss": a[2], "sub": a[3], "aud": a[4], a[5]: True}))' "$EXPIRES" "$ORG" "$TECH_ACCOUNT" "$IMS/c/$CLIENT_ID" "$IMS/s/$METASCOPE")
UNSIGNED="$(echo -n '{"alg":"RS256","typ":"JWT"}' | url_base64).$(echo -n "$PAYLOAD" | url_base64)"
SIGNED="$UNSIGNED.$(echo -n "$UNSIGNED" | openssl dgst -sha256 -sign "$KEY" | url_base64)"

RESULT=$(curl -sS --request POST --url "$IMS/ims/exchange/jwt" --header 'content-type: application/x-www-form-urlencoded' --data client_id="$CLIENT_ID" --data client_secret="$SECRET" --data jwt_token="$SIGNED")
case "$RESULT" in
  *access_token*) grep -o '"access_token": *"[^"]*"' <<< "$RESULT" | cut -d'"' -f4 ;;
  *) echo "$PROG: $RESULT" >&2; exit 1 ;;
esac
