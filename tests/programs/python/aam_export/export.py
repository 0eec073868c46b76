# coding: utf-8
"""Täglicher Export der Segmente (Audience Manager)."""
import json
import time
from urllib import parse, request

import jwt

with open('credentials.json', encoding='utf-8') as f:
    creds = json.load(f)

# Schlüssel einlesen
with open(creds['private_key_file'], 'rb') as f:
    private_key = f.read()

# JWT bauen
jwt_payload = {
    'exp': int(time.time()) + 24 * 60 * 60,
    'iss': creds['org_id'],
    'sub': creds['technical_account_id'],
    'aud': 'https://ims-na1.adobelogin.com/c/{}'.format(creds['api_key']),
}
for scope in creds['meta_scopes']:
    jwt_payload['https://ims-na1.adobelogin.com/s/' + scope] = True
jwt_token = jwt.encode(jwt_payload, private_key, algorithm='RS256')

# Token holen
body = parse.urlencode({
    'client_id': creds['api_key'],
    'client_secret': creds['secret'],
    'jwt_token': jwt_token
}).encode('utf-8')
req = request.Request('https://ims-na1.adobelogin.com/ims/exchange/jwt', data=body)
req.add_header('Content-Type', 'application/x-www-form-urlencoded')
resp = json.loads(request.urlopen(req).read().decode('utf-8'))
access_token = resp['access_token']
expires_at = time.time() + resp['expires_in'] / 1000  # ms

print('Token gültig bis', time.strftime('%d.%m.%Y %H:%M', time.localtime(expires_at)))
print(access_token)
