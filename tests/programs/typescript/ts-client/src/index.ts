export { AdobeClient } from './AdobeClient';
export type { AdobeClientOptions } from './AdobeClientOptions';
