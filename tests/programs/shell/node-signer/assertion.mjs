#!/usr/bin/env node
// Prints the assertion of the technical account.
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { TAGS_CLIENT, TAGS_ORG, TAGS_TECHNICAL_ACCOUNT, TAGS_PRIVATE_KEY } = process.env;
const ims = 'https://ims-na1.adobelogin.com';
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const text = [
  part({ alg: 'RS256', typ: 'JWT' }),
  part({
    exp: Math.floor(Date.now() / 1000) + 600,
    iss: TAGS_ORG,
    sub: TAGS_TECHNICAL_ACCOUNT,
    aud: `${ims}/c/${TAGS_CLIENT}`,
    [`${ims}/s/ent_reactor_sdk`]: true,
  }),
].join('.');
console.log(`${text}.${createSign('RSA-SHA256').update(text).sign(readFileSync(TAGS_PRIVATE_KEY), 'base64url')}`);
