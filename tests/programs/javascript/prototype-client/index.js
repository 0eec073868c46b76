const JsonWebToken = require('./lib/assertion');
const Session = require('./lib/session');
const settings = require('./settings.json');

const services = {
  'https://ims-na1.adobelogin.com/s/ent_campaign_sdk': true
};

function Connection(options) {
  this.options = options;
  this.assertion = new JsonWebToken(options, services);
  this.session = new Session(options, this.assertion);
}

Connection.prototype.open = function (callback) {
  this.session.token(callback);
};

new Connection({ ...settings, secret: process.env.CONNECTION_SECRET }).open((error, token) => {
  if (error) throw error;
  console.log(token);
});
