const REQUIRED_ENV = [
  'ADOBE_CLIENT_ID',
  'ADOBE_CLIENT_SECRET',
  'ADOBE_ORG_ID',
  'ADOBE_TECHNICAL_ACCOUNT_ID',
  'ADOBE_PRIVATE_KEY',
] as const;

export type Env = Record<(typeof REQUIRED_ENV)[number], string>;

export function loadConfig(): Env {
  return REQUIRED_ENV.reduce((env, name) => {
    const value = process.env[name];
    if (!value) throw new Error(`Environment variable ${name} is missing`);
    return { ...env, [name]: value };
  }, {} as Env);
}
