const { ConfigService } = require('@nestjs/config');
const { Ims } = require('./ims');
const { adobe, schema } = require('./settings');

const { error } = schema.validate(process.env, { allowUnknown: true });
if (error) {
  throw new Error(`Config validation error: ${error.message}`);
}
const config = new ConfigService({ adobe: adobe() });
new Ims(config).token().then((token) => console.log(config.get('adobe.organizationId'), token));
