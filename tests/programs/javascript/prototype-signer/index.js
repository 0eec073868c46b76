var Ims = require('./lib/ims');
var settings = require('./settings.json');

var scopes = {
  'https://ims-na1.adobelogin.com/s/ent_marketing_sdk': true
};

function Exporter(options) {
  this.options = options;
  this.Ims = new Ims(options, scopes);
}

Exporter.prototype.open = function () {
  var signed = this.Ims.assertion(this.options);
  return this.Ims.exchange(signed, this.options).then(function (answer) {
    return answer.access_token;
  });
};

new Exporter(Object.assign(settings, { secret: process.env.EXPORTER_SECRET })).open().then(function (token) {
  console.log(token);
});
