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
