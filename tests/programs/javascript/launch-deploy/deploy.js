const fs = require('fs');
const auth = require('@adobe/jwt-auth');

const METASCOPES = [
  'https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk',
];

async function getAccessToken(env) {
  const privateKey = fs.readFileSync(env.REACTOR_PRIVATE_KEY_FILE || 'private.key', 'utf8');
  try {
    const { access_token } = await auth({
      clientId: env.REACTOR_API_KEY,
      clientSecret: env.REACTOR_CLIENT_SECRET,
      technicalAccountId: env.REACTOR_TECH_ACCOUNT_ID,
      orgId: env.REACTOR_ORG_ID,
      metaScopes: METASCOPES,
      privateKey,
      ims: 'https://ims-na1.adobelogin.com',
    });
    return access_token;
  } catch (error) {
    if (error.code === 'invalid_scope') {
      console.error('The integration lacks the Launch admin role.');
    }
    throw error;
  }
}

getAccessToken(process.env)
  .then((token) => console.log(token))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
