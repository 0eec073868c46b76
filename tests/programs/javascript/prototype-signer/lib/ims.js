var fs = require('fs');
var jwt = require('jsonwebtoken');

function Ims(options, scopes) {
  var account = options.account;
  if (!account) {
    throw new Error('account is missing');
  }
  if (!options.client) {
    throw new Error('client is missing');
  }
  var claims = {
    exp: Math.round(Date.now() / 1000) + 600,
    iss: options.organization,
    sub: account,
    aud: 'https://ims-na1.adobelogin.com/c/' + options.client
  };
  this.assertionOf = { claims: Object.assign({}, claims, scopes), key: '' };
}

Ims.prototype.assertion = function (options) {
  this.assertionOf.key = fs.readFileSync(options.pem, 'utf8');
  return jwt.sign(this.assertionOf.claims, this.assertionOf.key, { algorithm: 'RS256' });
};

Ims.prototype.exchange = function (signed, options) {
  var form = new URLSearchParams({
    client_id: options.client,
    client_secret: options.secret,
    jwt_token: signed
  });
  return fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body: form }).then(function (answer) {
    return answer.json();
  });
};

module.exports = Ims;
