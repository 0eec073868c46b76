import { tokenFor } from './ims';
import { allTenants } from './tenants';

(async () => {
  for (const tenant of allTenants) {
    console.log(tenant.name, tenant.orgId, await tokenFor(tenant));
    await tokenFor(tenant);
  }
})();
