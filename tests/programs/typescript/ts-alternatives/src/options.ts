import { JWTAuthConfig } from '@adobe/jwt-auth';

interface Common extends Omit<JWTAuthConfig, 'metaScopes' | 'privateKey'> {
  suite: string;
}

export type WithPrivateKey = Common & {
  privateKey: string;
};
export type WithKeyFile = Common & {
  keyFile: string;
};
export type Options = WithPrivateKey | WithKeyFile;

/** Whether the key itself is given, and not where it lies. */
export function holdsKey(options: Options): options is WithPrivateKey {
  return Boolean((options as WithPrivateKey).privateKey);
}
