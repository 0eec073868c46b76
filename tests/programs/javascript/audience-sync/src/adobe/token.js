'use strict';

const fs = require('fs');
const axios = require('axios');
const FormData = require('form-data');
const jwt = require('jsonwebtoken');

/**
 * Builds and signs the JWT for the service account.
 *
 * @param {object} options
 * @returns {string} the signed token
 */
function createJwt({ clientId, orgId, technicalAccountId, privateKey, metaScopes, ims }) {
  const payload = {
    iss: orgId,
    sub: technicalAccountId,
    aud: `${ims}/c/${clientId}`,
    exp: Math.round(87000 + Date.now() / 1000),
  };

  metaScopes.forEach((scope) => {
    payload[`${ims}/s/${scope}`] = true;
  });

  return jwt.sign(payload, privateKey, { algorithm: 'RS256' });
}

class TokenProvider {
  constructor(options) {
    this.options = options;
    this.privateKey = fs.readFileSync(options.privateKeyPath, 'utf8');
    this.token = null;
    this.expiresAt = 0;
  }

  async getToken() {
    // refresh a minute early
    if (this.token && Date.now() < this.expiresAt - 60000) {
      return this.token;
    }

    const { clientId, clientSecret, ims } = this.options;
    const form = new FormData();
    form.append('client_id', clientId);
    form.append('client_secret', clientSecret);
    form.append('jwt_token', createJwt({ ...this.options, privateKey: this.privateKey }));

    try {
      const response = await axios.post(`${ims}/ims/exchange/jwt`, form, {
        headers: form.getHeaders(),
      });
      this.token = response.data.access_token;
      this.expiresAt = Date.now() + response.data.expires_in;
      return this.token;
    } catch (err) {
      const detail = err.response ? JSON.stringify(err.response.data) : err.message;
      throw new Error(`Adobe IMS sign-in failed: ${detail}`);
    }
  }
}

module.exports = { TokenProvider, createJwt };
