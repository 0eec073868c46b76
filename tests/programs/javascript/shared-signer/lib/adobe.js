'use strict';

const { sign, hmac } = require('./crypto');
const config = require('../config');

const IMS = 'https://ims-na1.adobelogin.com';

const payload = () => ({
  exp: Math.round(Date.now() / 1000) + 120,
  iss: config.orgId,
  sub: config.technicalAccountId,
  aud: `${IMS}/c/${config.clientId}`,
  [`${IMS}/s/ent_adobeio_sdk`]: true,
});

exports.token = async () => {
  const response = await fetch(`${IMS}/ims/exchange/jwt`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: config.clientId,
      client_secret: config.clientSecret,
      jwt_token: sign(payload(), 'ADOBE_PRIVATE_KEY'),
    }).toString(),
  });
  return (await response.json()).access_token;
};

/** Events are signed with the secret of the client. */
exports.signature = (body) => hmac(config.clientSecret, body);
