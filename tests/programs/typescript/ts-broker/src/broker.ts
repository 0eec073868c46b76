import { sign } from "jsonwebtoken";
import { Keeper, Kept } from "./keeper";
import { clientSecret, Integration, privateKey } from "./settings";

const IMS = "https://ims-na1.adobelogin.com";
// of an assertion
const LIFE_IN_SECONDS = 15 * 60;

export class Broker {
  private assertions: Keeper;
  public tokens: Keeper;

  constructor(private integration: Integration) {
    this.assertions = new Keeper(() => this.createAssertion());
    this.tokens = new Keeper(() => this.createToken());
  }

  private async createAssertion(): Promise<Kept> {
    const { clientId, organization, technicalAccount, metascopes } = this.integration;
    const claims: { [name: string]: string | number | boolean } = {
      exp: Math.floor(Date.now() / 1000) + LIFE_IN_SECONDS,
      iss: organization,
      sub: technicalAccount,
      aud: `${IMS}/c/${clientId}`,
    };
    for (const metascope of metascopes) {
      claims[`${IMS}/s/${metascope}`] = true;
    }
    return { token: sign(claims, privateKey, { algorithm: "RS256" }), lifetime: LIFE_IN_SECONDS * 1000 };
  }

  private async createToken(): Promise<Kept> {
    const response = await fetch(`${IMS}/ims/exchange/jwt`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        client_id: this.integration.clientId,
        client_secret: clientSecret,
        jwt_token: await this.assertions.get(),
      }).toString(),
    });
    if (!response.ok) {
      throw new Error(`IMS answered ${response.status}`);
    }
    const answer = await response.json();
    return { token: answer.access_token, lifetime: answer.expires_in };
  }
}
