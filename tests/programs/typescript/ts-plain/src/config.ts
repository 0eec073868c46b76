import { plainToInstance } from 'class-transformer';
import { IsNotEmpty, IsString, Matches, validateSync } from 'class-validator';

export class AdobeConfig {
  @IsString()
  @IsNotEmpty()
  clientId!: string;

  @IsString()
  @IsNotEmpty()
  clientSecret!: string;

  @IsString()
  orgId!: string;

  @Matches(/techacct/)
  technicalAccountId!: string;

  @IsString()
  @IsNotEmpty()
  privateKey!: string;
}

export function loadConfig(): AdobeConfig {
  const config = plainToInstance(AdobeConfig, {
    clientId: process.env.ADOBE_CLIENT_ID,
    clientSecret: process.env.ADOBE_CLIENT_SECRET,
    orgId: process.env.ADOBE_ORG_ID,
    technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    privateKey: process.env.ADOBE_PRIVATE_KEY,
  });
  const errors = validateSync(config);
  if (errors.length > 0) throw new Error(errors.toString());
  return config;
}
