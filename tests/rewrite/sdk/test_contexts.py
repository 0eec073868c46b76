"""IMS contexts of the aio library in JavaScript: keys, lists, the e-mail, and where an object is filled twice."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

BEFORE = """
const fs = require('fs')
const { context, getToken } = require('@adobe/aio-lib-ims')

async function main () {
  await context.set('report', {
    client_id: process.env.ADOBE_CLIENT_ID,
    client_secret: process.env.ADOBE_CLIENT_SECRET,
    technical_account_id: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    meta_scopes: ['ent_analytics_bulk_ingest_sdk'], // read only
    ims_org_id: process.env.ADOBE_ORG_ID,
    private_key: fs.readFileSync('private.key', 'utf8')
  }, true)
  return getToken('report')
}
"""
AFTER = """
const { context, getToken } = require('@adobe/aio-lib-ims')

async function main () {
  await context.set('report', {
    client_id: process.env.ADOBE_CLIENT_ID,
    client_secrets: [process.env.ADOBE_CLIENT_SECRET],
    technical_account_id: process.env.ADOBE_TECHNICAL_ACCOUNT_ID,
    technical_account_email: process.env.ADOBE_TECHNICAL_ACCOUNT_EMAIL || 'COPY_THE_TECHNICAL_ACCOUNT_EMAIL',
    scopes: ['openid', 'AdobeID', 'read_organizations'], // read only
    ims_org_id: process.env.ADOBE_ORG_ID
  }, true)
  return getToken('report')
}
"""
LATER = """
import { context } from "@adobe/aio-lib-ims";

export async function prepare(client_secret, client_id, account) {
  const config = { client_id, client_secret, technical_account_id: account };
  config.meta_scopes = ["ent_user_sdk"];
  config.private_key = process.env.ADOBE_PRIVATE_KEY;
  config.ims_org_id = "0123456789ABCDEF0A495C99@AdobeOrg";
  await context.set("x", config);
}
"""
LATER_AFTER = """
import { context } from "@adobe/aio-lib-ims";

export async function prepare(client_secret, client_id, account) {
  const config = { client_id, client_secrets: [client_secret], technical_account_id: account, \
technical_account_email: "COPY_THE_TECHNICAL_ACCOUNT_EMAIL" };
  config.scopes = ["openid", "AdobeID", "read_organizations"];
  config.ims_org_id = "0123456789ABCDEF0A495C99@AdobeOrg";
  await context.set("x", config);
}
"""


@pytest.mark.parametrize(("path", "before", "after"), [("a.js", BEFORE, AFTER), ("b.mjs", LATER, LATER_AFTER)])
def test_the_context_takes_its_oauth_keys(path: str, before: str, after: str) -> None:
    """Renamed keys, lists, the e-mail beside the ID; the key goes with what read it."""
    result = check_rewritten(before, after, path)
    assert any("Copy the technical account's e-mail" in note for note in result.plan.notes)
    assert any("scopes are proposed" in note for note in result.plan.notes)


def test_an_email_of_the_tree_is_taken() -> None:
    """A workspace file of the same integration knows it."""
    console = """
        {"project": {"workspace": {"details": {"credentials": [{"integration_type": "service", "jwt": {
          "client_secret": "", "technical_account_email": "loyalty@techacct.adobe.com",
          "technical_account_id": "9F1@techacct.adobe.com", "meta_scopes": ["ent_user_sdk"]}}]}}}}
    """
    result = rewrite({"a.js": BEFORE, "console.json": console})
    assert "technical_account_email: 'loyalty@techacct.adobe.com'," in result.files["a.js"]


def test_the_predecessor_gets_its_new_name() -> None:
    """`@adobe/aio-lib-core-ims` is the same library under another name."""
    result = rewrite(
        {
            "package.json": '{"dependencies": {"@adobe/aio-lib-core-ims": "^1.0.0"}}\n',
            "a.js": BEFORE.replace("@adobe/aio-lib-ims", "@adobe/aio-lib-core-ims"),
        }
    )
    assert result.files["package.json"] == '{"dependencies": {"@adobe/aio-lib-ims": "^6.4.1"}}\n'
    assert "require('@adobe/aio-lib-ims')" in result.files["a.js"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", AFTER),
        (
            "own.js",
            "const config = { client_id: a, client_secret: b, private_key: c, meta_scopes: d };\nsign(config);\n",
        ),
        (
            "user.js",
            """
            const { context } = require('@adobe/aio-lib-ims');
            context.set('u', { client_id: a, client_secret: b, redirect_uri: c, scope: 'openid' });
            """,
        ),
    ],
)
def test_other_objects_stay(path: str, text: str) -> None:
    """The OAuth form, another library's options, and a user sign-in."""
    check_kept(text, path)


def test_the_type_of_the_object_follows() -> None:
    """A TypeScript interface of a context gets the same properties, or the program no longer compiles."""
    before = """
        import { context } from '@adobe/aio-lib-ims'

        interface ImsConfig {
            client_id: string
            client_secret: string
            technical_account_id: string
            private_key: string
            meta_scopes: string[]
        }

        export async function prepare(secret: string, id: string): Promise<void> {
            const config: ImsConfig = {
                client_id: id,
                client_secret: secret,
                technical_account_id: 'x@techacct.adobe.com',
                private_key: process.env.PRIVATE_KEY!,
                meta_scopes: ['ent_user_sdk']
            }
            await context.set('report', config)
        }
    """
    after = """
        import { context } from '@adobe/aio-lib-ims'

        interface ImsConfig {
            client_id: string
            client_secrets: string[]
            technical_account_id: string
            technical_account_email: string
            scopes: string[]
        }

        export async function prepare(secret: string, id: string): Promise<void> {
            const config: ImsConfig = {
                client_id: id,
                client_secrets: [secret],
                technical_account_id: 'x@techacct.adobe.com',
                technical_account_email: 'COPY_THE_TECHNICAL_ACCOUNT_EMAIL',
                scopes: ['openid', 'AdobeID', 'read_organizations']
            }
            await context.set('report', config)
        }
    """
    check_rewritten(before, after, "prepare.ts")


def test_a_service_credential_of_aem_stays() -> None:
    """The end of life does not reach it."""
    check_kept(BEFORE.replace("ent_analytics_bulk_ingest_sdk", "ent_aem_cloud_api"), "a.js")


def test_an_id_that_holds_the_email_gives_the_email() -> None:
    """Cloud Manager's older guides put the e-mail where the ID belongs."""
    text = BEFORE.replace("process.env.ADOBE_TECHNICAL_ACCOUNT_ID", "process.env.ADOBE_TA_EMAIL")
    assert "technical_account_email: process.env.ADOBE_TA_EMAIL ||" in rewrite({"a.js": text}).files["a.js"]
