import * as jwt from 'jsonwebtoken';
import { Settings } from './settings';

export default class Signer {
  constructor(private readonly settings: Settings, private readonly ims: string) {}

  sign(): string {
    const { organization, technicalAccount, clientId, privateKey } = this.settings;
    const claims = {
      iss: organization,
      sub: technicalAccount,
      aud: `${this.ims}/c/${clientId}`,
      exp: Math.floor(Date.now() / 1000) + 300,
      [`${this.ims}/s/ent_reactor_admin_sdk`]: true,
    };
    return jwt.sign(claims, privateKey, { algorithm: 'RS256' });
  }
}
