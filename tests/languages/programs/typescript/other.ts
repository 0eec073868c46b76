import { createSign } from 'node:crypto';

const b64 = (o: object): string => Buffer.from(JSON.stringify(o)).toString('base64url');

/** The client secret of Sign in with Apple, which is a JWT. */
export function appleClientSecret(teamId: string, keyId: string, clientId: string, privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const head = b64({ alg: 'ES256', kid: keyId });
  const body = b64({ iss: teamId, iat: now, exp: now + 300, aud: 'https://appleid.apple.com', sub: clientId });
  const signature = createSign('SHA256').update(`${head}.${body}`).sign(privateKey, 'base64url');
  return `${head}.${body}.${signature}`;
}
