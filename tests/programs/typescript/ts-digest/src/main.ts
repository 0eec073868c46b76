import { Session } from './session';
import { credential, digest } from './settings';

const session = new Session(credential(['ent_analytics_bulk_ingest_sdk']));

session
  .token()
  .then((token) => console.log(digest.suites.join(','), token))
  .catch((error: Error) => {
    console.error(`digest: ${error.message}`);
    process.exit(1);
  });
