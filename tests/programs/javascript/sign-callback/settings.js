const path = require('path');

module.exports = {
  adobe: {
    ims: 'https://ims-na1.adobelogin.com',
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    org: process.env.ADOBE_ORG,
    account: process.env.ADOBE_ACCOUNT,
    privateKey: path.resolve(__dirname, 'private.key'),
  },
  // events older than this are dropped
  maxAge: 3600,
};
