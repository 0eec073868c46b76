import { cleanEnv, str } from 'envalid';

export const env = cleanEnv(process.env, {
  CJA_CLIENT_ID: str(),
  CJA_CLIENT_SECRET: str(),
  CJA_ORG_ID: str(),
  CJA_TECHNICAL_ACCOUNT_ID: str({ desc: 'of the service account' }),
  CJA_PRIVATE_KEY: str({ desc: 'PEM, base64' }),
});
