import account from "./support/account.mjs";
import token from "./support/token.mjs";

if (!account) {
  console.error("skipped: no E2E_ variables");
  process.exit(3);
}

console.log(account.orgId);
console.log(await token());
