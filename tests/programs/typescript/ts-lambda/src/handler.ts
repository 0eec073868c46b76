import { getAccessToken } from './ims';
import { loadSecret } from './secrets';

export const handler = async (event: { assets?: string[] }): Promise<{ statusCode: number; body: string }> => {
  const secret = await loadSecret();
  const token = await getAccessToken(secret);
  await getAccessToken(secret);
  return { statusCode: 200, body: JSON.stringify({ token, org: secret.orgId, assets: event.assets ?? [] }) };
};
