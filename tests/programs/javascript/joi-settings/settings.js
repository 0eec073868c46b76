const fs = require('fs');
const path = require('path');
const Joi = require('joi');

const schema = Joi.object({
  client_id: Joi.string().required(),
  client_secret: Joi.string().required(),
  org_id: Joi.string().required(),
  technical_account_id: Joi.string().required(),
  private_key_path: Joi.string().required(),
  metascope: Joi.string().default('ent_user_sdk'),
});

const { error, value } = schema.validate(JSON.parse(fs.readFileSync(path.join(__dirname, 'adobe.json'), 'utf8')));
if (error) {
  throw error;
}

module.exports = value;
