// RS256 signing, as jsonwebtoken does it.
const crypto = require('crypto');
const b64 = (value) => Buffer.from(value).toString('base64url');
exports.sign = function sign(payload, key, options, callback) {
  const claims = { ...payload };
  if (options.expiresIn) claims.exp = Math.floor(Date.now() / 1000) + (typeof options.expiresIn === 'number' ? options.expiresIn : 300);
  for (const [option, claim] of [['issuer', 'iss'], ['subject', 'sub'], ['audience', 'aud']]) if (options[option]) claims[claim] = options[option];
  const data = `${b64(JSON.stringify({ alg: options.algorithm, typ: 'JWT' }))}.${b64(JSON.stringify(claims))}`;
  let token;
  try { token = `${data}.${crypto.createSign('RSA-SHA256').update(data).sign(key).toString('base64url')}`; } catch (error) {
    if (callback) return callback(error);
    throw error;
  }
  if (!callback) return token;
  process.nextTick(callback, null, token);
};
