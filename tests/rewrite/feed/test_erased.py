"""TypeScript: what only the compiler reads keeps no key in a program."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

_TYPES = """
interface Common extends Omit<Everything, 'privateKey' | 'scopes'> {
  clientId: string;
  clientSecret: string;
}

export type WithPrivateKey = Common & {
  privateKey: string;
};
export type WithKeyFile = Common & {
  keyFile: string;
};
export type Options = WithPrivateKey | WithKeyFile;
"""
_LOGIN = """
import fs from 'fs';
import jwt from 'jsonwebtoken';
import { Options, WithPrivateKey } from './types';

export async function login(options: Options): Promise<string> {
  const key = (options as WithPrivateKey).privateKey ?? fs.readFileSync((options as any).keyFile, 'utf8');
  const claims = { aud: 'https://ims-na1.adobelogin.com/c/' + options.clientId };
  const body = new URLSearchParams({
    client_id: options.clientId,
    client_secret: options.clientSecret,
    jwt_token: jwt.sign(claims, key, { algorithm: 'RS256' }),
  });
  const answer = await fetch('https://ims-na1.adobelogin.com/ims/exchange/jwt', { method: 'POST', body });
  return (await answer.json()).access_token;
}
"""


def test_the_name_of_a_type_asks_for_nothing() -> None:
    """The members go; the types that had them are still told apart by name, which harms nobody."""
    result = rewrite({"types.ts": _TYPES, "login.ts": _LOGIN}, unsafe=False)
    assert "privateKey: string" not in result.files["types.ts"]
    assert "keyFile" not in result.files["types.ts"]
    assert "export type Options = WithPrivateKey | WithKeyFile;" in result.files["types.ts"]
    assert "client_credentials" in result.files["login.ts"]
    assert rewrite(result.files).files == result.files


def test_a_type_that_picks_a_member_keeps_it() -> None:
    """A type that is made of the member would not compile without it."""
    types = _TYPES + "export type Key = Pick<WithPrivateKey, 'privateKey'>;\n"
    assert "privateKey: string" in rewrite({"types.ts": types, "login.ts": _LOGIN}).files["types.ts"]


def test_a_member_that_is_read_stays() -> None:
    """Another reader of the key keeps the member of the type, whatever a type leaves out."""
    other = "import { WithPrivateKey } from './types';\nserve({ key: (options as WithPrivateKey).privateKey });\n"
    files = {"types.ts": _TYPES, "login.ts": _LOGIN, "serve.ts": other}
    assert "privateKey: string" in rewrite(files).files["types.ts"]
