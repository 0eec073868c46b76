import auth, { JWTAuthConfig, JWTAuthResponse } from '@adobe/jwt-auth';

export class Session {
  private answer?: JWTAuthResponse;
  private until = 0;

  constructor(private readonly config: JWTAuthConfig) {}

  async token(): Promise<string> {
    if (!this.answer || Date.now() > this.until) {
      this.answer = await auth(this.config);
      this.until = Date.now() + this.answer.expires_in - 60_000;
    }
    return this.answer.access_token;
  }
}
