const axios = require('axios')
const settings = require('./settings')

// the token for an assertion
async function tokenFor (assertion) {
  const body = {
    client_id: settings.id,
    client_secret: settings.secret,
    jwt_token: assertion
  }
  const response = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt/', new URLSearchParams(body).toString())
  return response.data.access_token
}

function bearer (token) {
  return { Authorization: 'Bearer ' + token }
}

module.exports = {
  tokenFor: tokenFor,
  bearer: bearer
}
