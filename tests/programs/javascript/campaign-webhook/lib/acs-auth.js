var fs = require('fs');
var crypto = require('crypto');
var jwt = require('jsonwebtoken');
var request = require('request');

var cache = null;

// Callback style, kept for node 6
function accessToken(settings, callback) {
    if (cache && cache.until > Date.now()) {
        return callback(null, cache.token);
    }
    var cred = settings.credentials;
    var pem = fs.readFileSync(cred.privateKeyFile);
    var claims = {
        exp: Math.floor(Date.now() / 1000) + 86400,
        iss: cred.organization,
        sub: cred.techAccount,
        aud: 'https://ims-na1.adobelogin.com/c/' + cred.apiKey
    };
    claims[settings.ims.metascope] = true;

    jwt.sign(claims, pem, { algorithm: 'RS256' }, function (err, signed) {
        if (err) {
            console.error('could not sign the JWT', err);
            return callback(err);
        }
        request.post({
            url: settings.ims.url,
            headers: { 'content-type': 'multipart/form-data' },
            formData: {
                client_id: cred.apiKey,
                client_secret: cred.secret,
                jwt_token: signed
            }
        }, function (err, res, body) {
            if (err) { return callback(err); }
            var answer = JSON.parse(body);
            if (!answer.access_token) {
                return callback(new Error(answer.error_description || body));
            }
            cache = { token: answer.access_token, until: Date.now() + answer.expires_in - 1000 };
            callback(null, answer.access_token);
        });
    });
}

// incoming webhooks are signed with the same client secret
function verifyWebhook(settings, payload, signature) {
    var digest = crypto.createHmac('sha256', settings.credentials.secret).update(payload).digest('base64');
    return digest === signature;
}

module.exports = { accessToken: accessToken, verifyWebhook: verifyWebhook };
