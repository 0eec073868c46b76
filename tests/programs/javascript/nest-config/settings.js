const { registerAs } = require('@nestjs/config');
const Joi = require('joi');

exports.schema = Joi.object({
  ADOBE_CLIENT_ID: Joi.string().required(),
  ADOBE_CLIENT_SECRET: Joi.string().required(),
  ADOBE_ORGANIZATION_ID: Joi.string().required(),
  ADOBE_TECHNICAL_ACCOUNT_ID: Joi.string().required(),
  ADOBE_PRIVATE_KEY: Joi.string().required(),
});

exports.adobe = registerAs('adobe', () => ({
  clientId: process.env.ADOBE_CLIENT_ID,
  clientSecret: process.env.ADOBE_CLIENT_SECRET,
  organizationId: process.env.ADOBE_ORGANIZATION_ID,
  technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
  privateKey: process.env.ADOBE_PRIVATE_KEY.replace(/\\n/g, '\n'),
  metaScopes: ['ent_dataservices_sdk'],
}));
