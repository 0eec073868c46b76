'use strict';

const fs = require('fs');
const path = require('path');
const auth = require('@adobe/jwt-auth');
const { adobe, keys } = require('./settings');

/** The token, and for how many milliseconds it is good. */
module.exports = async function signIn() {
  const privateKey = fs.readFileSync(path.join(__dirname, keys.file), 'utf8');
  const answer = await auth({ ...adobe, privateKey });
  return { value: answer.access_token, goodFor: answer.expires_in };
};
