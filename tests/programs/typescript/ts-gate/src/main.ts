import jwt from 'jsonwebtoken';
import { ImsGate, TokenGate } from './gate';

const env = process.env as Record<string, string>;

function token(gate: TokenGate): Promise<string> {
  const claims = {
    iss: env.GATE_ORG,
    sub: env.GATE_ACCOUNT,
    aud: `https://ims-na1.adobelogin.com/c/${env.GATE_ID}`,
    exp: Math.floor(Date.now() / 1000) + 300,
    'https://ims-na1.adobelogin.com/s/ent_user_sdk': true,
  };
  const assertion = jwt.sign(claims, env.GATE_KEY, { algorithm: 'RS256' });
  return gate.open(env.GATE_ID, env.GATE_SECRET, assertion);
}

token(new ImsGate()).then((answer) => console.log(answer));
