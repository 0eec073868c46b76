import { SignIn } from "./signin";

const env = process.env;
new SignIn({
  clientId: env.PARCELS_ID as string,
  clientSecret: env.PARCELS_SECRET as string,
  organization: env.PARCELS_ORG as string,
  technicalAccount: env.PARCELS_ACCOUNT as string,
  privateKey: env.PARCELS_KEY as string,
})
  .token()
  .then(console.log, (error) => {
    console.error(error.message);
    process.exit(1);
  });
