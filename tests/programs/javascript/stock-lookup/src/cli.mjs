#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { login } from './auth.mjs';

const { values } = parseArgs({
  options: {
    'private-key': { type: 'string', short: 'k', default: 'private.key' },
    verbose: { type: 'boolean', short: 'v' },
  },
});

const credentials = {
  clientId: process.env.STOCK_CLIENT_ID,
  clientSecret: process.env.STOCK_CLIENT_SECRET,
  orgId: process.env.STOCK_ORG_ID,
  techAccountId: process.env.STOCK_TECH_ACCOUNT_ID,
};

const { accessToken, expires } = await login(credentials, values['private-key']);
if (values.verbose) {
  console.error(`valid until ${expires.toISOString()}`);
}
console.log(accessToken);
