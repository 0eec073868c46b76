"""TypeScript: the types of `@adobe/jwt-auth` are declared where they were imported, for its successor has none."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, check_tree

_CONFIG = "{ clientId: string; clientSecret: string; scope: string; environment?: string }"
_RESPONSE = "{ access_token: string; token_type: string; expires_in: number }"
_FUNCTION = f"""const auth = (options: {_CONFIG}) =>
  fetchToken({{ environment: 'production', ...options }}) as Promise<{_RESPONSE}>;"""


def test_types_beside_the_function() -> None:
    """The new package says that the token may be missing and wants an environment: the function is as it was."""
    result = check_rewritten(
        """
        import auth, { JWTAuthConfig, JWTAuthResponse as Answer } from '@adobe/jwt-auth';
        import { Account } from './account';

        export async function signIn(account: Account & { metaScopes: string[] }): Promise<string> {
          const config: JWTAuthConfig = {
            clientId: account.id,
            clientSecret: account.secret,
            technicalAccountId: account.technicalId,
            orgId: account.org,
            privateKey: account.key,
            metaScopes: account.metaScopes,
          };
          const { access_token }: Answer = await auth(config);
          return access_token;
        }
        """,
        f"""
        import {{ auth as fetchToken }} from '@adobe/auth-token';
        import {{ Account }} from './account';

        type JWTAuthConfig = {_CONFIG};
        type Answer = {_RESPONSE};
        const auth = (options: JWTAuthConfig) =>
          fetchToken({{ environment: 'production', ...options }}) as Promise<Answer>;

        export async function signIn(account: Account): Promise<string> {{
          const config: JWTAuthConfig = {{
            clientId: account.id,
            clientSecret: account.secret,
            scope: 'openid,AdobeID,read_organizations',
          }};
          const {{ access_token }}: Answer = await auth(config);
          return access_token;
        }}
        """,
        "sign-in.ts",
    )
    assert set(result.dispositions().values()) == {"safe"}


@pytest.mark.parametrize(
    "statement",
    [
        "import auth from '@adobe/jwt-auth';",
        "import * as auth from '@adobe/jwt-auth';",
        "import auth = require('@adobe/jwt-auth');",
    ],
)
def test_every_form_of_the_import(statement: str) -> None:
    """By default, as a namespace, and as TypeScript requires a CommonJS module."""
    call = "export const token = async (id: string, secret: string) =>\n"
    call += "  (await auth({{ clientId: id, clientSecret: secret{} }})).access_token;\n"
    check_rewritten(
        f"{statement}\n\n" + call.format(", metaScopes: [process.env.SCOPE]"),
        f"import {{ auth as fetchToken }} from '@adobe/auth-token';\n\n{_FUNCTION}\n\n"
        + call.format(", scope: 'openid,AdobeID,read_organizations'"),
        "token.ts",
    )


def test_types_as_members_of_the_function() -> None:
    """`auth.JWTAuthConfig` is a name of the file from now on; so are the options that a function returns as one."""
    check_rewritten(
        """
        import * as auth from '@adobe/jwt-auth';

        function options(): auth.JWTAuthConfig {
          return {
            clientId: process.env.ID!,
            clientSecret: process.env.SECRET!,
            technicalAccountId: process.env.ACCOUNT!,
            orgId: process.env.ORG!,
            privateKey: process.env.KEY!,
            metaScopes: ['ent_reactor_sdk'],
          };
        }

        export const token = async () => auth(options());
        """,
        f"""
        import {{ auth as fetchToken }} from '@adobe/auth-token';

        type JWTAuthConfig = {_CONFIG};
        const auth = (options: JWTAuthConfig) =>
          fetchToken({{ environment: 'production', ...options }}) as Promise<{_RESPONSE}>;

        function options(): JWTAuthConfig {{
          return {{
            clientId: process.env.ID!,
            clientSecret: process.env.SECRET!,
            scope: process.env.SCOPES || 'openid,AdobeID,read_organizations',
          }};
        }}

        export const token = async () => auth(options());
        """,
        "token.ts",
    )


def test_types_of_another_file() -> None:
    """A file that takes, or hands on, nothing but the types declares them; the call names its scope there."""
    check_tree(
        {
            "options.ts": """
                import type { JWTAuthConfig } from '@adobe/jwt-auth';
                import { secret } from './vault';

                export const options = async (): Promise<JWTAuthConfig> => ({
                  clientId: 'abc',
                  clientSecret: await secret('client'),
                  technicalAccountId: 'x@techacct.adobe.com',
                  orgId: 'y@AdobeOrg',
                  privateKey: await secret('private-key'),
                  metaScopes: 'ent_reactor_sdk',
                });
                """,
            "types.ts": "export type { JWTAuthResponse } from '@adobe/jwt-auth';\n",
            "vault.ts": "export const secret = async (name: string) => process.env[name]!;\n",
            "token.ts": """
                import auth from '@adobe/jwt-auth';
                import { options } from './options';
                import { JWTAuthResponse } from './types';

                export const token = async () => {
                  const given = await options();
                  const answer: JWTAuthResponse = await auth(given);
                  return [answer.access_token, answer.token_type, answer.expires_in];
                };
                """,
        },
        {
            "options.ts": f"""
                import {{ secret }} from './vault';

                type JWTAuthConfig = {_CONFIG};

                export const options = async (): Promise<JWTAuthConfig> => ({{
                  clientId: 'abc',
                  clientSecret: await secret('client'),
                  scope: 'openid,AdobeID,read_organizations',
                }});
                """,
            "types.ts": f"export type JWTAuthResponse = {_RESPONSE};\n",
            "vault.ts": "export const secret = async (name: string) => process.env[name]!;\n",
            "token.ts": f"""
                import {{ auth as fetchToken }} from '@adobe/auth-token';
                import {{ options }} from './options';
                import {{ JWTAuthResponse }} from './types';

                {_FUNCTION.replace(chr(10), chr(10) + " " * 16)}

                export const token = async () => {{
                  const given = await options();
                  const answer: JWTAuthResponse = await auth(given);
                  return [answer.access_token, answer.token_type, answer.expires_in];
                }};
                """,
        },
    )


def test_types_of_the_same_name_from_elsewhere_are_kept() -> None:
    """Nothing to do: the package is another one."""
    check_kept(
        "import { JWTAuthConfig } from './config';\n\nexport const config: JWTAuthConfig = { clientId: 'abc' };\n",
        "a.ts",
    )
