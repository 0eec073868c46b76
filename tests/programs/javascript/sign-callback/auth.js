const fs = require('fs');
const jwt = require('jsonwebtoken');
const request = require('request');

const settings = require('./settings');

/**
 * @param {function(Error, string=)} done
 */
module.exports.login = (done) => {
  const privateKey = fs.readFileSync(settings.adobe.privateKey);
  const claims = {
    iss: settings.adobe.org,
    sub: settings.adobe.account,
    aud: `${settings.adobe.ims}/c/${settings.adobe.clientId}`,
    [`${settings.adobe.ims}/s/ent_adobeio_sdk`]: true,
  };

  jwt.sign(claims, privateKey, { algorithm: 'RS256', expiresIn: '1h' }, (signError, token) => {
    if (signError) {
      done(signError);
      return;
    }
    request.post(
      {
        url: `${settings.adobe.ims}/ims/exchange/jwt`,
        form: {
          client_id: settings.adobe.clientId,
          client_secret: settings.adobe.clientSecret,
          jwt_token: token,
        },
        json: true,
      },
      (error, response, body) => {
        if (error) {
          done(error);
        } else if (response.statusCode !== 200) {
          done(new Error(body.error_description));
        } else {
          done(null, body.access_token);
        }
      }
    );
  });
};
