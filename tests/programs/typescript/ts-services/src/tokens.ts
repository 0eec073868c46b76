import { Settings } from './settings';
import Signer from './signer';

export default class Tokens {
  constructor(
    private readonly settings: Settings,
    private readonly assertions: Signer,
    private readonly ims: string,
  ) {}

  async next(): Promise<string> {
    const body = new URLSearchParams({
      client_id: this.settings.clientId,
      client_secret: this.settings.clientSecret,
      jwt_token: this.assertions.sign(),
    });
    const answer = await fetch(`${this.ims}/ims/exchange/jwt`, { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return token;
  }
}
