import jwt from 'jsonwebtoken';
import { secretOf, Tenant } from './tenants';

export const IMS_URL = 'https://ims-na1.adobelogin.com';

class ImsError extends Error {}

const tokens = new Map<string, { token: string; expires: number }>();

function privateKeyOf(tenant: Tenant): string {
  const key = process.env[tenant.privateKeyEnv];
  if (!key) {
    throw new ImsError(`no private key for ${tenant.name}: set ${tenant.privateKeyEnv}`);
  }
  return Buffer.from(key, 'base64').toString('utf8');
}

function jwtFor(tenant: Tenant): string {
  const claims: jwt.JwtPayload = {
    iss: tenant.orgId,
    sub: tenant.technicalAccountId,
    aud: `${IMS_URL}/c/${tenant.clientId}`,
    exp: Math.floor(Date.now() / 1000) + 300,
  };
  tenant.metaScopes.forEach((scope) => {
    claims[`${IMS_URL}/s/${scope}`] = true;
  });
  return jwt.sign(claims, privateKeyOf(tenant), { algorithm: 'RS256' });
}

export async function tokenFor(tenant: Tenant): Promise<string> {
  const known = tokens.get(tenant.name);
  if (known && known.expires > Date.now()) return known.token;

  const body = new FormData();
  body.append('client_id', tenant.clientId);
  body.append('client_secret', secretOf(tenant));
  body.append('jwt_token', jwtFor(tenant));
  const response = await fetch(`${IMS_URL}/ims/exchange/jwt`, { method: 'POST', body });
  if (!response.ok) throw new ImsError(await response.text());
  const { access_token: token, expires_in: lifetime } = await response.json();
  tokens.set(tenant.name, { token, expires: Date.now() + lifetime });
  return token;
}
