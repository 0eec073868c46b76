const jwt = require('jsonwebtoken')
const settings = require('./settings')

const IMS = 'https://ims-na1.adobelogin.com'

function signAssertion () {
  let assertion
  try {
    const claims = {
      exp: Math.round(Date.now() / 1000) + 900,
      iss: process.env.NAMES_ORG,
      sub: process.env.NAMES_ACCOUNT,
      aud: IMS + '/c/' + settings.id
    }
    for (const one of (process.env.NAMES_META || 'ent_dataservices_sdk').split(',')) {
      claims[IMS + '/s/' + one] = true
    }
    assertion = jwt.sign(claims, settings.pem, { algorithm: 'RS256' })
  } catch (error) {
    console.error(error)
    throw error
  } finally {
    return assertion
  }
}

exports.signAssertion = signAssertion
