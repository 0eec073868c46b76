'use strict';
var async = require('async');
var jwt = require('jsonwebtoken');
var request = require('request');
var claims = require('./claims');
var env = require('./env');

function getJwt(callback) {
  jwt.sign(claims(), env.privateKey, { algorithm: 'RS256' }, function (err, token) {
    if (err) return callback(err);
    console.log('JWT generated');
    callback(null, token);
  });
}

function getAccessToken(jwtToken, callback) {
  request.post({
    uri: 'https://ims-na1.adobelogin.com/ims/exchange/jwt/',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-cache' },
    form: {
      client_id: env.apiKey,
      client_secret: env.clientSecret,
      jwt_token: jwtToken
    }
  }, function (err, res, body) {
    if (err) return callback(err);
    callback(null, JSON.parse(body).access_token);
  });
}

exports.signIn = function (done) {
  async.waterfall([getJwt, getAccessToken], done);
};
