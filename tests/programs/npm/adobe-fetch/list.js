const AdobeFetch = require('@adobe/fetch');
const fs = require('fs');

const config = {
  auth: {
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    orgId: process.env.ADOBE_ORG_ID,
    metaScopes: ['ent_dataservices_sdk']
  }
};

config.auth.privateKey = fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_FILE);

const adobefetch = AdobeFetch.config(config);

adobefetch('https://platform.adobe.io/data/foundation/schemaregistry/global/classes', {
  headers: { accept: 'application/vnd.adobe.xed-id+json' }
})
  .then(response => response.json())
  .then(json => console.log('Result: ', json))
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  });
