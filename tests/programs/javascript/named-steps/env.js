module.exports = {
  orgId: process.env.STEPS_ORG_ID,
  techAcct: process.env.STEPS_TECH_ACCT,
  apiKey: process.env.STEPS_API_KEY,
  clientSecret: process.env.STEPS_CLIENT_SECRET,
  privateKey: Buffer.from(process.env.STEPS_PRIVATE_KEY || '', 'base64').toString(),
  metaScopes: (process.env.STEPS_META_SCOPES || 'ent_marketing_sdk').split(',')
};
