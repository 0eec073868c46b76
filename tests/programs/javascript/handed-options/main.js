const fs = require('fs');
const { fetchToken } = require('./lib/token');

const ORG = process.env.CATALOGUE_ORG;
const ACCOUNT = process.env.CATALOGUE_ACCOUNT;

async function main() {
  const token = await fetchToken({
    clientId: process.env.CATALOGUE_CLIENT_ID,
    clientSecret: process.env.CATALOGUE_CLIENT_SECRET,
    orgId: ORG,
    technicalAccountId: ACCOUNT,
    privateKey: fs.readFileSync(process.env.CATALOGUE_KEY_FILE)
  });
  console.log(token);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
