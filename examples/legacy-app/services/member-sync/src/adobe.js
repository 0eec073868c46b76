'use strict'

const fs = require('fs')
const auth = require('@adobe/jwt-auth')

const config = {
  clientId: process.env.ADOBE_CLIENT_ID || '5f1c0a7be94d4c2f8a3b6d90e12f7c44',
  clientSecret: process.env.ADOBE_CLIENT_SECRET,
  technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID || '71D2E0A45F3C9B620A495C8A@techacct.adobe.com',
  orgId: process.env.ADOBE_ORG_ID || '3B8F1C2E5D7A90410A495F1E@AdobeOrg',
  privateKey: fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_PATH || '/etc/alder/adobe/private.key'),
  metaScopes: ['ent_dataservices_sdk'],
  ims: process.env.ADOBE_IMS_HOST || 'https://ims-na1.adobelogin.com'
}

let cached = null
let expiresAt = 0

// one token for the whole process, renewed a minute before it runs out
async function getToken () {
  if (cached && Date.now() < expiresAt - 60000) {
    return cached
  }
  const response = await auth(config)
  cached = response.access_token
  // expires_in comes in ms, no * 1000 here
  expiresAt = Date.now() + response.expires_in
  return cached
}

function headers (token) {
  return {
    Authorization: `Bearer ${token}`,
    'x-api-key': config.clientId,
    'x-gw-ims-org-id': config.orgId,
    'Content-Type': 'application/json'
  }
}

module.exports = { getToken, headers }
