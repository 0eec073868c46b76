"""Ruby programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = """{"client_id": "{id}", "client_secret": "{secret}", "org": "{org}"%s}"""

PROGRAMS = (
    Program(  # a struct that options fill, and a script that runs the program with them
        "ruby/nightly-options",
        ("sh", "nightly.sh"),
        env={"SEATS_ID": "{id}", "SEATS_SECRET": "{secret}", "SEATS_COMPANY": "{org}"},
        old_supply={"private.key": "{pem}"},
        edits={"nightly.sh": {"seats@techacct.adobe.com": "{account}"}},
    ),
    Program(  # the block of a request puts one parameter after the other into its address
        "ruby/faraday-params",
        ("ruby", "segments.rb"),
        env={"SEGMENTS_ID": "{id}", "SEGMENTS_SECRET": "{secret}", "SEGMENTS_ORG": "{org}"},
        old_env={"SEGMENTS_ACCOUNT": "{account}", "SEGMENTS_KEY_FILE": "{key}"},
    ),
    Program(  # what is said of methods by their names; an accessor beside a method of its name
        "ruby/hidden-methods",
        ("ruby", "catalog.rb"),
        env={"CATALOG_CLIENT_ID": "{id}", "CATALOG_CLIENT_SECRET": "{secret}", "CATALOG_COMPANY": "{org}"},
        old_env={"CATALOG_ACCOUNT": "{account}", "CATALOG_PEM": "{pem}"},
    ),
    Program(  # Figaro fills the environment from a file, demands it, and reads it by lower-case names
        "ruby/figaro-env",
        ("ruby", "token.rb"),
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "config/application.yml": {
                "3a4b5c6d7e8f90a1b2c3d4e5f6a7b8c9": "{id}",
                "5B6C7D8E9FA0B1C20A495C21@AdobeOrg": "{org}",
                "6C7D8E9FA0B1C2D30A495C22@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a method of the module itself signs, and is called by its bare name
        "ruby/module-constants",
        ("ruby", "main.rb"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # a struct checks all of its members, and a block went through the metascopes
        "ruby/struct-validate",
        ("ruby", "main.rb"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # a configuration that cannot be read where a variable is not set
        "ruby/erb-settings",
        ("ruby", "main.rb"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # four ways to send what is no urlencoded form, and two that ask for the assertion first
        "ruby/four-clients",
        ("ruby", "token.rb"),
        env={"JOBS_CLIENT_ID": "{id}", "JOBS_CLIENT_SECRET": "{secret}"},
        old_env={"JOBS_ORG": "{org}", "JOBS_ACCOUNT": "{account}", "JOBS_KEY_FILE": "{key}"},
    ),
    Program(  # a client that signs in with a user name where it is given no organization
        "ruby/two-ways",
        ("ruby", "report.rb", "headers"),
        old_supply={"config/private.key": "{pem}"},
        edits={
            "config/adobe.yml": {
                "3f4a5b6c7d8e9f0a3f4a5b6c7d8e9f0a": "{id}",
                "SECRET": "{secret}",
                "9D0E1F2A3B4C5D6E0A495CE1@AdobeOrg": "{org}",
                "3B4C5D6E9D0E1F2A0A495CE2@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "ruby/described-settings",
        ("ruby", "source.rb"),
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # the parameters stood in the address
        "ruby/query-address",
        ("ruby", "places.rb"),
        env={"PLACES_ID": "{id}", "PLACES_SECRET": "{secret}"},
        old_env={"PLACES_ORG": "{org}", "PLACES_ACCOUNT": "{account}", "PLACES_KEY_FILE": "{key}"},
    ),
    Program(
        "ruby/campaign-jobs",
        ("ruby", "job.rb"),
        env={"CAMPAIGN_API_KEY": "{id}", "CAMPAIGN_CLIENT_SECRET": "{secret}", "CAMPAIGN_ORG_ID": "{org}"},
        old_env={"CAMPAIGN_TECH_ACCOUNT": "{account}", "CAMPAIGN_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "ruby/launch-rake",
        ("ruby", "token.rb"),
        env={"LAUNCH_SECRET": "{secret}"},
        old_supply={"config/launch.key": "{pem}"},
        edits={
            "adobe.yml": {
                "9b8c7d6e5f40312a1b2c3d4e5f607182": "{id}",
                "2C3D4E5F60718A9B0A495CCC@AdobeOrg": "{org}",
                "60718A9B2C3D4E5F0A495CCD@techacct.adobe.com": "{account}",
            },
        },
    ),
    Program(
        "ruby/analytics-export",
        ("ruby", "export.rb"),
        old_command=("ruby", "export.rb", "--private-key", "{key}"),
        env={"AA_CLIENT_ID": "{id}", "AA_CLIENT_SECRET": "{secret}", "AA_ORG_ID": "{org}"},
        old_env={"AA_TECH_ACCOUNT_ID": "{account}"},
    ),
    Program(  # a Struct, and json-jwt
        "ruby/excon-proxy",
        ("ruby", "app.rb"),
        env={"STOCK_API_KEY": "{id}", "STOCK_SECRET": "{secret}", "STOCK_ORG": "{org}"},
        old_env={"STOCK_ACCOUNT": "{account}", "STOCK_KEY_FILE": "{key}"},
    ),
    Program(  # two classes with constructors; one of them goes
        "ruby/reactor-gem",
        ("ruby", "exe/reactor-token"),
        env={"REACTOR_CLIENT_ID": "{id}", "REACTOR_CLIENT_SECRET": "{secret}", "REACTOR_ORG_ID": "{org}"},
        old_env={"REACTOR_TECHNICAL_ACCOUNT_ID": "{account}", "REACTOR_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # options of the command line under names that say little
        "ruby/rest-execute",
        ("ruby", "umapi_sync.rb", "--org", "{org}"),
        old_command=("ruby", "umapi_sync.rb", "--org", "{org}", "--account", "{account}", "--key", "{key}"),
        env={"UMAPI_KEY": "{id}", "UMAPI_SECRET": "{secret}"},
    ),
    Program(  # a memo that is the value of its method
        "ruby/faraday-oneliner",
        ("ruby", "job.rb"),
        env={"TARGET_SECRET": "{secret}"},
        old_supply={"config/adobe.pem": "{pem}"},
        edits={
            "config/adobe.yml": {
                "44DD33CC22BB11AA0A495C03@AdobeOrg": "{org}",
                "11223344556677889900aabbccddeeff": "{id}",
                "22BB11AA44DD33CC0A495C04@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # a signer by default, an error of its own that the command catches
        "ruby/aam-collaborators",
        ("ruby", "bin/aam-token"),
        env={"IMS_CLIENT_SECRET": "{secret}"},
        old_supply={"keys/aam.pem": "{pem}"},
        edits={
            "config.yml": {
                "6F5E4D3C2B1A09F80A495C81@AdobeOrg": "{org}",
                "6f5e4d3c2b1a09f8e7d6c5b4a3928170": "{id}",
                "2B1A09F86F5E4D3C0A495C82@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # options in a map that functions hand to each other, and a list of those that are needed
        "ruby/launch-options",
        ("ruby", "launch.rb", "--client", "{id}", "--secret-env", "SECRET", "--org", "{org}"),
        old_command=(
            "ruby",
            "launch.rb",
            *("--client", "{id}", "--secret-env", "SECRET", "--org", "{org}"),
            *("--account", "{account}", "--key", "{key}"),
        ),
        env={"SECRET": "{secret}"},
    ),
    Program(  # a command that signs, with its status
        "ruby/open3-openssl",
        ("ruby", "fetch.rb", "conf"),
        supply={"conf": "client_id={id}\nclient_secret={secret}\norg={org}\n"},
        old_supply={"conf": "client_id={id}\nclient_secret={secret}\norg={org}\naccount={account}\nkey={key}\n"},
    ),
    Program(  # arguments of the command line by number
        "ruby/argv",
        ("ruby", "adobe_token.rb", "{org}"),
        old_command=("ruby", "adobe_token.rb", "{org}", "{account}", "{key}"),
        env={"ADOBE_API_KEY": "{id}", "ADOBE_API_SECRET": "{secret}"},
    ),
    Program(  # defaults that a constructor merges, and an account under a common name
        "ruby/merged-options",
        ("ruby", "aa_report.rb", "--client-id", "{id}", "--org", "{org}", "--company", "acme"),
        old_command=(
            *("ruby", "aa_report.rb", "--client-id", "{id}", "--org", "{org}", "--company", "acme"),
            *("--account", "{account}", "-k", "{key}"),
        ),
        env={"AA_SECRET": "{secret}"},
    ),
    Program(  # a block that configures, in a script without an ending
        "ruby/configure-block",
        ("ruby", "exe/access_token"),
        env={"IO_API_KEY": "{id}", "IO_CLIENT_SECRET": "{secret}"},
        old_env={"IO_ISS": "{org}", "IO_SUB": "{account}", "IO_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a class that includes HTTParty
        "ruby/httparty-class",
        ("ruby", "app.rb"),
        env={"LAUNCH_API_KEY": "{id}", "LAUNCH_CLIENT_SECRET": "{secret}", "LAUNCH_ORG_ID": "{org}"},
        old_env={"LAUNCH_TECH_ACCOUNT": "{account}", "LAUNCH_PRIVATE_KEY": "{line}"},
    ),
    Program(  # settings of YAML with ERB, and a list of what has to be there
        "ruby/rake-erb",
        ("ruby", "run.rb"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}"},
        old_supply={"config/private.key": "{pem}"},
    ),
    Program(  # a struct that refuses what is missing, and a signer in a class of its own
        "ruby/struct-job",
        ("ruby", "worker.rb"),
        env={"STOCK_API_KEY": "{id}", "STOCK_API_SECRET": "{secret}"},
        old_env={"STOCK_TECH_ACCOUNT": "{account}", "STOCK_PEM": "{base64}", "STOCK_ORG": "{org}"},
    ),
    Program(  # a struct whose members are the keys of a constant, and which reads one of them itself
        "ruby/struct-heir",
        ("ruby", "segments.rb"),
        env={"SEGMENTS_CLIENT": "{id}", "SEGMENTS_SECRET": "{secret}", "SEGMENTS_ORG": "{org}"},
        old_env={"SEGMENTS_SUBJECT": "{account}", "SEGMENTS_RSA": "{line}"},
    ),
    Program(  # claims in a heredoc, and a body as text
        "ruby/heredoc-body",
        ("ruby", "aem_token.rb"),
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # commands with options, and a profile at home
        "ruby/subcommands",
        ("ruby", "bin.rb", "token"),
        supply={".adobe.json": PROFILE % ""},
        old_supply={".adobe.json": PROFILE % ', "technical_account": "{account}", "private_key": "{key}"'},
    ),
    Program(  # a struct that is made of whatever a file holds
        "ruby/spread-struct",
        ("ruby", "run.rb"),
        env={"IMS_SECRET": "{secret}"},
        old_supply={"ims.pem": "{pem}"},
    ),
    Program(  # a constructor that is given a hash, and methods without parentheses
        "ruby/hash-options",
        ("ruby", "client.rb"),
        env={"TAGS_ID": "{id}", "TAGS_SECRET": "{secret}", "TAGS_ORG": "{org}"},
        old_env={"TAGS_ACCOUNT": "{account}", "TAGS_KEY": "{pem}"},
    ),
    Program(  # named arguments out of a hash that a file fills
        "ruby/spread-keywords",
        ("ruby", "api.rb"),
        env={"SEC": "{secret}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # names that are given side by side, a cache with a lock, and retries
        "ruby/token-cache",
        ("ruby", "cache.rb"),
        env={"CID": "{id}", "SEC": "{secret}"},
        old_env={"ORG": "{org}", "ACC": "{account}", "KEY": "{pem}"},
    ),
    Program(
        "ruby/early-check",
        ("ruby", "client.rb"),
        env={"ID": "{id}", "SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCT": "{account}", "KEY": "{pem}"},
    ),
    Program(
        "ruby/key-setter",
        ("ruby", "token.rb"),
        env={"IMS_ID": "{id}", "IMS_SECRET": "{secret}", "IMS_ORG": "{org}"},
        old_env={"IMS_TECH_ACCOUNT": "{account}", "IMS_KEY": "{key}"},
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
