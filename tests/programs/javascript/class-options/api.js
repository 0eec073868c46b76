const auth = require('@adobe/jwt-auth')
const fs = require('fs')

module.exports = class Api {
  constructor (config) {
    this.credentials = config.credentials
    this.credentials.privateKey = fs.readFileSync(config.certs.file, 'utf8')
  }

  async token () {
    const answer = await auth(this.credentials)
    return answer.access_token
  }
}
