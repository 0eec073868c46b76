'use strict';

const crypto = require('crypto');
const fs = require('fs');

const readKey = (name) => fs.readFileSync(process.env[name] || `keys/${name}.pem`, 'utf8');

/** Signs for whoever has a key here. */
exports.sign = (payload, name) => require('jsonwebtoken').sign(payload, readKey(name), { algorithm: 'RS256' });
exports.hmac = (secret, body) => crypto.createHmac('sha256', secret).update(body).digest('base64');
