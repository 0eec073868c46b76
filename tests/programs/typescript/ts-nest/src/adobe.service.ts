import axios from 'axios';
import jwt from 'jsonwebtoken';
import { ConfigService, Injectable } from './nest';

@Injectable()
export class AdobeService {
  private readonly clientId: string;
  private readonly clientSecret: string;
  private readonly orgId: string;
  private readonly technicalAccountId: string;
  private readonly privateKey: string;

  constructor(private readonly config: ConfigService) {
    this.clientId = this.config.getOrThrow<string>('ADOBE_CLIENT_ID');
    this.clientSecret = this.config.getOrThrow<string>('ADOBE_CLIENT_SECRET');
    this.orgId = this.config.getOrThrow<string>('ADOBE_ORG_ID');
    this.technicalAccountId = this.config.getOrThrow<string>('ADOBE_TECHNICAL_ACCOUNT_ID');
    this.privateKey = this.config.getOrThrow<string>('ADOBE_PRIVATE_KEY').replace(/\\n/g, '\n');
  }

  private assertion(): string {
    const claims = {
      exp: Math.floor(Date.now() / 1000) + 300,
      iss: this.orgId,
      sub: this.technicalAccountId,
      aud: `https://ims-na1.adobelogin.com/c/${this.clientId}`,
    };
    this.config.getOrThrow<string>('ADOBE_METASCOPES').split(',').forEach((scope) => {
      claims[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
    });
    return jwt.sign(claims, this.privateKey, { algorithm: 'RS256' });
  }

  async token(): Promise<string> {
    const body = new URLSearchParams({
      client_id: this.clientId,
      client_secret: this.clientSecret,
      jwt_token: this.assertion(),
    });
    const { data } = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body.toString());
    return data.access_token;
  }
}
