const jwt = require('jsonwebtoken')
const fetch = require('node-fetch')
const config = require('./config')

const IMS = 'https://ims-na1.adobelogin.com'

async function login () {
  const claims = {
    iss: config.orgId,
    sub: config.accountId,
    aud: `${IMS}/c/${config.clientId}`,
    exp: Math.round(Date.now() / 1000) + 600,
    [`${IMS}/s/ent_user_sdk`]: true
  }
  const body = new URLSearchParams({
    client_id: config.clientId,
    client_secret: config.clientSecret,
    jwt_token: jwt.sign(claims, config.privateKey, { algorithm: 'RS256' })
  })
  const answer = await fetch(`${IMS}/ims/exchange/jwt`, { method: 'POST', body })
  return (await answer.json()).access_token
}

login().then(console.log, (error) => {
  console.error(error)
  process.exitCode = 1
})
