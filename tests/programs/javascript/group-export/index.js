'use strict';

const signIn = require('./token');
const { adobe, pageSize } = require('./settings');

(async () => {
  const { value, goodFor } = await signIn();
  const until = new Date(Date.now() + goodFor);
  console.log(`${adobe.orgId}: ${pageSize} groups a page`);
  console.log(value);
  if (until - Date.now() < 3600 * 1000 || until - Date.now() > 48 * 3600 * 1000) {
    throw new Error(`the token is good until ${until.toISOString()}`);
  }
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
