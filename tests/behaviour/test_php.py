"""PHP programs sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

WORDPRESS = """<?php
require 'vendor/wordpress.php';
function apply_filters($name, $value) {{ return $value; }}
define('ADOBE_OFFERS_CLIENT_ID', '{{id}}');
define('ADOBE_OFFERS_SECRET', '{{secret}}');
define('ADOBE_OFFERS_ORG', '{{org}}');
{former}
require 'adobe-offers.php';
foreach ($GLOBALS['stand_in_actions'] as $action) {{ $action(); }}
"""
"""What loads the plugin, with the constants of `wp-config.php`."""
LARAVEL = """<?php
require 'vendor/laravel.php';
echo (new App\\Services\\AdobeAuth())->token(), "\\n";
"""
SYMFONY = """<?php
require 'vendor/autoload.php';
require 'vendor/symfony/container.php';
$given = ['client' => Symfony\\Component\\HttpClient\\HttpClient::create(), 'logger' => new Psr\\Log\\NullLogger()];
print_r(stand_in_service('App\\Adobe\\ImsTokenProvider', $given)->headers());
"""
WP_OPTIONS = """{"adobe_connector_settings": {"client_id": "{id}", "client_secret": "{secret}", "org_id": "{org}"%s}}"""

PROGRAMS = (
    Program(  # what has to be in the environment is said in a chain of calls
        "php/dotenv-required",
        ("php", "main.php"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={
            "ADOBE_TECHNICAL_ACCOUNT_ID": "{account}",
            "ADOBE_PRIVATE_KEY": "{pem}",
            "ADOBE_METASCOPES": "ent_dataservices_sdk",
        },
    ),
    Program(  # an array fills the properties of a component by their names
        "php/yii-component",
        ("php", "main.php"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "php/described-settings",
        ("php", "source.php"),
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORG_ID": "{org}"},
        old_env={"SOURCE_TECHNICAL_ACCOUNT_ID": "{account}", "SOURCE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # the parameters stood in the address that curl was given
        "php/query-address",
        ("php", "badge.php"),
        env={"BADGE_ID": "{id}", "BADGE_SECRET": "{secret}"},
        old_env={"BADGE_ORG": "{org}", "BADGE_ACCOUNT": "{account}", "BADGE_KEY_FILE": "{key}"},
    ),
    Program(  # an assertion that may be given, and settings with a `jwt_token` among them
        "php/given-token",
        ("php", "feeds.php"),
        old_supply={"settings/feeds.pem": "{pem}"},
        edits={
            "settings/live.php": {
                "0A1B2C3D4E5F60710A495F01@AdobeOrg": "{org}",
                "1B2C3D4E5F60718A0A495F02@techacct.adobe.com": "{account}",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0": "{id}",
                "CHANGE-ME": "{secret}",
            }
        },
    ),
    Program(
        "php/segments-cron",
        ("php", "run.php"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECH_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY": "{key}"},
    ),
    Program(
        "php/wp-target",
        ("php", "wp-target.php"),
        env={"WPT_API_KEY": "{id}", "WPT_SECRET": "{secret}", "WPT_ORG": "{org}"},
        old_env={"WPT_TECH_ACCOUNT": "{account}", "WPT_PRIVATE_KEY": "{pem}"},
    ),
    Program(
        "php/acs-import",
        ("php", "import.php"),
        env={"ACS_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "settings.ini": {
                "b4d1a2b3c4d5e6f708192a3b4c5d6e7f": "{id}",
                "8091A2B3C4D5E6F70A495C77@AdobeOrg": "{org}",
                "D5E6F7088091A2B30A495C78@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # promoted parameters, named arguments, `new self`
        "php/guzzle-launch",
        ("php", "bin/token.php"),
        env={"LAUNCH_API_KEY": "{id}", "LAUNCH_API_SECRET": "{secret}", "LAUNCH_ORG_ID": "{org}"},
        old_env={"LAUNCH_TECHNICAL_ACCOUNT": "{account}", "LAUNCH_KEY_PATH": "{key}"},
    ),
    Program(  # a trait, and arguments that a container passes by name
        "php/symfony-aep",
        ("php", "run.php"),
        supply={"run.php": SYMFONY},
        env={"AEP_CLIENT_ID": "{id}", "AEP_CLIENT_SECRET": "{secret}", "AEP_ORGANIZATION": "{org}"},
        old_env={"AEP_TECHNICAL_ACCOUNT": "{account}", "AEP_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # parameters in the address, constants of another file
        "php/stock-proxy",
        ("php", "index.php"),
        env={"STOCK_KEY": "{id}", "STOCK_SECRET": "{secret}", "STOCK_ORG": "{org}"},
        old_env={"STOCK_TECH_ACCT": "{account}"},
        old_supply={"keys/stock.pem": "{pem}"},
    ),
    Program(  # constants that whoever loads the plugin defines
        "php/wp-constants",
        ("php", "run.php"),
        supply={"run.php": WORDPRESS.format(former="")},
        old_supply={
            "run.php": WORDPRESS.format(
                former="define('ADOBE_OFFERS_TECH_ACCOUNT', '{account}'); define('ADOBE_OFFERS_KEY', '{pem}');"
            )
        },
    ),
    Program(  # functions of one file called in another, variables of one name in both
        "php/firebase-procedural",
        ("php", "get_token.php"),
        env={"AA_SECRET": "{secret}"},
        old_supply={"keys/secret.pem": "{pem}"},
        edits={
            "config.php": {
                "77AA66BB55CC44DD0A495C10@AdobeOrg": "{org}",
                "55CC44DD77AA66BB0A495C12@techacct.adobe.com": "{account}",
                "9988776655443322110011223344aabb": "{id}",
            }
        },
    ),
    Program(  # static methods, one class of which goes with the file and the line that loads it
        "php/users-static",
        ("php", "list.php"),
        old_supply={"private.key": "{pem}"},
        edits={
            "adobe.ini": {
                "1A2B3C4D5E6F70810A495C71@AdobeOrg": "{org}",
                "1a2b3c4d5e6f708192a3b4c5d6e7f809": "{id}",
                "client_secret =": 'client_secret = "{secret}"',
                "5E6F70811A2B3C4D0A495C72@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # one array of settings under short keys in every file, and a constant after a dot
        "php/dashboards-globals",
        ("php", "report.php"),
        env={"ANALYTICS_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
        edits={
            "config.php": {
                "4BCD11EE5599001A0A495C01@AdobeOrg": "{org}",
                "3c1d9e8f7a6b5c4d3e2f1a0b9c8d7e6f": "{id}",
                "5599001A4BCD11EE0A495C02@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # names of the file that one function fills and others read
        "php/configured-globals",
        ("php", "report.php", "report.ini"),
        old_env={"REPORT_ORG": "{org}"},
        old_supply={"report.pem": "{pem}"},
        edits={"report.ini": {"CLIENT": "{id}", "SECRET": "{secret}", "ACCOUNT": "{account}"}},
    ),
    Program(  # configuration under dotted keys
        "php/laravel-campaign",
        ("php", "run.php"),
        supply={"run.php": LARAVEL},
        env={
            "ADOBE_CLIENT_ID": "{id}",
            "ADOBE_CLIENT_SECRET": "{secret}",
            "ADOBE_ORG_ID": "{org}",
            "ADOBE_IMS": "https://ims-na1.adobelogin.com",
        },
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # arguments of the command line, taken apart by a list
        "php/argv",
        ("php", "token.php", "{id}", "{secret}", "{org}"),
        old_command=("php", "token.php", "{id}", "{secret}", "{org}", "{account}", "{key}"),
    ),
    Program(  # options that a constructor merges with its own
        "php/merged-options",
        ("php", "index.php"),
        env={"ADOBE_SECRET": "{secret}"},
        old_supply={"keys/private.key": "{pem}"},
    ),
    Program(  # settings with a union of arrays, metascopes as whole addresses
        "php/drupal-module",
        ("php", "drush.php"),
        env={"ADOBE_IO_SECRET": "{secret}"},
        old_supply={"keys/adobe_io.key": "{pem}"},
    ),
    Program(  # letters of `getopt`, asked for in conditions around each other
        "php/getopt",
        ("php", "token.php", "-i", "{id}", "-s", "{secret}"),
        old_command=(
            *("php", "token.php", "-i", "{id}", "-s", "{secret}", "-k", "{key}", "-u", "{org}", "-b", "{account}"),
            *("-c", "ent_user_sdk,ent_reactor_sdk"),
        ),
    ),
    Program(  # fields of a settings page, one of them in a way of its own
        "php/wp-settings",
        ("php", "cron.php"),
        supply={"options.json": WP_OPTIONS % ""},
        old_supply={"options.json": WP_OPTIONS % ', "account_id": "{account}", "private_key": "{line}"'},
    ),
    Program(  # one file for each step, and a key read in pieces
        "php/includes",
        ("php", "process.php"),
        env={"ADOBE_API_KEY": "{id}", "ADOBE_API_SECRET": "{secret}"},
        old_env={"ADOBE_TECH_ID": "{account}", "ADOBE_ORG_ID": "{org}"},
        old_supply={"keys/secret.pem": "{pem}"},
    ),
    Program(  # settings by path, and a class of the token in a file of its own
        "php/token-cache",
        ("php", "run.php"),
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
        old_supply={"etc/private.key": "{pem}"},
    ),
    Program(  # settings that are refused by a condition and put into an array by their names, and a cache's key
        "php/refused-settings",
        ("php", "run.php"),
        env={"TIDES_CLIENT_ID": "{id}", "TIDES_CLIENT_SECRET": "{secret}", "TIDES_ORG_ID": "{org}"},
        old_env={"TIDES_TECHNICAL_ACCOUNT": "{account}", "TIDES_PRIVATE_KEY": "{line}"},
    ),
    Program(  # plain names of settings, refused by a condition and put into an array by their names
        "php/plain-names",
        ("php", "run.php"),
        env={"HARBOR_ID": "{id}", "HARBOR_SECRET": "{secret}", "HARBOR_ORG": "{org}"},
        old_env={"HARBOR_ACCOUNT": "{account}", "HARBOR_RSA": "{line}"},
    ),
    Program(  # long options, with what is said of each
        "php/longopts",
        ("php", "um-users.php", "--client-id={id}", "--client-secret={secret}", "--org={org}"),
        old_command=(
            *("php", "um-users.php", "--client-id={id}", "--client-secret={secret}", "--org={org}"),
            *("--tech-account={account}", "--private-key={key}"),
        ),
    ),
    Program(  # constants of another file, and a fault in words
        "php/defines",
        ("php", "export.php"),
        env={"AIO_CLIENT_SECRET": "{secret}"},
        old_supply={"aio_private.pem": "{pem}"},
    ),
    Program(  # a class for each way to sign in, and settings joined where one is made
        "php/strategy",
        ("php", "auth.php"),
        env={"AT_CLIENT_ID": "{id}", "AT_CLIENT_SECRET": "{secret}", "AT_ORG": "{org}"},
        old_env={"AT_TECH_ACCOUNT": "{account}", "AT_KEY_PATH": "{key}"},
    ),
    Program(  # a key with a passphrase, put into a variable by a call
        "php/guzzle-passphrase",
        ("php", "fetch.php"),
        edits={".env": {"CLIENT_SECRET=": "CLIENT_SECRET={secret}"}},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # a class of its own that has the name of Laravel's
        "php/own-http",
        ("php", "offers.php"),
        env={"OFFERS_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # a helper in another file that hands an array to curl
        "php/array-helper",
        ("php", "adobe.php"),
        edits={"adobe.ini": {"SECRET": "{secret}"}},
        old_supply={"private.pem": "{pem}"},
    ),
    Program(  # a body that a loop makes of an array
        "php/old-style",
        ("php", "login.php"),
        env={"CID": "{id}", "SEC": "{secret}", "ORG": "{org}"},
        old_env={"ACC": "{account}", "KEY": "{key}"},
    ),
    Program(  # the request behind an interface
        "php/behind-interface",
        ("php", "token.php"),
        env={"GATE_ID": "{id}", "GATE_SECRET": "{secret}"},
        old_env={"GATE_ORG": "{org}", "GATE_ACCOUNT": "{account}", "GATE_KEY": "{key}"},
    ),
    Program(
        "php/required-names",
        ("php", "token.php"),
        env={"IMS_SECRET": "{secret}"},
        old_supply={"ims.key": "{pem}"},
        edits={
            "settings.json": {
                "3c1d5e7f90a24b6c8d0e1f2a3b4c5d6e": "{id}",
                "1A2B3C4D5E6F70810A495E21@AdobeOrg": "{org}",
                "7F6E5D4C3B2A19080A495E21@techacct.adobe.com": "{account}",
            },
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
