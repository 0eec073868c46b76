import { readFileSync } from 'fs';
import { AdobeClient } from '../src';

async function main(): Promise<void> {
  const client = new AdobeClient({
    clientId: process.env.ADOBE_CLIENT_ID!,
    clientSecret: process.env.ADOBE_CLIENT_SECRET!,
    organizationId: process.env.ADOBE_ORG_ID!,
    technicalAccountId: process.env.ADOBE_TECH_ACCT!,
    privateKey: readFileSync(process.env.ADOBE_KEY_FILE ?? 'private.key', 'utf8'),
    metaScopes: ['ent_dataservices_sdk', 'ent_cja_sdk'],
  });
  await client.getAccessToken();
  console.log(await client.headers());
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
