import { readFile } from 'node:fs/promises';
import { SignJWT, importPKCS8 } from 'jose';

const IMS_HOST = process.env.IMS_HOST ?? 'https://ims-na1.adobelogin.com';

const signAssertion = async ({ clientId, orgId, techAccountId }, pem) => {
  const key = await importPKCS8(pem, 'RS256');
  return new SignJWT({ [`${IMS_HOST}/s/ent_stocksearch_sdk`]: true })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(orgId)
    .setSubject(techAccountId)
    .setAudience(`${IMS_HOST}/c/${clientId}`)
    .setExpirationTime('5m')
    .sign(key);
};

export async function login(credentials, keyFile) {
  const pem = await readFile(keyFile, 'utf-8');
  const assertion = await signAssertion(credentials, pem);

  const res = await fetch(`${IMS_HOST}/ims/exchange/jwt`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `client_id=${credentials.clientId}&client_secret=${encodeURIComponent(credentials.clientSecret)}&jwt_token=${assertion}`,
  });
  if (!res.ok) {
    throw new Error(`IMS ${res.status}: ${await res.text()}`);
  }
  const { access_token: accessToken, expires_in: expiresIn } = await res.json();
  return { accessToken, expires: new Date(Date.now() + expiresIn) };
}
