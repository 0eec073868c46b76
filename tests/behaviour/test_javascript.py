"""JavaScript programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = (
    Program(  # options of @adobe/jwt-auth go through a constructor and a field, from a file of their own
        "javascript/class-options",
        ("node", "app.js"),
        env={"SEATS_CLIENT_ID": "{id}", "SEATS_CLIENT_SECRET": "{secret}", "SEATS_ORG": "{org}"},
        old_env={"SEATS_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # a schema that stands where it is compiled
        "javascript/ajv-inline",
        ("node", "token.js"),
        base="javascript/ajv-schema",
        env={"AJV_CLIENT_ID": "{id}", "AJV_CLIENT_SECRET": "{secret}", "AJV_ORG": "{org}"},
        old_env={"AJV_ACCOUNT": "{account}", "AJV_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a schema in a file of its own, that demands its properties and refuses others
        "javascript/ajv-schema",
        ("node", "token.js"),
        env={"AJV_CLIENT_ID": "{id}", "AJV_CLIENT_SECRET": "{secret}", "AJV_ORG": "{org}"},
        old_env={"AJV_ACCOUNT": "{account}", "AJV_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a parser is told which options are texts, and which have a short name
        "javascript/minimist-options",
        ("node", "main.js", "--client-id", "{id}", "--client-secret", "{secret}", "--org-id", "{org}"),
        old_command=(
            *("node", "main.js", "--client-id", "{id}", "--client-secret", "{secret}", "--org-id", "{org}"),
            *("--technical-account", "{account}", "--private-key", "{key}"),
        ),
    ),
    Program(  # the usage names every option
        "javascript/yargs-usage",
        ("node", "main.js", "--client-id", "{id}", "--client-secret", "{secret}", "--org-id", "{org}"),
        old_command=(
            *("node", "main.js", "--client-id", "{id}", "--client-secret", "{secret}", "--org-id", "{org}"),
            *("--technical-account", "{account}", "--private-key", "{key}"),
        ),
    ),
    Program(  # options of common names are demanded
        "javascript/yargs-plain",
        ("node", "main.js", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
        old_command=(
            *("node", "main.js", "--client", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("--account", "{account}", "--key", "{key}"),
        ),
    ),
    Program(  # one object of the schema holds the secret and the key, and paths lead to them
        "javascript/convict-paths",
        ("node", "main.js"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # libraries that make a form of an object themselves, or JSON, and a table of the kinds of sign-in
        "javascript/four-clients",
        ("node", "token.js"),
        old_supply={"private.key": "{pem}"},
        edits={
            "config.json": {
                "b7c8d9e0f1a2b3c4b7c8d9e0f1a2b3c4": "{id}",
                "SECRET": "{secret}",
                "7E8F9A0B1C2D3E4F0A495CF1@AdobeOrg": "{org}",
                "1C2D3E4F7E8F9A0B0A495CF2@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a method of a prototype signs, of claims that the constructor made
        "javascript/prototype-signer",
        ("node", "index.js"),
        env={"EXPORTER_SECRET": "{secret}"},
        old_supply={"keys/private.pem": "{pem}"},
        edits={
            "settings.json": {
                "c8d9e0f1a2b3c4d5c8d9e0f1a2b3c4d5": "{id}",
                "8F8091A2B3C4D5E60A495C71@AdobeOrg": "{org}",
                "C3C4D5E67F8091A20A495C72@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "javascript/described-settings",
        ("node", "source.js"),
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{line}"},
    ),
    Program(  # metascopes tried by their number, a table of options, and an object of what has to be given
        "javascript/counted-scopes",
        ("node", "cli.js", "--client", "{id}"),
        env={"LIBRARY_SECRET": "{secret}"},
        old_env={"LIBRARY_ORG": "{org}", "LIBRARY_ACCOUNT": "{account}"},
        old_command=("node", "cli.js", "--client", "{id}", "--key", "{key}"),
    ),
    Program(  # a function of another file fills and passes on the options that its caller hands it
        "javascript/handed-options",
        ("node", "main.js"),
        env={"CATALOGUE_CLIENT_ID": "{id}", "CATALOGUE_CLIENT_SECRET": "{secret}"},
        old_env={"CATALOGUE_ORG": "{org}", "CATALOGUE_ACCOUNT": "{account}", "CATALOGUE_KEY_FILE": "{key}"},
    ),
    Program(  # the parameters stood in the address, for three libraries and Node itself
        "javascript/query-address",
        ("node", "main.js"),
        env={"PANEL_CLIENT_ID": "{id}", "PANEL_CLIENT_SECRET": "{secret}"},
        old_env={"PANEL_ORG": "{org}", "PANEL_ACCOUNT": "{account}", "PANEL_KEY_FILE": "{key}"},
    ),
    Program(  # keys as paths in a text, and the end of the assertion as that of the token
        "javascript/stock-facade",
        ("node", "show.js"),
        env={"FACADE_ID": "{id}", "FACADE_SECRET": "{secret}"},
        old_env={"FACADE_ORG": "{org}", "FACADE_ACCOUNT": "{account}", "FACADE_KEY_FILE": "{key}"},
    ),
    Program(  # constructors with prototypes, and modules that export one of them
        "javascript/prototype-client",
        ("node", "index.js"),
        env={"CONNECTION_SECRET": "{secret}"},
        old_supply={"keys/private.pem": "{pem}"},
        edits={
            "settings.json": {
                "b8c9d0e1f2a3b4c5b8c9d0e1f2a3b4c5": "{id}",
                "7F8091A2B3C4D5E60A495C71@AdobeOrg": "{org}",
                "B3C4D5E67F8091A20A495C72@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # answers of the terminal are kept in a list
        "javascript/kept-answers",
        ("node", "index.js", "token"),
        edits={
            "accounts.json": {
                "0d1e2f3a4b5c6d7e0d1e2f3a4b5c6d7e": "{id}",
                "SECRET": "{secret}",
                "5C6D7E0F1A2B3C4D0A495C11@AdobeOrg": "{org}",
                "1A2B3C4D5E6F70810A495C12@techacct.adobe.com": "{account}",
                "KEY": "{line}",
            }
        },
    ),
    Program(  # the configuration is looked at before it is used, and says which way to sign in
        "javascript/checked-config",
        ("node", "index.js"),
        env={"REPORT_CLIENT_ID": "{id}", "REPORT_CLIENT_SECRET": "{secret}"},
        old_env={
            "REPORT_ORG_ID": "{org}",
            "REPORT_TECHNICAL_ACCOUNT_ID": "{account}",
            "REPORT_PRIVATE_KEY": "{line}",
        },
    ),
    Program(
        "javascript/audience-sync",
        ("node", "src/index.js"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY_PATH": "{key}",
            "ADOBE_META_SCOPES": "ent_audiencemanagerplatform_sdk",
        },
    ),
    Program(
        "javascript/campaign-webhook",
        ("node", "server.js"),
        env={"ACS_SECRET": "{secret}"},
        old_supply={"config/private.key": "{pem}"},
        edits={
            "settings.json": {
                "d1a2b3c4d5e6f708192a3b4c5d6e7f80": "{id}",
                "7F8091A2B3C4D5E6F7081920@AdobeOrg": "{org}",
                "3C4D5E6F708192A3B4C5D6E7@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "javascript/stock-lookup",
        ("node", "src/cli.mjs"),
        env={"STOCK_CLIENT_ID": "{id}", "STOCK_CLIENT_SECRET": "{secret}", "STOCK_ORG_ID": "{org}"},
        old_env={"STOCK_TECH_ACCOUNT_ID": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "javascript/shared-signer",
        ("node", "index.js"),
        env={"HUB_CLIENT_ID": "{id}", "HUB_CLIENT_SECRET": "{secret}"},
        old_env={"HUB_ORG_ID": "{org}", "HUB_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{key}"},
    ),
    Program(  # what is exported is named twice: `{ name: name }`, `exports.name = name`; one `var` requires two modules
        "javascript/own-names",
        ("node", "index.js"),
        env={"NAMES_ID": "{id}", "NAMES_SECRET": "{secret}"},
        old_env={"NAMES_ORG": "{org}", "NAMES_ACCOUNT": "{account}"},
        old_supply={"keys/own.pem": "{pem}"},
    ),
    Program(
        "javascript/named-steps",
        ("node", "index.js"),
        env={"STEPS_API_KEY": "{id}", "STEPS_CLIENT_SECRET": "{secret}"},
        old_env={"STEPS_ORG_ID": "{org}", "STEPS_TECH_ACCT": "{account}", "STEPS_PRIVATE_KEY": "{base64}"},
    ),
    Program(
        "javascript/group-export",
        ("node", "index.js"),
        env={"GROUPS_CLIENT_SECRET": "{secret}"},
        old_supply={"keys/private.key": "{pem}"},
        edits={
            "settings.js": {
                "b0c1d2e3f4a5968778695a4b3c2d1e0f": "{id}",
                "0A1B2C3D4E5F60710A495C21@techacct.adobe.com": "{account}",
                "4E5F60710A1B2C3D0A495C20@AdobeOrg": "{org}",
            }
        },
    ),
    Program(
        "javascript/launch-deploy",
        ("node", "deploy.js"),
        env={
            "REACTOR_API_KEY": "{id}",
            "REACTOR_CLIENT_SECRET": "{secret}",
        },
        old_env={
            "REACTOR_ORG_ID": "{org}",
            "REACTOR_TECH_ACCOUNT_ID": "{account}",
            "REACTOR_PRIVATE_KEY_FILE": "{key}",
        },
    ),
    Program(
        "javascript/sign-callback",
        ("node", "main.js"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}"},
        old_env={"ADOBE_ORG": "{org}", "ADOBE_ACCOUNT": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(
        "javascript/esm-events",
        ("node", "main.js"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}"},
        old_env={"ADOBE_ORG": "{org}", "ADOBE_ACCOUNT": "{account}", "ADOBE_KEY_FILE": "{key}"},
    ),
    Program(  # a schema that refuses what it does not know
        "javascript/joi-settings",
        ("node", "index.js"),
        old_supply={"private.key": "{pem}"},
        edits={
            "adobe.json": {
                "0f1e2d3c4b5a69788796a5b4c3d2e1f1": "{id}",
                "SECRET": "{secret}",
                "7B6A5948372615040A495C51@AdobeOrg": "{org}",
                "372615047B6A59480A495C52@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a schema that demands its variables
        "javascript/nest-config",
        ("node", "main.js"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORGANIZATION_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{line}"},
    ),
    Program(
        "javascript/envalid-env",
        ("node", "main.mjs"),
        env={"CJA_CLIENT_ID": "{id}", "CJA_CLIENT_SECRET": "{secret}", "CJA_ORG_ID": "{org}"},
        old_env={"CJA_TECHNICAL_ACCOUNT_ID": "{account}", "CJA_PRIVATE_KEY": "{base64}"},
    ),
    Program(  # tests that sign in themselves, with options that are there only where all of them are
        "javascript/e2e-account",
        ("node", "test/account.test.mjs"),
        env={"E2E_CLIENT_ID": "{id}", "E2E_CLIENT_SECRET": "{secret}", "E2E_ORGANIZATION": "{org}"},
        old_env={"E2E_TECHNICAL_ACCOUNT": "{account}", "E2E_KEY": "{line}"},
    ),
    Program(
        "javascript/early-check",
        ("node", "client.js"),
        env={"ID": "{id}", "SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCT": "{account}", "KEY": "{pem}"},
    ),
)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_before(program: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(program, tmp_path, key)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_after(program: Program, tmp_path: Path) -> None:
    """With nothing but the credential, against the strict token endpoint."""
    run_after(program, tmp_path)
