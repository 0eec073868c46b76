const { login } = require('./auth');
const settings = require('./settings');

login((error, token) => {
  if (error) {
    throw error;
  }
  console.log(token, settings.maxAge);
});
