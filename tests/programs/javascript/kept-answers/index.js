// accounts.js add | token: keeps the service accounts of several shops
const fs = require('fs');
const readline = require('readline/promises');
const jwt = require('jsonwebtoken');
const store = require('./store');

const questions = [{
  name: 'name',
  message: 'Name of the shop:'
}, {
  name: 'apiKey',
  message: 'Api key of the service account:'
}, {
  name: 'secret',
  message: 'Its client secret:'
}, {
  name: 'iss',
  message: 'Iss of the assertion, ends with @AdobeOrg:'
}, {
  name: 'sub',
  message: 'Sub of the assertion:'
}, {
  name: 'aud',
  message: 'Aud of the assertion:'
}, {
  name: 'pem',
  message: 'Path of the private key:'
}];

function keep(answers) {
  const accounts = store.load();
  accounts.current = answers.name;
  accounts.list.push({
    name: answers.name,
    apiKey: answers.apiKey,
    secret: answers.secret,
    iss: answers.iss,
    sub: answers.sub,
    aud: answers.aud,
    pem: fs.readFileSync(answers.pem, 'utf8')
  });
  store.save(accounts);
}

async function add() {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answers = {};
  for (const { name, message } of questions) answers[name] = await terminal.question(`${message} `);
  terminal.close();
  keep(answers);
}

async function token() {
  const { current, list } = store.load();
  const account = list.find(one => one.name === current);
  const claims = {
    exp: Math.round(Date.now() / 1000) + 3600,
    iss: account.iss,
    sub: account.sub,
    aud: account.aud,
    'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true
  };
  const response = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    body: new URLSearchParams({
      client_id: account.apiKey,
      client_secret: account.secret,
      jwt_token: jwt.sign(claims, account.pem, { algorithm: 'RS256' })
    })
  });
  const answer = await response.json();
  if (!answer.access_token) throw new Error(JSON.stringify(answer));
  console.log(answer.access_token);
}

(process.argv[2] === 'add' ? add() : token()).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
