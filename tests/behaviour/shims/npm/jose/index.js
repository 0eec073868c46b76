// RS256 signing with the interface of jose 4.
import { createPrivateKey, createSign } from 'node:crypto';
export const importPKCS8 = async (pem) => createPrivateKey(pem);
export class SignJWT {
  constructor(payload) { this.claims = { ...payload }; }
  setProtectedHeader(header) { this.header = header; return this; }
  setIssuer(value) { this.claims.iss = value; return this; }
  setSubject(value) { this.claims.sub = value; return this; }
  setAudience(value) { this.claims.aud = value; return this; }
  setExpirationTime() { this.claims.exp = Math.floor(Date.now() / 1000) + 300; return this; }
  async sign(key) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const data = `${part(this.header)}.${part(this.claims)}`;
    return `${data}.${createSign('RSA-SHA256').update(data).sign(key).toString('base64url')}`;
  }
}
