import axios, { AxiosInstance } from 'axios';
import FormData from 'form-data';
import jwt from 'jsonwebtoken';
import { AdobeClientOptions } from './AdobeClientOptions';

interface TokenResponse {
  access_token: string;
  expires_in: number;
}

export class AdobeClient {
  private readonly http: AxiosInstance;
  private token: string | null = null;
  private tokenExpires = 0;

  constructor(private readonly options: AdobeClientOptions) {
    if (!options.clientId || !options.clientSecret) {
      throw new Error('clientId and clientSecret are mandatory');
    }
    if (!options.privateKey || !options.technicalAccountId) {
      throw new Error('privateKey and technicalAccountId are mandatory');
    }
    this.http = axios.create({ timeout: 10000 });
  }

  private get imsHost(): string {
    return this.options.imsHost ?? 'ims-na1.adobelogin.com';
  }

  private createJwt(): string {
    const { organizationId, technicalAccountId, clientId, privateKey, passphrase, metaScopes } = this.options;
    const payload: Record<string, unknown> = {
      iss: organizationId,
      sub: technicalAccountId,
      aud: `https://${this.imsHost}/c/${clientId}`,
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    for (const metaScope of metaScopes) {
      payload[`https://${this.imsHost}/s/${metaScope}`] = true;
    }
    const key = passphrase ? { key: privateKey, passphrase } : privateKey;
    return jwt.sign(payload, key, { algorithm: 'RS256' });
  }

  async getAccessToken(): Promise<string> {
    if (this.token && Date.now() < this.tokenExpires) {
      return this.token;
    }
    const form = new FormData();
    form.append('client_id', this.options.clientId);
    form.append('client_secret', this.options.clientSecret);
    form.append('jwt_token', this.createJwt());
    const response = await this.http.post<TokenResponse>(`https://${this.imsHost}/ims/exchange/jwt`, form, {
      headers: form.getHeaders(),
    });
    this.token = response.data.access_token;
    this.tokenExpires = Date.now() + response.data.expires_in;
    return this.token;
  }

  async headers(): Promise<Record<string, string>> {
    return {
      Authorization: `Bearer ${await this.getAccessToken()}`,
      'x-api-key': this.options.clientId,
      'x-gw-ims-org-id': this.options.organizationId,
    };
  }
}
