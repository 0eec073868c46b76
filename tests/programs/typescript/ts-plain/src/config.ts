import { plainToInstance } from 'class-transformer';

export class AdobeConfig {
  clientId = '';
  clientSecret = '';
  orgId = '';
  technicalAccountId = '';
  privateKey = '';
}

export function loadConfig(): AdobeConfig {
  const config = plainToInstance(AdobeConfig, {
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    orgId: process.env.ADOBE_ORG_ID,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    privateKey: process.env.ADOBE_PRIVATE_KEY,
  });
  for (const [name, value] of Object.entries(config)) {
    if (!value) throw new Error(`${name} is missing`);
  }
  return config;
}
