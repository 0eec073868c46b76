'use strict';
const jwt = require('jsonwebtoken');
const claims = require('./claims');
const env = require('./env');

function createJwt() {
  return new Promise((resolve, reject) => {
    jwt.sign(claims(), env.privateKey, { algorithm: 'RS256' }, (error, token) => (error ? reject(error) : resolve(token)));
  });
}

const exchange = (assertion) =>
  fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: env.apiKey,
      client_secret: env.clientSecret,
      jwt_token: assertion
    }).toString()
  }).then((response) => response.json());

exports.signIn = () => createJwt().then(exchange).then((answer) => answer.access_token);
