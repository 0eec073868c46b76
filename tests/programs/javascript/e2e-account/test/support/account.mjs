const {
  E2E_CLIENT_ID: clientId,
  E2E_CLIENT_SECRET: clientSecret,
  E2E_ORGANIZATION: orgId,
  E2E_TECHNICAL_ACCOUNT: technicalAccountId,
  E2E_KEY: privateKey,
} = process.env;

const complete = [clientId, clientSecret, orgId, technicalAccountId, privateKey].every(Boolean);

// without the secrets, the cases that need a token are skipped
export default complete
  ? {
      clientId,
      clientSecret,
      orgId,
      technicalAccountId,
      privateKey: privateKey.replace(/\\n/g, "\n"),
      metaScopes: ["https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk"],
    }
  : undefined;
