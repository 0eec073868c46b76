const fs = require('fs');
const jwt = require('jsonwebtoken');

class Assertion {
  constructor(options, services) {
    this.options = options;
    this.services = services;
  }

  get text() {
    const { client, organization, account, pem } = this.options;
    const claims = {
      ...this.services,
      iss: organization,
      sub: account,
      aud: 'https://ims-na1.adobelogin.com/c/' + client,
      exp: Math.round(Date.now() / 1000) + 600
    };
    return jwt.sign(claims, fs.readFileSync(pem), { algorithm: 'RS256' });
  }
}

module.exports = Assertion;
