'use strict';

module.exports = {
  clientId: process.env.HUB_CLIENT_ID,
  clientSecret: process.env.HUB_CLIENT_SECRET,
  orgId: process.env.HUB_ORG_ID,
  technicalAccountId: process.env.HUB_TECHNICAL_ACCOUNT_ID,
};
