import fs from 'fs';
import auth from '@adobe/jwt-auth';
import { Options, holdsKey } from './options';

async function signIn(options: Options): Promise<string> {
  const { clientId, clientSecret, technicalAccountId, orgId } = options;
  const privateKey = holdsKey(options) ? options.privateKey : fs.readFileSync(options.keyFile, 'utf8');
  const { access_token } = await auth({
    clientId,
    clientSecret,
    technicalAccountId,
    orgId,
    privateKey,
    metaScopes: ['ent_analytics_bulk_ingest_sdk'],
  });
  return access_token;
}

const options: Options = {
  ...JSON.parse(fs.readFileSync('settings.json', 'utf8')),
  clientSecret: process.env.SUITE_SECRET,
};
signIn(options)
  .then((token) => console.log(options.suite, token))
  .catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
