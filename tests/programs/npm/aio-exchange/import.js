const fs = require('fs')
const jwt = require('jsonwebtoken')
const { Ims } = require('@adobe/aio-lib-ims')

const clientId = process.env.ADOBE_CLIENT_ID
const clientSecret = process.env.ADOBE_CLIENT_SECRET
const orgId = process.env.ADOBE_ORG_ID

// Signs the assertion that IMS exchanges for an access token
function createAssertion () {
  const payload = {
    exp: Math.round(Date.now() / 1000) + 300,
    iss: orgId,
    sub: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    aud: `https://ims-na1.adobelogin.com/c/${clientId}`,
    'https://ims-na1.adobelogin.com/s/ent_dataservices_sdk': true
  }
  return jwt.sign(payload, fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_FILE), { algorithm: 'RS256' })
}

async function main () {
  const ims = new Ims()
  const answer = await ims.exchangeJwtToken(clientId, clientSecret, createAssertion())
  console.log(answer.access_token.token)
}

main().catch(error => {
  console.error(error)
  process.exitCode = 1
})
