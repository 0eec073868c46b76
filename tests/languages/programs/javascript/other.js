'use strict';

const fs = require('fs');
const jwt = require('jsonwebtoken');
const fetch = require('node-fetch');

async function installationToken(appId, installation) {
  const now = Math.floor(Date.now() / 1000);
  const key = fs.readFileSync('github-app.private-key.pem');
  const assertion = jwt.sign({ iat: now - 60, exp: now + 600, iss: appId }, key, { algorithm: 'RS256' });
  const res = await fetch(`https://api.github.com/app/installations/${installation}/access_tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${assertion}`, Accept: 'application/vnd.github+json' },
  });
  return (await res.json()).token;
}

module.exports = { installationToken };
