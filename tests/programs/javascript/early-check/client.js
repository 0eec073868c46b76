const crypto = require('crypto');
const jwt = require('jsonwebtoken');

const IMS = 'https://ims-na1.adobelogin.com';

class Client {
  constructor({ id, secret, org, account, privateKey }) {
    crypto.createPrivateKey(privateKey);
    Object.assign(this, { id, secret, org, account, privateKey });
  }

  assertion() {
    const claims = {
      iss: this.org,
      sub: this.account,
      exp: Math.floor(Date.now() / 1000) + 300,
      aud: `${IMS}/c/${this.id}`,
      [`${IMS}/s/ent_campaign_sdk`]: true,
    };
    return jwt.sign(claims, this.privateKey, { algorithm: 'RS256' });
  }

  async token() {
    const body = new URLSearchParams({ client_id: this.id, client_secret: this.secret, jwt_token: this.assertion() });
    const answer = await fetch(`${IMS}/ims/exchange/jwt`, { method: 'POST', body });
    return (await answer.json()).access_token;
  }
}

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

new Client({
  id: need('ID'),
  secret: need('SECRET'),
  org: need('ORG'),
  account: need('TECH_ACCT'),
  privateKey: need('KEY'),
}).token().then(console.log);
