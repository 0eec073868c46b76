const Ajv = require('ajv')
const schema = require('./schema.json')

const config = {
  clientId: process.env.AJV_CLIENT_ID,
  clientSecret: process.env.AJV_CLIENT_SECRET,
  orgId: process.env.AJV_ORG,
  accountId: process.env.AJV_ACCOUNT,
  privateKey: process.env.AJV_PRIVATE_KEY
}
const validate = new Ajv({ allErrors: true }).compile(schema)
if (!validate(config)) throw new Error(JSON.stringify(validate.errors))

module.exports = config
