"""C# programs sign in after their rewrite."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.behaviour import older_csharp
from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

_BUILD = (
    "mcs -nowarn:0618,0219,1998 -r:System.Net.Http -r:System.Web.Extensions -r:System.Runtime.Serialization"
    " -out:program.exe $(find . -name '*.cs')"
)
_COMPILE = ("sh", "-c", _BUILD)
PROGRAMS = (
    Program(  # conditions on options, rules of a validator, and parameters that are refused where they are null
        "csharp/demanding-settings",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"Adobe__ClientId": "{id}", "Adobe__ClientSecret": "{secret}", "Adobe__OrganizationId": "{org}"},
        old_env={"Adobe__TechnicalAccountId": "{account}"},
        old_supply={"demanding.pfx": "{pfx}"},
    ),
    Program(  # a record, and constructions that leave its name out: written the longer way for mono's compiler
        "csharp/unnamed-types",
        ("mono", "program.exe"),
        build=("sh", "-c", f"{sys.executable} {older_csharp.__file__} Program.cs && {_BUILD}"),
        env={"UNNAMED_ID": "{id}", "UNNAMED_SECRET": "{secret}"},
        old_env={"UNNAMED_ORG": "{org}", "UNNAMED_ACCOUNT": "{account}"},
        old_supply={"unnamed.pfx": "{pfx}"},
    ),
    Program(  # what a host asks an operator for is described beside the sign-in
        "csharp/described-settings",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"SOURCE_CLIENT_ID": "{id}", "SOURCE_CLIENT_SECRET": "{secret}", "SOURCE_ORGANIZATION": "{org}"},
        old_env={"SOURCE_SUBJECT": "{account}", "SOURCE_P12_FILE": "source.p12", "SOURCE_P12_PASSWORD": "password"},
        old_supply={"source.p12": "{pfx}"},
    ),
    Program(  # the parameters stood in the address, of two ways to post
        "csharp/query-address",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"LISTS_ID": "{id}", "LISTS_SECRET": "{secret}"},
        old_env={"LISTS_ORG": "{org}", "LISTS_ACCOUNT": "{account}"},
        old_supply={"lists.pfx": "{pfx}"},
    ),
    Program(  # the request behind an interface
        "csharp/behind-interface",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"GATE_ID": "{id}", "GATE_SECRET": "{secret}"},
        old_env={"GATE_ORG": "{org}", "GATE_ACCOUNT": "{account}"},
        old_supply={"gate.pfx": "{pfx}"},
    ),
    Program(  # tables of what has to be set, with its values
        "csharp/listed-settings",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"LISTED_ID": "{id}", "LISTED_SECRET": "{secret}"},
        old_env={"LISTED_ORG": "{org}", "LISTED_ACCOUNT": "{account}", "LISTED_CERTIFICATE": "listed.pfx"},
        old_supply={"listed.pfx": "{pfx}"},
    ),
    Program(
        "csharp/aep-stream",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"AEP_CLIENT_ID": "{id}", "AEP_CLIENT_SECRET": "{secret}", "AEP_IMS_ORG": "{org}"},
        old_env={"AEP_TECH_ACCOUNT": "{account}"},
        old_supply={"mycert.pfx": "{pfx}"},
    ),
    Program(
        "csharp/consent-sync",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={
            "CONSENT_CLIENT_ID": "{id}",
            "CONSENT_CLIENT_SECRET": "{secret}",
            "CONSENT_ORG": "{org}",
            "CONSENT_IMS_URL": "https://ims-na1.adobelogin.com",
        },
        old_env={
            "CONSENT_TECHNICAL_ACCOUNT": "{account}",
            "CONSENT_CERTIFICATE": "{certificate}",
            "CONSENT_CERTIFICATE_PASSWORD": "password",
        },
    ),
    Program(
        "csharp/loyalty-worker",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"Adobe__ClientId": "{id}", "Adobe__ClientSecret": "{secret}"},
        old_env={"Adobe__OrganizationId": "{org}", "Adobe__TechnicalAccountId": "{account}"},
        old_supply={"mycert.pfx": "{pfx}"},
    ),
    Program(
        "csharp/tag-deployer",
        ("mono", "program.exe"),
        build=("sh", "-c", f"{_BUILD} && cp TagDeployer/appsettings.json ."),
        env={
            "AdobeAuth__ClientId": "{id}",
            "AdobeAuth__ClientSecret": "{secret}",
            "AdobeAuth__OrganizationId": "{org}",
        },
        old_env={"AdobeAuth__TechnicalAccountId": "{account}"},
        old_supply={"mycert.pfx": "{pfx}"},
    ),
    Program(
        "csharp/jwt-console",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}"},
        old_env={"ADOBE_TECH_ACC_ID": "{account}", "ADOBE_ORG_ID": "{org}"},
        old_supply={"mycert.pfx": "{pfx}"},
    ),
    Program(
        "csharp/target-sync",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"TARGET_CLIENT_ID": "{id}", "TARGET_CLIENT_SECRET": "{secret}"},
        old_env={"TARGET_ORG_ID": "{org}", "TARGET_TECH_ACCOUNT": "{account}"},
        old_supply={"mycert.pfx": "{pfx}"},
    ),
    Program(
        "csharp/umapi-sync",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"UMAPI_SECRET": "{secret}"},
        old_supply={"mycert.pfx": "{pfx}"},
        edits={
            "appsettings.json": {
                "ab12cd34ef56ab78cd90ef12ab34cd56": "{id}",
                "D90EF12AB34CD5610A495CBB@AdobeOrg": "{org}",
                "4CD5610AD90EF12A0A495CBC@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "csharp/auth-utils",
        ("mono", "program.exe"),
        build=_COMPILE,
        env={"UMAPI_CLIENT_ID": "{id}", "UMAPI_CLIENT_SECRET": "{secret}"},
        old_env={
            "UMAPI_ORG": "{org}",
            "UMAPI_TECH_ACCOUNT": "{account}",
            "UMAPI_CERTIFICATE": "mycert.pfx",
            "UMAPI_CERTIFICATE_PASSWORD": "password",
        },
        old_supply={"mycert.pfx": "{pfx}"},
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
