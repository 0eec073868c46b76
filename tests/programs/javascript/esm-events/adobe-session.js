import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export default class AdobeSession {
  #token = null;
  #expires = 0;

  constructor({ host = 'ims-na1.adobelogin.com', clientId, clientSecret, organization, technicalAccount, keyFile, metaScopes }) {
    this.host = host;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.organization = organization;
    this.technicalAccount = technicalAccount;
    this.privateKey = readFileSync(keyFile);
    this.metaScopes = metaScopes;
  }

  #jwt(metaScope) {
    const now = Math.floor(Date.now() / 1000);
    const input = [
      encode({ alg: 'RS256', typ: 'JWT' }),
      encode({
        exp: now + 60,
        iss: this.organization,
        sub: this.technicalAccount,
        aud: `https://${this.host}/c/${this.clientId}`,
        [`https://${this.host}/s/${metaScope}`]: true,
      }),
    ].join('.');
    return `${input}.${createSign('RSA-SHA256').update(input).sign(this.privateKey, 'base64url')}`;
  }

  async token() {
    if (this.#token && this.#expires > Date.now()) {
      return this.#token;
    }
    let reason = 'no metascope configured';
    for (const metaScope of this.metaScopes) {
      const response = await fetch(`https://${this.host}/ims/exchange/jwt`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: new URLSearchParams({ client_id: this.clientId, client_secret: this.clientSecret, jwt_token: this.#jwt(metaScope) }),
      });
      const body = await response.json();
      if (response.ok) {
        this.#token = body.access_token;
        this.#expires = Date.now() + body.expires_in;
        return this.#token;
      }
      reason = body.error_description;
    }
    throw new Error(reason);
  }
}
