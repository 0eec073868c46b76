// The exchange as @adobe/jwt-auth does it: multipart, milliseconds, error codes.
const jwt = require('../../jsonwebtoken/index.js');
const FormData = require('../../.shared/form-data.js');
module.exports = async function auth({ clientId, clientSecret, technicalAccountId, orgId, metaScopes, privateKey, ims = 'https://ims-na1.adobelogin.com' }) {
  const claims = { exp: Math.round(300 + Date.now() / 1000), iss: orgId, sub: technicalAccountId, aud: `${ims}/c/${clientId}` };
  for (const scope of [].concat(metaScopes)) claims[scope.startsWith('http') ? scope : `${ims}/s/${scope}`] = true;
  const form = new FormData();
  form.append('client_id', clientId);
  form.append('client_secret', clientSecret);
  form.append('jwt_token', jwt.sign(claims, privateKey, { algorithm: 'RS256' }));
  const answer = await fetch(`${ims}/ims/exchange/jwt/`, { method: 'POST', headers: form.getHeaders(), body: form.getBuffer() });
  const json = await answer.json();
  if (!json.access_token) throw Object.assign(new Error(json.error_description), { code: json.error });
  return json;
};
