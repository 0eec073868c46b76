import * as fs from "fs";

export type Metascope = "ent_campaign_sdk" | "ent_dataservices_sdk";

export interface Integration {
  name: string;
  clientId: string;
  technicalAccount: string;
  organization: string;
  metascopes: Metascope[];
}

export const integration: Integration = JSON.parse(fs.readFileSync("integration.json", "utf8"));
export const clientSecret: string = process.env.BROKER_CLIENT_SECRET as string;
export const privateKey: string = fs.existsSync("private.key")
  ? fs.readFileSync("private.key", "utf8")
  : (process.env.BROKER_PRIVATE_KEY as string);
