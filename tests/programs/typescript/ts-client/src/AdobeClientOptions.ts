/** What a caller has to give. */
export interface AdobeClientOptions {
  /** API key of the integration */
  clientId: string;
  clientSecret: string;
  /** IMS organisation, `…@AdobeOrg` */
  organizationId: string;
  /** `…@techacct.adobe.com` */
  technicalAccountId: string;
  /** PEM, not a path */
  privateKey: string;
  passphrase?: string;
  metaScopes: string[];
  imsHost?: string;
}
