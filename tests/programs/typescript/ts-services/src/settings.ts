export interface Settings {
  clientId: string;
  clientSecret: string;
  organization: string;
  technicalAccount: string;
  privateKey: string;
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export default (): Settings => ({
  clientId: variable('SERVICES_CLIENT_ID'),
  clientSecret: variable('SERVICES_CLIENT_SECRET'),
  organization: variable('SERVICES_ORG'),
  technicalAccount: variable('SERVICES_ACCOUNT'),
  privateKey: variable('SERVICES_KEY').replace(/\\n/g, '\n'),
});
