import { z } from 'zod';

const adobeConfigSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  orgId: z.string().min(1),
  technicalAccountId: z.string().min(1, 'technical account is required'),
  privateKey: z.string().startsWith('-----BEGIN'),
  metascopes: z.array(z.string()).nonempty(),
});

export type AdobeConfig = z.infer<typeof adobeConfigSchema>;

export const loadConfig = (): AdobeConfig =>
  adobeConfigSchema.parse({
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    orgId: process.env.ADOBE_ORG_ID,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    privateKey: process.env.ADOBE_PRIVATE_KEY,
    metascopes: process.env.ADOBE_METASCOPES?.split(','),
  });
