export interface AdobeSecret {
  clientId: string;
  clientSecret: string;
  orgId: string;
  technicalAccountId: string;
  privateKey: string;
}

export interface ImsResponse {
  access_token: string;
  token_type: string;
  /** milliseconds */
  expires_in: number;
}
