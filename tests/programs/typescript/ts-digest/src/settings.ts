import type { JWTAuthConfig } from '@adobe/jwt-auth';
import fs from 'fs';

export interface Digest {
  suites: string[];
  recipients: string[];
}

export function credential(metaScopes: string[]): JWTAuthConfig {
  const env = process.env as Record<string, string>;
  return {
    clientId: env.DIGEST_CLIENT_ID,
    clientSecret: env.DIGEST_CLIENT_SECRET,
    technicalAccountId: env.DIGEST_ACCOUNT,
    orgId: env.DIGEST_ORG,
    privateKey: env.DIGEST_KEY ?? fs.readFileSync(env.DIGEST_KEY_FILE, 'utf8'),
    metaScopes,
  };
}

export const digest: Digest = { suites: ['acmemain'], recipients: ['insights@acme.example'] };
