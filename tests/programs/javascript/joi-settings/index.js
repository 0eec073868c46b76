const fs = require('fs');
const jwt = require('jsonwebtoken');
const settings = require('./settings');

const IMS = 'https://ims-na1.adobelogin.com';

function assertion() {
  const claims = {
    iss: settings.org_id,
    sub: settings.technical_account_id,
    aud: `${IMS}/c/${settings.client_id}`,
    exp: Math.floor(Date.now() / 1000) + 300,
    [`${IMS}/s/${settings.metascope}`]: true,
  };
  return jwt.sign(claims, fs.readFileSync(settings.private_key_path, 'utf8'), { algorithm: 'RS256' });
}

async function token() {
  const body = new URLSearchParams({
    client_id: settings.client_id,
    client_secret: settings.client_secret,
    jwt_token: assertion(),
  });
  const response = await fetch(`${IMS}/ims/exchange/jwt`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`IMS answered ${response.status}`);
  }
  return (await response.json()).access_token;
}

token().then(console.log);
