const fs = require('fs');
const axios = require('axios');
const jwt = require('jsonwebtoken');
const convict = require('convict');

const config = convict({
  adobe: {
    clientId: { doc: 'API key', format: String, default: null, env: 'ADOBE_CLIENT_ID' },
    clientSecret: { doc: 'client secret', format: String, default: null, env: 'ADOBE_CLIENT_SECRET', sensitive: true },
    orgId: { doc: 'IMS organisation', format: String, default: null, env: 'ADOBE_ORG_ID' },
    technicalAccount: { doc: 'technical account', format: String, default: null, env: 'ADOBE_TECHNICAL_ACCOUNT_ID' },
    privateKey: { doc: 'private key (PEM)', format: String, default: null, env: 'ADOBE_PRIVATE_KEY', sensitive: true },
    metascopes: { doc: 'metascopes', format: Array, default: ['ent_dataservices_sdk'], env: 'ADOBE_METASCOPES' },
  },
});
config.validate({ allowed: 'strict' });

async function getToken() {
  const claims = {
    exp: Math.round(Date.now() / 1000) + 300,
    iss: config.get('adobe.orgId'),
    sub: config.get('adobe.technicalAccount'),
    aud: `https://ims-na1.adobelogin.com/c/${config.get('adobe.clientId')}`,
  };
  config.get('adobe.metascopes').forEach((scope) => {
    claims[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
  });
  const token = jwt.sign(claims, config.get('adobe.privateKey'), { algorithm: 'RS256' });
  const body = new URLSearchParams();
  body.append('client_id', config.get('adobe.clientId'));
  body.append('client_secret', config.get('adobe.clientSecret'));
  body.append('jwt_token', token);
  const response = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
  return response.data.access_token;
}

getToken().then(console.log);
