const fs = require('fs');
const axios = require('axios');
const jwt = require('jsonwebtoken');
const yargs = require('yargs');

const IMS = 'https://ims-na1.adobelogin.com';
const opts = yargs
  .option('client', { type: 'string', demandOption: true })
  .option('secret', { type: 'string', demandOption: true })
  .option('org', { type: 'string', demandOption: true })
  .option('account', { type: 'string', demandOption: true })
  .option('key', { type: 'string', demandOption: true })
  .parse();

const assertion = jwt.sign(
  {
    exp: Math.round(Date.now() / 1000) + 300,
    iss: opts.org,
    sub: opts.account,
    aud: `${IMS}/c/${opts.client}`,
    [`${IMS}/s/ent_user_sdk`]: true,
  },
  fs.readFileSync(opts.key),
  { algorithm: 'RS256' }
);
const form = new URLSearchParams({ client_id: opts.client, client_secret: opts.secret, jwt_token: assertion });
axios.post(`${IMS}/ims/exchange/jwt`, form.toString()).then((answer) => {
  console.log(answer.data.access_token);
});
