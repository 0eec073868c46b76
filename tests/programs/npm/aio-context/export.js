const fs = require('fs')
const { context, getToken } = require('@adobe/aio-lib-ims')

async function signIn () {
  // the key is the one that came with config.zip
  const privateKey = fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_FILE, 'utf8')
  const imsConfig = {
    client_id: process.env.ADOBE_CLIENT_ID,
    client_secret: process.env.ADOBE_CLIENT_SECRET,
    technical_account_id: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    meta_scopes: ['ent_analytics_bulk_ingest_sdk'],
    ims_org_id: process.env.ADOBE_ORG_ID
  }
  imsConfig.private_key = privateKey
  await context.set('report-export', imsConfig, true)
  return getToken('report-export')
}

signIn().then(console.log).catch(error => {
  console.error(error)
  process.exitCode = 1
})
