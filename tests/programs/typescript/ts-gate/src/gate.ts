/** Where tokens come from. */
export interface TokenGate {
  open(id: string, secret: string, assertion: string): Promise<string>;
}

export class ImsGate implements TokenGate {
  async open(id: string, secret: string, assertion: string): Promise<string> {
    const body = new URLSearchParams({ client_id: id, client_secret: secret, jwt_token: assertion });
    const response = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
    if (!response.ok) {
      throw new Error(`IMS answered ${response.status}`);
    }
    return ((await response.json()) as { access_token: string }).access_token;
  }
}
