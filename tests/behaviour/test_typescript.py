"""TypeScript programs compile and sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import TYPESCRIPT, Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

_BUILD = ("node", str(TYPESCRIPT / "build.js"), ".")
PROGRAMS = (
    Program(  # a codec decodes an object, and a type is made of the codec
        "typescript/ts-codec",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a class takes the values of a plain object, and decorators say what they have to be
        "typescript/ts-plain",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # an object is held against a schema, of which its type is made
        "typescript/ts-schema",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # a type is made of the names of the variables
        "typescript/ts-names",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # a parameter of the constructor is a field, and what reads the key through it reads the secret, too
        "typescript/ts-nest",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # types that are told apart by the key, and one that leaves the key out
        "typescript/ts-alternatives",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"SUITE_SECRET": "{secret}"},
        old_supply={"keys/suite.key": "{pem}"},
        edits={
            "settings.json": {
                "d9e0f1a2b3c4d5c8d9e0f1a2b3c4d5c8": "{id}",
                "9F8091A2B3C4D5E60A495C91@AdobeOrg": "{org}",
                "D3C4D5E69F8091A20A495C92@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # the request behind an interface
        "typescript/ts-gate",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"GATE_ID": "{id}", "GATE_SECRET": "{secret}"},
        old_env={"GATE_ORG": "{org}", "GATE_ACCOUNT": "{account}", "GATE_KEY": "{pem}"},
    ),
    Program(  # types of the package, in another file than its function, too
        "typescript/ts-digest",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"DIGEST_CLIENT_ID": "{id}", "DIGEST_CLIENT_SECRET": "{secret}"},
        old_env={"DIGEST_ACCOUNT": "{account}", "DIGEST_ORG": "{org}", "DIGEST_KEY": "{pem}"},
    ),
    Program(  # constructors whose parameters are fields, and default exports under other names
        "typescript/ts-services",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"SERVICES_CLIENT_ID": "{id}", "SERVICES_CLIENT_SECRET": "{secret}", "SERVICES_ORG": "{org}"},
        old_env={"SERVICES_ACCOUNT": "{account}", "SERVICES_KEY": "{line}"},
    ),
    Program(
        "typescript/ts-lambda",
        ("node", "src/local.js"),
        build=_BUILD,
        env={"ADOBE_SECRET": '{"clientId": "{id}", "clientSecret": "{secret}", "orgId": "{org}"}'},
        old_env={
            "ADOBE_SECRET": '{"clientId": "{id}", "clientSecret": "{secret}", "orgId": "{org}", '
            '"technicalAccountId": "{account}", "privateKey": "{line}"}'
        },
    ),
    Program(
        "typescript/ts-client",
        ("node", "example/main.js"),
        build=_BUILD,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECH_ACCT": "{account}", "ADOBE_KEY_FILE": "{key}"},
    ),
    Program(
        "typescript/ts-tenants",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"EMEA_CLIENT_SECRET": "{secret}", "APAC_CLIENT_SECRET": "{secret}"},
        old_env={"EMEA_PRIVATE_KEY": "{base64}", "APAC_PRIVATE_KEY": "{base64}"},
        edits={
            "src/tenants.json": {'"CLIENT"': '"{id}"', '"ORG"': '"{org}"', '"ACCOUNT"': '"{account}"'},
        },
    ),
    Program(  # the request is sent by a class of the program, of options that it hands on
        "typescript/ts-parcels",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"PARCELS_ID": "{id}", "PARCELS_SECRET": "{secret}"},
        old_env={"PARCELS_ORG": "{org}", "PARCELS_ACCOUNT": "{account}", "PARCELS_KEY": "{pem}"},
    ),
    Program(
        "typescript/ts-broker",
        ("node", "src/main.js"),
        build=_BUILD,
        env={"BROKER_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "integration.json": {
                "90817263544536271809aabbccddeeff": "{id}",
                "7A8B9CADBECFD0E10A495C31@techacct.adobe.com": "{account}",
                "BECFD0E17A8B9CAD0A495C30@AdobeOrg": "{org}",
            }
        },
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
