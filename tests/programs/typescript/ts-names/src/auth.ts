import axios from 'axios';
import jwt from 'jsonwebtoken';
import { Env } from './config';

export async function getAccessToken(env: Env): Promise<string> {
  const assertion = jwt.sign(
    {
      exp: Math.round(Date.now() / 1000) + 300,
      iss: env.ADOBE_ORG_ID,
      sub: env.ADOBE_TECHNICAL_ACCOUNT_ID,
      aud: `https://ims-na1.adobelogin.com/c/${env.ADOBE_CLIENT_ID}`,
      'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk': true,
    },
    env.ADOBE_PRIVATE_KEY,
    { algorithm: 'RS256' },
  );
  const { data } = await axios.post<{ access_token: string }>(
    'https://ims-na1.adobelogin.com/ims/exchange/jwt',
    new URLSearchParams({
      client_id: env.ADOBE_CLIENT_ID,
      client_secret: env.ADOBE_CLIENT_SECRET,
      jwt_token: assertion,
    }),
  );
  return data.access_token;
}
