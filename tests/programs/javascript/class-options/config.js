module.exports = {
  credentials: {
    clientId: process.env.SEATS_CLIENT_ID,
    clientSecret: process.env.SEATS_CLIENT_SECRET,
    orgId: process.env.SEATS_ORG,
    technicalAccountId: process.env.SEATS_ACCOUNT,
    metaScopes: 'ent_user_sdk' // Metascopes
  },
  certs: { file: 'private.key' }
}
