import { importPKCS8, SignJWT } from 'jose';
import { AdobeSecret, ImsResponse } from './types';

const IMS = 'https://ims-na1.adobelogin.com';
const METASCOPE = 'ent_smartcontent_sdk';

let cached: { token: string; expiresAt: number } | undefined;

async function signAssertion(secret: AdobeSecret): Promise<string> {
  const key = await importPKCS8(secret.privateKey, 'RS256');
  return new SignJWT({ [`${IMS}/s/${METASCOPE}`]: true })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(secret.orgId)
    .setSubject(secret.technicalAccountId)
    .setAudience(`${IMS}/c/${secret.clientId}`)
    .setExpirationTime('5m')
    .sign(key);
}

export async function getAccessToken(secret: AdobeSecret): Promise<string> {
  if (cached && cached.expiresAt > Date.now()) {
    return cached.token;
  }
  const assertion = await signAssertion(secret);
  const response = await fetch(`${IMS}/ims/exchange/jwt`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: secret.clientId,
      client_secret: secret.clientSecret,
      jwt_token: assertion,
    }),
  });
  if (!response.ok) {
    throw new Error(`IMS answered ${response.status}: ${await response.text()}`);
  }
  const body = (await response.json()) as ImsResponse;
  cached = { token: body.access_token, expiresAt: Date.now() + body.expires_in - 60_000 };
  return cached.token;
}
