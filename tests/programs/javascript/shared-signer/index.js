'use strict';

const adobe = require('./lib/adobe');
const sessions = require('./lib/sessions');

if (process.argv[2] === 'session') {
  console.log(sessions.create(process.argv[3]));
} else {
  adobe.token().then((token) => console.log(token, adobe.signature('{}')));
}
