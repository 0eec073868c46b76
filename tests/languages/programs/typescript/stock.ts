import axios from 'axios';
import { readFile } from 'node:fs/promises';
import { SignJWT, importPKCS8 } from 'jose';

interface TokenResponse {
  access_token: string;
  expires_in: number;
}

const settings = {
  host: 'ims-na1.adobelogin.com',
  exchangePath: '/ims/exchange/v1/jwt',
  metascope: 'ent_stocksearch_sdk',
};

export class StockClient {
  private token?: { value: string; until: number };

  constructor(
    private readonly clientId: string,
    private readonly clientSecret: string,
    private readonly orgId: string,
    private readonly technicalAccountId: string,
  ) {}

  private async assertion(): Promise<string> {
    const pem = await readFile(process.env.STOCK_PRIVATE_KEY_FILE ?? 'private.key', 'utf8');
    const key = await importPKCS8(pem, 'RS256');
    return new SignJWT({ [`https://${settings.host}/s/${settings.metascope}`]: true })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(this.orgId)
      .setSubject(this.technicalAccountId)
      .setAudience(`https://${settings.host}/c/${this.clientId}`)
      .setExpirationTime('5m')
      .sign(key);
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) {
      return this.token.value;
    }
    const body = new URLSearchParams({
      client_id: this.clientId,
      client_secret: this.clientSecret,
      jwt_token: await this.assertion(),
    });
    const { data } = await axios.post<TokenResponse>(`https://${settings.host}${settings.exchangePath}`, body);
    this.token = { value: data.access_token, until: Date.now() + data.expires_in };
    return this.token.value;
  }

  async search(words: string): Promise<number> {
    const { data } = await axios.get('https://stock.adobe.io/Rest/Media/1/Search/Files', {
      params: { 'search_parameters[words]': words },
      headers: { Authorization: `Bearer ${await this.accessToken()}`, 'x-api-key': this.clientId },
    });
    return data.nb_results;
  }
}
