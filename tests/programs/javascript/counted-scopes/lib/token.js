const fs = require('fs');
const auth = require('@adobe/jwt-auth');

const METASCOPES = ['ent_dataservices_sdk', 'ent_reactor_admin_sdk'];
const PREFIX = 'https://ims-na1.adobelogin.com/s/';

module.exports = async ({ client, secret, org, technicalAccount, privateKeyPath }) => {
  const needed = { client, secret, technicalAccount, privateKeyPath };
  const missing = Object.keys(needed).filter((name) => !needed[name]);
  if (missing.length > 0) {
    throw new Error(`not given: ${missing.join(', ')}`);
  }
  const privateKey = fs.readFileSync(privateKeyPath);

  for (let i = 0; i < METASCOPES.length; i++) {
    const metascope = METASCOPES[i];
    console.error(`asking for ${metascope}`);
    try {
      const answer = await auth({
        clientId: client,
        clientSecret: secret,
        orgId: org,
        technicalAccountId: technicalAccount,
        privateKey,
        metaScopes: [PREFIX + metascope]
      });
      return answer.access_token;
    } catch (error) {
      const unknown = error.message.includes('invalid_scope');
      if (!unknown || i === METASCOPES.length - 1) {
        throw error;
      }
    }
  }
};
