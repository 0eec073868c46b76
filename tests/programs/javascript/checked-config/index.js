const jwt = require('jsonwebtoken');
const check = require('./check');
const config = check(require('./config'));

const ims = 'https://ims-na1.adobelogin.com';

async function token() {
  if (config.privateKey !== undefined) {
    const payload = {
      exp: Math.round(Date.now() / 1000) + 600,
      iss: config.orgId,
      sub: config.technicalAccountId,
      aud: `${ims}/c/${config.clientId}`,
      [`${ims}/s/ent_analytics_bulk_ingest_sdk`]: true
    };
    const assertion = jwt.sign(payload, config.privateKey.replace(/\\n/g, '\n'), { algorithm: 'RS256' });
    const response = await fetch(`${ims}/ims/exchange/jwt`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: config.clientId,
        client_secret: config.clientSecret,
        jwt_token: assertion
      })
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()).access_token;
  }
  return config.cookie.split('=').pop();
}

token().then(console.log);
