const fs = require('fs');
const axios = require('axios');
const jwt = require('jsonwebtoken');
const minimist = require('minimist');

const args = minimist(process.argv.slice(2), {
  string: ['client-id', 'client-secret', 'org-id', 'technical-account', 'private-key', 'metascopes'],
  alias: { k: 'private-key', t: 'technical-account' },
  default: { metascopes: 'ent_dataservices_sdk' },
});

for (const name of ['client-id', 'client-secret', 'org-id', 'technical-account', 'private-key']) {
  if (!args[name]) {
    console.error(`--${name} is required`);
    process.exit(2);
  }
}

const options = {
  clientId: args['client-id'],
  clientSecret: args['client-secret'],
  orgId: args['org-id'],
  technicalAccount: args['technical-account'],
  privateKey: args['private-key'],
  metascopes: args.metascopes.split(','),
};

const seen = new Map();

async function getToken(options) {
  const key = fs.readFileSync(options.privateKey, 'utf8');
  const payload = {
    exp: Math.round(Date.now() / 1000) + 60 * 60,
    iss: options.orgId,
    sub: options.technicalAccount,
    aud: `https://ims-na1.adobelogin.com/c/${options.clientId}`,
  };
  for (const scope of options.metascopes) {
    payload[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
  }
  const assertion = jwt.sign(payload, key, { algorithm: 'RS256' });
  seen.set('assertion', assertion);
  const form = new URLSearchParams({
    client_id: options.clientId,
    client_secret: options.clientSecret,
    jwt_token: assertion,
  });
  const { data } = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', form);
  seen.set('token', data.access_token);
  return seen.get('token');
}

getToken(options).then(console.log, (error) => { console.error(error); process.exit(1); });
