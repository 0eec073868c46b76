import { loadConfig } from './config';
import { getAccessToken } from './auth';

getAccessToken(loadConfig())
  .then((token) => console.log(token))
  .catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
