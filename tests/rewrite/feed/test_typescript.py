"""TypeScript: types and exported constants that only the assertion needed go with it."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, rewrite

_IMS = """
import axios from 'axios';
import jwt from 'jsonwebtoken';
import { clientSecret, Credentials, privateKey } from './config';

function assertion(credentials: Credentials): string {
  const claims: { [name: string]: unknown } = {
    iss: credentials.org,
    sub: credentials.account,
    aud: `https://ims-na1.adobelogin.com/c/${credentials.id}`,
  };
  credentials.metascopes.forEach((metascope) => {
    claims[`https://ims-na1.adobelogin.com/s/${metascope}`] = true;
  });
  return jwt.sign(claims, privateKey, { algorithm: 'RS256' });
}

export async function token(credentials: Credentials): Promise<string> {
  const params = new URLSearchParams();
  params.append('client_id', credentials.id);
  params.append('client_secret', clientSecret);
  params.append('jwt_token', assertion(credentials));
  const answer = await axios.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params.toString());
  return answer.data.access_token;
}
"""
_CONFIG = """
import * as fs from 'fs';

export type Metascope = 'ent_dataservices_sdk' | 'ent_user_sdk';

export interface Credentials {
  name: string;
  id: string;
  org: string;
  account: string;
  metascopes: Metascope[];
}

export const clientSecret: string = fs.readFileSync('secret', 'utf8').trim();
export const privateKey: string = fs.existsSync('private.key')
  ? fs.readFileSync('private.key', 'utf8')
  : (process.env.PRIVATE_KEY as string);
"""
_CONFIG_AFTER = """\
import * as fs from 'fs';

export interface Credentials {
  name: string;
  id: string;
}

export const clientSecret: string = fs.readFileSync('secret', 'utf8').trim();
"""


def test_what_the_assertion_alone_was_given_goes() -> None:
    """A name of an index signature is no name of a field; the rest needs no look."""
    result = rewrite({"src/ims.ts": _IMS, "src/config.ts": _CONFIG}, unsafe=False)
    assert result.files["src/config.ts"] == _CONFIG_AFTER
    assert "import { clientSecret, Credentials } from './config';" in result.files["src/ims.ts"]
    assert rewrite(result.files).plan.files == ()


def test_a_type_that_another_file_uses_stays() -> None:
    """It is imported there."""
    other = "import { Metascope } from './config';\n\nexport const known: Metascope[] = [];\n"
    result = rewrite({"src/ims.ts": _IMS, "src/config.ts": _CONFIG, "src/known.ts": other})
    assert "export type Metascope" in result.files["src/config.ts"]


def test_types_without_a_sign_in_are_kept() -> None:
    """However they are called."""
    check_kept(_CONFIG, "src/config.ts")


_SETTINGS = """
import { registerAs } from '@nestjs/config';
import * as Joi from 'joi';

export const schema = Joi.object({
  ADOBE_CLIENT_ID: Joi.string().required(),
  ADOBE_TECHNICAL_ACCOUNT_ID: Joi.string().required(),
  ADOBE_PRIVATE_KEY: Joi.string().required(),
});

export default registerAs('adobe', () => ({
  clientId: process.env.ADOBE_CLIENT_ID,
  clientSecret: process.env.ADOBE_CLIENT_SECRET,
  technicalAccountId: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
  privateKey: process.env.ADOBE_PRIVATE_KEY,
  metaScopes: ['ent_dataservices_sdk'],
}));
"""
_SERVICE = """
import * as jwt from 'jsonwebtoken';

export class Ims {
  constructor(private readonly config: ConfigService, private readonly http: HttpService) {}

  token(): Promise<string> {
    const claims: Record<string, unknown> = {
      sub: this.config.get('adobe.technicalAccountId'),
      aud: `https://ims-na1.adobelogin.com/c/${this.config.get('adobe.clientId')}`,
    };
    for (const scope of this.config.get<string[]>('adobe.metaScopes')) {
      claims[`https://ims-na1.adobelogin.com/s/${scope}`] = true;
    }
    const params = new URLSearchParams({
      client_id: this.config.get<string>('adobe.clientId'),
      client_secret: this.config.get<string>('adobe.clientSecret'),
      jwt_token: jwt.sign(claims, this.config.get('adobe.privateKey'), { algorithm: 'RS256' }),
    });
    return this.http.post('https://ims-na1.adobelogin.com/ims/exchange/jwt', params);
  }
}
"""


def test_settings_that_are_read_by_their_path() -> None:
    """The last part of the path is the key; the schema that demands their variables follows."""
    result = rewrite({"src/ims.ts": _SERVICE, "src/settings.ts": _SETTINGS}, unsafe=False)
    after = result.files["src/settings.ts"]
    assert "ADOBE_CLIENT_ID: Joi" in after
    assert "clientSecret: process.env.ADOBE_CLIENT_SECRET,\n}));" in after
    assert "privateKey" not in after
    assert "PRIVATE_KEY" not in after
    assert rewrite(result.files).plan.files == ()
