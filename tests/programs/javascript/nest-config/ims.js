const jwt = require('jsonwebtoken');

const HOST = 'https://ims-na1.adobelogin.com';

class Ims {
  constructor(config) {
    this.config = config;
  }

  async token() {
    const claims = {
      iss: this.config.get('adobe.organizationId'),
      sub: this.config.get('adobe.technicalAccountId'),
      aud: `${HOST}/c/${this.config.get('adobe.clientId')}`,
      exp: Math.round(Date.now() / 1000) + 300,
    };
    for (const scope of this.config.get('adobe.metaScopes')) {
      claims[`${HOST}/s/${scope}`] = true;
    }
    const body = new URLSearchParams({
      client_id: this.config.get('adobe.clientId'),
      client_secret: this.config.get('adobe.clientSecret'),
      jwt_token: jwt.sign(claims, this.config.get('adobe.privateKey'), { algorithm: 'RS256' }),
    });
    const response = await fetch(`${HOST}/ims/exchange/jwt`, { method: 'POST', body });
    if (!response.ok) {
      throw new Error(`IMS answered ${response.status}`);
    }
    return (await response.json()).access_token;
  }
}

module.exports = { Ims };
