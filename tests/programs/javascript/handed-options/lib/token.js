const auth = require('@adobe/jwt-auth');

/** Signs in for the catalogue service. */
async function fetchToken(credentials) {
  credentials.metaScopes = ['https://ims-na1.adobelogin.com/s/ent_dataservices_sdk'];
  const answer = await auth(credentials);
  return answer.access_token;
}

module.exports = { fetchToken };
