import tenants from './tenants.json';

export interface Tenant {
  name: string;
  clientId: string;
  orgId: string;
  technicalAccountId: string;
  privateKeyEnv: string;
  metaScopes: string[];
}

export const allTenants: Tenant[] = tenants;

export const secretOf = (tenant: Tenant): string => process.env[`${tenant.name.toUpperCase()}_CLIENT_SECRET`] ?? '';
