const _ = require('lodash')
const fetch = require('node-fetch')
const jwt = require('jsonwebtoken')
const settings = require('./settings')

const facade = () => {
  let id, secret
  let session = { token: null, until: 0 }
  const signer = { iss: '', sub: '', pem: '' }

  const init = (options) => {
    id = _.get(options, 'id')
    secret = _.get(options, 'secret')
    _.merge(signer, _.get(options, 'signer'))
  }

  const token = async () => {
    if (_.get(session, 'until') > Date.now() / 1000) return session.token
    const claims = {
      exp: Math.floor(Date.now() / 1000) + 3600,
      iss: _.get(signer, 'iss'),
      sub: _.get(signer, 'sub'),
      'https://ims-na1.adobelogin.com/s/ent_stocksearch_sdk': true,
      aud: _.get(settings, 'jwt.audience') + id
    }
    const form = {
      client_id: id,
      client_secret: secret,
      jwt_token: jwt.sign(claims, _.get(signer, 'pem'), { algorithm: 'RS256' })
    }
    const answer = await fetch(_.get(settings, 'jwt.url'), { method: 'POST', body: new URLSearchParams(form) })
    if (!answer.ok) throw new Error(await answer.text())
    session = { token: _.get(await answer.json(), 'access_token'), until: _.get(claims, 'exp', 0) }
    return session.token
  }

  const license = async (content) => {
    const url = `${_.get(settings, ['api', 'license'])}?content_id=${content}`
    return (await fetch(url, { headers: { 'x-api-key': id, Authorization: `Bearer ${await token()}` } })).json()
  }

  return { init, token, license }
}

module.exports = facade()
