import * as t from 'io-ts';

const AdobeConfig = t.type({
  clientId: t.string,
  clientSecret: t.string,
  orgId: t.string,
  technicalAccountId: t.string,
  privateKey: t.string,
});

export type AdobeConfig = t.TypeOf<typeof AdobeConfig>;

export function loadConfig(): AdobeConfig {
  const decoded = AdobeConfig.decode({
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    orgId: process.env.ADOBE_ORG_ID,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    privateKey: process.env.ADOBE_PRIVATE_KEY,
  });
  if (decoded._tag === 'Left') {
    throw new Error(decoded.left.map((one) => one.context[0].key).join(', ') + ' missing');
  }
  return decoded.right;
}
