import jwt from 'jsonwebtoken';
import { env } from './env.mjs';

const IMS = 'https://ims-na1.adobelogin.com';

const assertion = jwt.sign(
  {
    iss: env.CJA_ORG_ID,
    sub: env.CJA_TECHNICAL_ACCOUNT_ID,
    aud: `${IMS}/c/${env.CJA_CLIENT_ID}`,
    exp: Math.floor(Date.now() / 1000) + 600,
    [`${IMS}/s/ent_cja_sdk`]: true,
  },
  Buffer.from(env.CJA_PRIVATE_KEY, 'base64').toString('utf8'),
  { algorithm: 'RS256' },
);

const form = new FormData();
form.set('client_id', env.CJA_CLIENT_ID);
form.set('client_secret', env.CJA_CLIENT_SECRET);
form.set('jwt_token', assertion);
const response = await fetch(`${IMS}/ims/exchange/jwt`, { method: 'POST', body: form });
if (!response.ok) {
  throw new Error(await response.text());
}
const { access_token: token } = await response.json();
console.log(env.CJA_ORG_ID, token);
