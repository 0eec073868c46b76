module.exports = {
  clientId: process.env.REPORT_CLIENT_ID,
  clientSecret: process.env.REPORT_CLIENT_SECRET,
  orgId: process.env.REPORT_ORG_ID,
  technicalAccountId: process.env.REPORT_TECHNICAL_ACCOUNT_ID,
  privateKey: process.env.REPORT_PRIVATE_KEY
};
