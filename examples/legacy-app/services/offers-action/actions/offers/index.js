const fetch = require('node-fetch')
const { context, getToken } = require('@adobe/aio-lib-ims')

const OFFERS = 'https://platform.adobe.io/data/core/ode/offers'

/* Returns the offers that a member sees at the till. */
async function main (params) {
  await context.setCurrent('alder_loyalty')
  await context.set('alder_loyalty', {
    client_id: params.clientId,
    client_secret: params.clientSecret,
    technical_account_id: params.technicalAccountId,
    ims_org_id: params.orgId,
    meta_scopes: ['https://ims-na1.adobelogin.com/s/ent_dataservices_sdk'],
    private_key: params.privateKey
  })
  const token = await getToken()

  const answer = await fetch(`${OFFERS}?member=${encodeURIComponent(params.member)}`, {
    headers: {
      Authorization: `Bearer ${token}`,
      'x-api-key': params.clientId,
      'x-gw-ims-org-id': params.orgId
    }
  })
  if (!answer.ok) {
    return { statusCode: 502, body: { error: 'offers not available' } }
  }
  return { statusCode: 200, body: await answer.json() }
}

exports.main = main
