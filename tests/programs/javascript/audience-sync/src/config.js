'use strict';

require('dotenv').config();

const required = [
  'ADOBE_CLIENT_ID',
  'ADOBE_CLIENT_SECRET',
  'ADOBE_ORG_ID',
  'ADOBE_TECHNICAL_ACCOUNT_ID',
  'ADOBE_PRIVATE_KEY_PATH',
  'ADOBE_META_SCOPES',
];

for (const name of required) {
  if (!process.env[name]) {
    throw new Error(`Missing environment variable ${name}`);
  }
}

module.exports = {
  adobe: {
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    orgId: process.env.ADOBE_ORG_ID,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    privateKeyPath: process.env.ADOBE_PRIVATE_KEY_PATH,
    metaScopes: process.env.ADOBE_META_SCOPES.split(','),
    ims: 'https://ims-na1.adobelogin.com',
  },
  aam: {
    partner: process.env.AAM_PARTNER || 'exampleco',
    baseUrl: 'https://api.demdex.com/v1',
  },
};
