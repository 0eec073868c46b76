var env = require('./env');

var IMS = 'https://ims-na1.adobelogin.com';

module.exports = function () {
  var claims = {
    exp: Math.round(300 + Date.now() / 1000),
    iss: env.orgId,
    sub: env.techAcct,
    aud: IMS + '/c/' + env.apiKey
  };
  for (var i = 0; i < env.metaScopes.length; i++) {
    claims[IMS + '/s/' + env.metaScopes[i]] = true;
  }
  return claims;
};
