import AdobeSession from './adobe-session.js';

const { ADOBE_CLIENT_ID: clientId, ADOBE_CLIENT_SECRET: clientSecret, ADOBE_ORG: organization, ADOBE_ACCOUNT: technicalAccount, ADOBE_KEY_FILE: keyFile = 'private.key' } = process.env;

const session = new AdobeSession({
  clientId,
  clientSecret,
  organization,
  technicalAccount,
  keyFile,
  metaScopes: ['ent_adobeio_sdk', 'ent_cloudmgr_sdk'],
});

console.log(await session.token(), await session.token());
