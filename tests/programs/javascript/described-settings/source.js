const axios = require('axios');
const jwt = require('jsonwebtoken');
const { Setting, settingsOf } = require('./lib/host');

const IMS = 'https://ims-na1.adobelogin.com';

async function signIn(given) {
  const claims = {
    exp: Math.floor(Date.now() / 1000) + 900,
    iss: given.org_id,
    sub: given.technical_account_id,
    aud: `${IMS}/c/${given.client_id}`,
    [`${IMS}/s/ent_adobeio_sdk`]: true,
  };
  const body = new URLSearchParams({
    client_id: given.client_id,
    client_secret: given.client_secret,
    jwt_token: jwt.sign(claims, given.private_key.replace(/\\n/g, '\n'), { algorithm: 'RS256' }),
  });
  const { data } = await axios.post(`${IMS}/ims/exchange/jwt`, body);
  return data.access_token;
}

exports.describe = () => ({
  title: 'Events of an integration',
  settings: [
    new Setting({ name: 'client_id', kind: Setting.text, label: 'Client ID', needed: true }),
    new Setting({ name: 'client_secret', kind: Setting.secret, label: 'Client secret', needed: true }),
    new Setting({ name: 'org_id', kind: Setting.text, label: 'Organization', needed: true }),
    new Setting({
      name: 'technical_account_id',
      kind: Setting.text,
      label: 'Technical account',
      needed: true,
    }),
    new Setting({ name: 'private_key', kind: Setting.secret, label: 'Private key, on one line', needed: true }),
  ],
});

if (require.main === module) {
  const given = settingsOf(exports);
  signIn(given).then((token) => console.log(`${given.org_id}: ${token}`));
}
