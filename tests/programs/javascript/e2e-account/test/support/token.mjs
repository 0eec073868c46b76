import auth from "@adobe/jwt-auth";
import account from "./account.mjs";

let held;

export default async () => {
  held ??= (await auth(account)).access_token;
  return held;
};
