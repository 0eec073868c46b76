'use strict';

const config = require('./config');
const { TokenProvider } = require('./adobe/token');

async function main() {
  const provider = new TokenProvider(config.adobe);
  const token = await provider.getToken();
  console.log(token);
  const again = await provider.getToken();
  console.error(again === token ? 'cached' : 'refreshed');
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
