export interface Kept {
  token: string;
  /** milliseconds */
  lifetime: number;
}

export class Keeper {
  private kept?: Kept;
  private validUntil = 0;

  constructor(private create: () => Promise<Kept>) {}

  public async get(): Promise<string> {
    if (!this.kept || Date.now() > this.validUntil) {
      this.kept = await this.create();
      this.validUntil = Date.now() + this.kept.lifetime * 0.9;
    }
    return this.kept.token;
  }

  public hoursLeft(): number {
    return (this.validUntil - Date.now()) / 3600000;
  }
}
