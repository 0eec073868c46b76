function Session(options, jwt) {
  this.options = options;
  this.jwt = jwt;
}

Session.prototype.token = function (callback) {
  const body = new URLSearchParams({
    client_id: this.options.client,
    client_secret: this.options.secret,
    jwt_token: this.jwt.text
  });
  fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body })
    .then(answer => answer.json())
    .then(({ access_token: token, error }) => callback(error && new Error(error), token), callback);
};

module.exports = Session;
