const fs = require("fs");
const auth = require("@adobe/jwt-auth");

const config = {
  clientId: process.env.ADOBE_CLIENT_ID,
  clientSecret: process.env.ADOBE_CLIENT_SECRET,
  technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
  orgId: process.env.ADOBE_ORG_ID,
  metaScopes: ["ent_dataservices_sdk"],
};
config.privateKey = fs.readFileSync(process.env.ADOBE_PRIVATE_KEY_FILE);

auth(config)
  .then((tokenResponse) => console.log(tokenResponse.access_token))
  .catch((error) => {
    console.error(error.code === "invalid_scope" ? "the integration lacks a product profile" : error);
    process.exitCode = 1;
  });
