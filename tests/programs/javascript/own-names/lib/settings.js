var fs = require('fs'),
  path = require('path')

module.exports = {
  id: process.env.NAMES_ID,
  secret: process.env.NAMES_SECRET,
  pem: fs.readFileSync(path.join(__dirname, '..', 'keys', 'own.pem'), 'utf8')
}
