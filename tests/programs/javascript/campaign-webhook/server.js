var auth = require('./lib/acs-auth');
var settings = require('./settings.json');

settings.credentials.secret = process.env.ACS_SECRET || settings.credentials.secret;

auth.accessToken(settings, function (err, token) {
    if (err) {
        console.error('sign-in failed: ' + err.message);
        process.exit(1);
    }
    console.log(token);
});
