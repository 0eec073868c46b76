import { sign } from "jsonwebtoken";
import { Caller } from "./caller";

export interface Account {
  clientId: string;
  clientSecret: string;
  organization: string;
  technicalAccount: string;
  privateKey: string;
}

export class SignIn {
  constructor(private account: Account, private caller: Caller = new Caller()) {}

  public async token(): Promise<string> {
    const query = {
      client_id: this.account.clientId,
      client_secret: this.account.clientSecret,
      jwt_token: this.assertion(),
    };
    const answer = await this.caller.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", { qs: query });
    return answer.access_token;
  }

  private assertion(): string {
    const claims = {
      exp: Math.round(Date.now() / 1000) + 600,
      iss: this.account.organization,
      sub: this.account.technicalAccount,
      aud: `https://ims-na1.adobelogin.com/c/${this.account.clientId}`,
      "https://ims-na1.adobelogin.com/s/ent_campaign_sdk": true,
    };
    return sign(claims, this.account.privateKey, { algorithm: "RS256" });
  }
}
