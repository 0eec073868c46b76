// The grant as @adobe/auth-token 1.0.1 does it: a named export, ESM only.
export async function auth({ clientId, clientSecret, scope, environment }) {
  const host = environment === 'stage' ? 'https://ims-na1-stg1.adobelogin.com' : 'https://ims-na1.adobelogin.com';
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: [].concat(scope).join(',') });
  const answer = await fetch(`${host}/ims/token/v3`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const json = await answer.json();
  if (!json.access_token) throw new Error(JSON.stringify(json));
  return json;
}
