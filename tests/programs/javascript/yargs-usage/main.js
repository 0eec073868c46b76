const fs = require('fs');
const axios = require('axios');
const jwt = require('jsonwebtoken');
const yargs = require('yargs');

const argv = yargs
  .usage('Usage: $0 --client-id <id> --client-secret <secret> --org-id <org> --technical-account <id> --private-key <file>')
  .option('client-id', { type: 'string', describe: 'API key', demandOption: true })
  .option('client-secret', { type: 'string', describe: 'client secret', demandOption: true })
  .option('org-id', { type: 'string', demandOption: true })
  .option('technical-account', { type: 'string', demandOption: true })
  .option('private-key', { alias: 'k', type: 'string', normalize: true, demandOption: true })
  .option('metascopes', { type: 'array', default: ['ent_dataservices_sdk'] })
  .help()
  .parse();

async function getToken(argv) {
  const key = fs.readFileSync(argv.privateKey, 'utf8');
  const payload = {
    exp: Math.round(Date.now() / 1000) + 60 * 60,
    iss: argv.orgId,
    sub: argv.technicalAccount,
    aud: `https://ims-na1.adobelogin.com/c/${argv.clientId}`,
  };
  for (const scope of argv.metascopes) {
    payload[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
  }
  const assertion = jwt.sign(payload, key, { algorithm: 'RS256' });
  const form = new URLSearchParams({
    client_id: argv.clientId,
    client_secret: argv.clientSecret,
    jwt_token: assertion,
  });
  const { data } = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', form);
  return data.access_token;
}

getToken(argv).then(console.log);
