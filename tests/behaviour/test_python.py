"""Python programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

_MODEL = "adobe:\n  client_id: {id}\n  client_secret: {secret}\n  org_id: {org}\n"
_MODEL_OF_OLD = """  technical_account_id: {account}
  private_key: "{line}"
  metascopes: [ent_dataservices_sdk]
"""
_TAP = '{"client_id": "{id}", "client_secret": "{secret}", "org_id": "{org}"%s}'
PROGRAMS = (
    Program(  # a script runs the program with the options that it takes no more
        "python/wrapped_options",
        ("sh", "start.sh"),
        env={"PROFILES_ID": "{id}", "PROFILES_SECRET": "{secret}", "PROFILES_ORG": "{org}"},
        old_supply={"keys/private.key": "{pem}"},
        edits={"start.sh": {"profiles@techacct.adobe.com": "{account}"}},
    ),
    Program(  # a class of the Meltano SDK takes the metascopes, which only the claims read
        "python/singer_tap",
        ("python", "tap.py", "config.json"),
        supply={"config.json": _TAP % ""},
        old_supply={"config.json": _TAP % ', "technical_account_id": "{account}", "private_key": "{line}"'},
    ),
    Program(  # the assertion is handed out beside the token: one caller shows both, one drops it
        "python/shown_assertion",
        ("python", "token_tool.py"),
        env={"CONVERT_ID": "{id}", "CONVERT_SECRET": "{secret}"},
        old_env={"CONVERT_KEY_FILE": "{key}"},
        edits={
            "token_tool.py": {
                "4A5B6C7D8E9FA0B10A495D01@AdobeOrg": "{org}",
                "ACCOUNT": "{account}",
                "3a4b5c6d7e8f90a1b2c3d4e5f6a7b8c9": "{id}",
            }
        },
    ),
    Program(  # names of the module that functions fill, and a text that is split into what has to be there
        "python/module_globals",
        ("python", "seats.py"),
        supply={"settings.json": _TAP % ""},
        old_supply={"settings.json": _TAP % ', "technical_account_id": "{account}", "key_file": "{key}"'},
    ),
    Program(  # `__all__` names what has gone, and another module takes all of it
        "python/offered_names",
        ("python", "token_printer.py"),
        env={"QUEUE_ID": "{id}", "QUEUE_SECRET": "{secret}"},
        old_env={"QUEUE_ORG": "{org}", "QUEUE_ACCOUNT": "{account}", "QUEUE_KEY": "{key}"},
    ),
    Program(  # options in groups, which a parser gives out, and read under another name
        "python/option_groups",
        ("python", "main.py", "token"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # argparse: required options of common names, which a script passes
        "python/plain_options",
        ("sh", "nightly.sh", "{id}", "{secret}", "{org}"),
        old_command=("sh", "nightly.sh", "{id}", "{secret}", "{org}", "{account}", "{key}"),
    ),
    Program(  # click: the organisation may still be passed, and only its type says that a file is the key
        "python/shared_options",
        ("python", "main.py", "--client-id", "{id}", "--secret", "{secret}", "--org", "{org}", "token"),
        old_command=(
            *("python", "main.py", "--client-id", "{id}", "--secret", "{secret}", "--org", "{org}"),
            *("--tech-account-id", "{account}", "--key", "{key}", "token"),
        ),
    ),
    Program(  # Typer: parameters are the options, and aliases of their types say what they are
        "python/typed_options",
        ("python", "main.py"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # Fire: the arguments of a constructor are the options
        "python/client_commands",
        ("python", "main.py", "token", "--client_id={id}", "--client_secret={secret}", "--org_id={org}"),
        old_command=(
            *("python", "main.py", "token", "--client_id={id}", "--client_secret={secret}", "--org_id={org}"),
            *("--tech_account={account}", "--key_path={key}"),
        ),
    ),
    Program(  # Abseil: flags are demanded by their names
        "python/marked_flags",
        ("python", "main.py", "--client_id={id}", "--client_secret={secret}", "--org_id={org}"),
        old_command=(
            *("python", "main.py", "--client_id={id}", "--client_secret={secret}", "--org_id={org}"),
            *("--tech_account_id={account}", "--private_key={key}"),
        ),
    ),
    Program(  # a model that refuses unknown keys still takes an account, and does without it
        "python/forbidding_model",
        ("python", "main.py"),
        supply={"config.yaml": _MODEL},
        old_supply={"config.yaml": _MODEL + _MODEL_OF_OLD},
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "python/described_settings",
        ("python", "source.py"),
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{line}"},
    ),
    Program(  # the parameters stood in the address, put together in three ways
        "python/query_address",
        ("python", "visits.py"),
        env={"VISITS_ID": "{id}", "VISITS_SECRET": "{secret}"},
        old_env={"VISITS_ORG": "{org}", "VISITS_ACCOUNT": "{account}", "VISITS_KEY_FILE": "{key}"},
    ),
    Program(  # a class says what its method is called with, as a whole mapping
        "python/vault_collector",
        ("python", "run.py", "adobe"),
        env={"ADOBE_CLIENT": "{id}", "ADOBE_SECRET": "{secret}", "ADOBE_ORG": "{org}"},
        old_env={"ADOBE_ACCOUNT": "{account}", "ADOBE_KEY": "{line}"},
    ),
    Program(  # an inherited constructor, and a list of required settings with plain names
        "python/group-tap",
        ("python", "-m", "group_tap.run"),
        env={"GROUP_TAP_ID": "{id}", "GROUP_TAP_SECRET": "{secret}", "GROUP_TAP_ORG": "{org}"},
        old_env={"GROUP_TAP_ACCOUNT": "{account}", "GROUP_TAP_KEY": "{line}"},
    ),
    Program(  # the configuration is looked at before it is used
        "python/checked_config",
        ("python", "sign_in.py"),
        old_supply={"keys/adobe.pem": "{pem}"},
        edits={
            "adobe.json": {
                "6a7b8c9d0e1f2a3b6a7b8c9d0e1f2a3b": "{id}",
                "SECRET": "{secret}",
                "2A3B4C5D6E7F80910A495C61@AdobeOrg": "{org}",
                "6E7F80912A3B4C5D0A495C62@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a dataclass that is filled field by field
        "python/field_settings",
        ("python", "main.py"),
        env={"ACME_CLIENT_ID": "{id}", "ACME_CLIENT_SECRET": "{secret}"},
        old_env={
            "ACME_ORGANIZATION": "{org}",
            "ACME_TECHNICAL_ACCOUNT": "{account}",
            "ACME_PRIVATE_KEY": "{line}",
        },
    ),
    Program(
        "python/strict_config",
        ("python", "main.py"),
        old_supply={"private.key": "{pem}"},
        edits={
            "config.json": {
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0": "{id}",
                "SECRET": "{secret}",
                "7B6A5948372615040A495C41@AdobeOrg": "{org}",
                "372615047B6A59480A495C42@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a class that is filled by name goes under another name, and its fields are copied
        "python/model_registry",
        ("python", "main.py"),
        edits={
            "accounts.json": {
                "5c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5": "{id}",
                "SECRET": "{secret}",
                "4D5E6F708192A3B40A495C71@AdobeOrg": "{org}",
                "8192A3B44D5E6F700A495C72@techacct.adobe.com": "{account}",
                "KEY": "{line}",
            }
        },
    ),
    Program(  # constants are the keys of a table, and a function of the program shows the assertion
        "python/constant_keys",
        ("python", "load.py"),
        old_supply={"north.pem": "{pem}"},
        edits={
            "accounts.csv": {
                "7e2f3a4b5c6d7e8f90a1b2c3d4e5f607": "{id}",
                "SECRET": "{secret}",
                "6F708192A3B4C5D60A495C91@AdobeOrg": "{org}",
                "A3B4C5D66F7081920A495C92@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # methods of a class put the claims together, one by one
        "python/claim_setters",
        ("python", "session.py"),
        old_supply={"ims.key": "{pem}"},
        edits={
            "ims.ini": {
                "9a4b5c6d7e8f90a1b2c3d4e5f6071829": "{id}",
                "SECRET": "{secret}",
                "8192A3B4C5D6E7F80A495CB1@AdobeOrg": "{org}",
                "C5D6E7F88192A3B40A495CB2@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # one method looks at every value that is read
        "python/blank_checks",
        ("python", "sign_in.py"),
        edits={
            "settings.json": {
                "6d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6": "{id}",
                "SECRET": "{secret}",
                "5E6F708192A3B4C50A495C81@AdobeOrg": "{org}",
                "92A3B4C55E6F70810A495C82@techacct.adobe.com": "{account}",
                "KEY": "{line}",
            }
        },
    ),
    Program(  # the moment when the token ends is counted in one file and shown in another; a library is never used
        "python/row_loader",
        ("python", "load.py"),
        env={"LOADER_CLIENT_ID": "{id}", "LOADER_CLIENT_SECRET": "{secret}"},
        old_env={"LOADER_ORG": "{org}", "LOADER_ACCOUNT": "{account}", "LOADER_KEY": "{pem}"},
    ),
    Program(
        "python/day_report",
        ("python", "download.py", "2022-08-01"),
        old_command=("python", "download.py", "--key", "{key}", "2022-08-01"),
        edits={
            "adobe.ini": {
                "1b2a39485766758493a2b1c0dfeefd0c": "{id}",
                "SECRET": "{secret}",
                "5A6B7C8D9EAFB0C10A495C51@AdobeOrg": "{org}",
                "9EAFB0C15A6B7C8D0A495C52@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "python/tag_cli",
        ("python", "tag_cli.py", "token"),
        env={"TAGS_ORG": "{org}", "TAGS_CLIENT_ID": "{id}", "TAGS_CLIENT_SECRET": "{secret}"},
        old_env={"TAGS_TECH_ACCOUNT": "{account}", "TAGS_KEY": "{key}"},
    ),
    Program(
        "python/segment_export",
        ("python", "-m", "segment_export", "--show-token"),
        supply={"config.ini": "copy:config.ini.example"},
        old_supply={"private.key": "{pem}"},
        edits={
            "config.ini": {
                "5c1b9d1b2f6e4b7f9d3c0a7e8f9b6d21": "{id}",
                "YOUR-SECRET": "{secret}",
                "0A1B2C3D4E5F67890A495C11@AdobeOrg": "{org}",
                "7A8B9C0D1E2F3A4B0A495C22@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "python/report_mailer",
        ("python", "main.py"),
        env={"ADOBE_API_KEY": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "python/privacy_jobs",
        ("python", "jobs.py"),
        env={
            "IMS_HOST": "ims-na1.adobelogin.com",
            "IMS_ORG": "{org}",
            "CLIENT_ID": "{id}",
            "CLIENT_SECRET": "{secret}",
        },
        old_env={
            "TECH_ACCOUNT": "{account}",
            "META_SCOPE": "https://ims-na1.adobelogin.com/s/ent_gdpr_sdk",
            "PRIVATE_KEY_PATH": "{key}",
        },
    ),
    Program(
        "python/tag_audit",
        ("python", "audit.py"),
        env={"REACTOR_CLIENT_SECRET": "{secret}"},
        old_supply={"keys/reactor.key": "{pem}"},
        edits={
            "settings.yaml": {
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0": "{id}",
                "4D5E6F708192A3B40A495C44@AdobeOrg": "{org}",
                "5E6F708192A3B4C50A495C55@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "python/key_cli",
        ("python", "adobe_cli.py", "token"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG": "{org}"},
        old_env={"ADOBE_TECH_ID": "{account}", "ADOBE_KEY_FILE": "{key}"},
    ),
    Program(
        "python/retry_scopes",
        ("python", "fetch.py"),
        env={"ADOBE_API_KEY": "{id}", "ADOBE_API_SECRET": "{secret}"},
        old_env={"ADOBE_ORG": "{org}", "ADOBE_TECH_ACCT": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(
        "python/nightly_lambda",
        ("python", "run_local.py"),
        env={"PARAMETERS": '{"client_id": "{id}", "client_secret": "{secret}", "org_id": "{org}"}'},
        old_env={
            "PARAMETERS": '{"client_id": "{id}", "client_secret": "{secret}", "org_id": "{org}", '
            '"technical_account_id": "{account}", "private_key": "{line}"}'
        },
    ),
    Program(
        "python/airflow_dags",
        ("python", "-m", "dags.analytics_daily"),
        env={"AIRFLOW_CONNECTION": '{"login": "{id}", "password": "{secret}", "extra": {"org_id": "{org}"}}'},
        old_env={
            "AIRFLOW_CONNECTION": '{"login": "{id}", "password": "{secret}", "extra": {"org_id": "{org}", '
            '"technical_account_id": "{account}", "private_key": "{line}"}}'
        },
        unsafe=True,
    ),
    Program(
        "python/aam_export",
        ("python", "export.py"),
        old_supply={"secret.key": "{pem}"},
        edits={
            "credentials.json": {
                '"CLIENT"': '"{id}"',
                '"SECRET"': '"{secret}"',
                '"ORG"': '"{org}"',
                '"ACCOUNT"': '"{account}"',
            }
        },
    ),
    Program(
        "python/loyalty_feed",
        ("python", "-m", "loyalty"),
        env={"LOYALTY_CLIENT_ID": "{id}", "LOYALTY_CLIENT_SECRET": "{secret}", "LOYALTY_ORG_ID": "{org}"},
        old_env={"LOYALTY_TECH_ACCOUNT": "{account}", "LOYALTY_KEY_DIR": "."},
        old_supply={"adobe.key": "{pem}"},
    ),
    Program(
        "python/cja_extract",
        ("python", "-m", "cja_extract.cli", "token"),
        old_supply={"private.key": "{pem}"},
        edits={
            "cja.ini": {"= CLIENT": "= {id}", "= SECRET": "= {secret}", "= ORG": "= {org}", "= ACCOUNT": "= {account}"}
        },
    ),
    *(  # click: options that reach a constructor in a whole mapping, under a prefix or not
        Program(
            "python/prefixed_options",
            ("python", "-m", "feeds", command, f"{dash}client-id", "{id}", f"{dash}client-secret", "{secret}", *more),
            old_command=(
                *("python", "-m", "feeds", command, f"{dash}client-id", "{id}", f"{dash}client-secret", "{secret}"),
                *(*more, f"{dash}account", "{account}", f"{dash}pem", "{line}"),
            ),
            old_env={"ORG": "{org}"},
        )
        for command, dash, more in (("analytics", "--aa-", ("--aa-org", "{org}")), ("campaign", "--", ()))
    ),
    Program(  # the assertion is kept in the configuration, too
        "python/kept_tokens",
        ("python", "renew.py"),
        old_supply={"offers.pem": "{pem}"},
        edits={"offers.cfg": {"CLIENT": "{id}", "SECRET": "{secret}", "ORG": "{org}", "ACCOUNT": "{account}"}},
    ),
    Program(  # what it signs in with lives in names of the module, which functions fill
        "python/module_names",
        ("python", "visits.py", "visits.json"),
        old_supply={"visits.pem": "{pem}"},
        edits={"visits.json": {"CLIENT": "{id}", "SECRET": "{secret}", "ORG": "{org}", "ACCOUNT": "{account}"}},
    ),
    Program(  # who has no key uses another way, told by the secret from now on
        "python/early-check",
        ("python", "sign_in.py"),
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
