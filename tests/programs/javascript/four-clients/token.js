const config = require('./config.json');
const kinds = require('./clients');

const Clients = kinds[config.kind];
if (!Clients) {
  throw new Error(`unknown kind: ${config.kind}`);
}
new Clients(config).tokens().then((tokens) => tokens.forEach((token) => console.log(token)));
