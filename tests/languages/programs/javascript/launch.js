'use strict';

const fs = require('fs');
const jwt = require('jsonwebtoken');
const fetch = require('node-fetch');
const FormData = require('form-data');
const config = require('./config');

const IMS = 'https://ims-na1.adobelogin.com';
const METASCOPES = ['ent_reactor_admin_sdk', 'ent_reactor_sdk'];

function assertion() {
  const payload = {
    exp: Math.round(Date.now() / 1000) + 300,
    iss: config.orgId,
    sub: config.technicalAccountId,
    aud: `${IMS}/c/${config.clientId}`,
  };
  METASCOPES.forEach((scope) => {
    payload[`${IMS}/s/${scope}`] = true;
  });
  const key = fs.readFileSync(config.privateKeyPath);
  return jwt.sign(payload, key, { algorithm: 'RS256' });
}

async function accessToken() {
  const form = new FormData();
  form.append('client_id', config.clientId);
  form.append('client_secret', config.clientSecret);
  form.append('jwt_token', assertion());
  const res = await fetch(`${IMS}/ims/exchange/jwt/`, { method: 'POST', body: form });
  if (!res.ok) {
    throw new Error(`sign-in failed with ${res.status}`);
  }
  const json = await res.json();
  return { token: json.access_token, expires: new Date(Date.now() + json.expires_in) };
}

async function properties(companyId) {
  const { token } = await accessToken();
  const res = await fetch(`https://reactor.adobe.io/companies/${companyId}/properties`, {
    headers: {
      Authorization: `Bearer ${token}`,
      'x-api-key': config.clientId,
      'x-gw-ims-org-id': config.orgId,
      Accept: 'application/vnd.api+json;revision=1',
    },
  });
  return (await res.json()).data;
}

module.exports = { properties };
