'use strict';

module.exports = {
  adobe: {
    clientId: 'b0c1d2e3f4a5968778695a4b3c2d1e0f',
    clientSecret: process.env.GROUPS_CLIENT_SECRET,
    technicalAccountId: '0A1B2C3D4E5F60710A495C21@techacct.adobe.com',
    orgId: '4E5F60710A1B2C3D0A495C20@AdobeOrg',
    metaScopes: 'ent_user_sdk', // metascopes
  },

  keys: {
    file: './keys/private.key',
  },

  pageSize: 100,
};
