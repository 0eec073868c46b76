import axios from 'axios';
import jwt from 'jsonwebtoken';
import { AdobeConfig } from './config';

export async function getAccessToken(config: AdobeConfig): Promise<string> {
  const payload: Record<string, unknown> = {
    exp: Math.round(Date.now() / 1000) + 60 * 60,
    iss: config.orgId,
    sub: config.technicalAccountId,
    aud: `https://ims-na1.adobelogin.com/c/${config.clientId}`,
    'https://ims-na1.adobelogin.com/s/ent_user_sdk': true,
  };
  const assertion = jwt.sign(payload, config.privateKey, { algorithm: 'RS256' });
  const params = new URLSearchParams();
  params.append('client_id', config.clientId);
  params.append('client_secret', config.clientSecret);
  params.append('jwt_token', assertion);
  const response = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params);
  return response.data.access_token;
}
