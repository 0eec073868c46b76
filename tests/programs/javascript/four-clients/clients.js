const fs = require('fs');
const FormData = require('form-data');
const got = require('got');
const jwt = require('jsonwebtoken');
const needle = require('needle');
const superagent = require('superagent');

const IMS = 'https://ims-na1.adobelogin.com';

class JwtClients {
  constructor(config) {
    this.config = config;
    this.key = fs.readFileSync(config.privateKeyFile);
  }

  signed() {
    const claims = {
      exp: Math.floor(Date.now() / 1000) + 300,
      iss: this.config.orgId,
      sub: this.config.technicalAccountId,
      aud: `${IMS}/c/${this.config.clientId}`,
      [`${IMS}/s/ent_reactor_sdk`]: true
    };
    return jwt.sign(claims, this.key, { algorithm: 'RS256' });
  }

  async agent() {
    const { body } = await superagent
      .post(`${IMS}/ims/exchange/jwt`)
      .field('client_id', this.config.clientId)
      .field('client_secret', this.config.clientSecret)
      .field('jwt_token', this.signed());
    return body.access_token;
  }

  async needle(assertion) {
    const fields = { client_id: this.config.clientId, client_secret: this.config.clientSecret, jwt_token: assertion };
    const { body } = await needle('post', `${IMS}/ims/exchange/jwt`, fields, {});
    return body.access_token;
  }

  async parts() {
    const { body } = await needle('post', `${IMS}/ims/exchange/jwt`, {
      client_id: this.config.clientId, client_secret: this.config.clientSecret, jwt_token: this.signed()
    }, { multipart: true });
    return body.access_token;
  }

  async got() {
    const form = new FormData();
    form.append('client_id', this.config.clientId);
    form.append('client_secret', this.config.clientSecret);
    form.append('jwt_token', this.signed());
    const { body } = await got.post(`${IMS}/ims/exchange/jwt`, { body: form, responseType: 'json' });
    return body.access_token;
  }

  async tokens() {
    const assertion = this.signed();
    return [await this.agent(), await this.parts(), await this.got(), assertion ? await this.needle(assertion) : null];
  }
}

class TokenClients {
  constructor(config) {
    this.config = config;
  }

  async tokens() {
    return [this.config.token];
  }
}

module.exports = { jwt: JwtClients, token: TokenClients };
