"""SDKs whose call stays: arguments go and come, the configuration file and the manifest follow."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, check_tree, rewrite

FAMILY = ("aepp", "aanalytics2", "cjapy", "launchpy")


@pytest.mark.parametrize("package", FAMILY)
def test_configure_takes_scopes_in_place_of_the_key(package: str) -> None:
    """The key, the technical account and what read them go; organisation, client and secret stay."""
    check_rewritten(
        f"""
        import os

        import {package}

        with open(os.environ["KEY_FILE"]) as handle:
            key = handle.read()

        {package}.configure(
            org_id=os.environ["ACME_ORG_ID"],
            tech_id=os.environ["ACME_TECH_ID"],
            secret=os.environ["ACME_CLIENT_SECRET"],
            private_key=key,
            client_id=os.environ["ACME_CLIENT_ID"],
        )
        """,
        f"""
        import os

        import {package}

        {package}.configure(
            org_id=os.environ["ACME_ORG_ID"],
            secret=os.environ["ACME_CLIENT_SECRET"],
            scopes=os.environ.get("ACME_SCOPES", "openid,AdobeID,read_organizations"),
            client_id=os.environ["ACME_CLIENT_ID"],
        )
        """,
        "report.py",
    )


@pytest.mark.parametrize("package", FAMILY)
def test_configuration_file_and_method_move_together(package: str) -> None:
    """`auth_type` in the code, the keys in the file that it names, and nothing else of either."""
    result = check_tree(
        {
            "report.py": f"""
                import {package} as sdk

                sdk.importConfigFile("conf/{package}.json", auth_type="jwt")
                """,
            f"conf/{package}.json": """
                {
                    "org_id": "D4B@AdobeOrg",
                    "client_id": "4a1c",
                    "tech_id": "9F1@techacct.adobe.com",
                    "secret": "x",
                    "pathToKey": "keys/private.key"
                }
                """,
        },
        {
            "report.py": f"""
                import {package} as sdk

                sdk.importConfigFile("conf/{package}.json", auth_type="oauthV2")
                """,
            f"conf/{package}.json": """
                {
                    "org_id": "D4B@AdobeOrg",
                    "client_id": "4a1c",
                    "scopes": "openid,AdobeID,read_organizations",
                    "secret": "x"
                }
                """,
        },
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_options_in_a_dict_are_followed() -> None:
    """A dict that the call unpacks loses and gains entries, also those that are put in later."""
    check_rewritten(
        """
        import cjapy

        options = {"org_id": "D4B@AdobeOrg", "tech_id": "9F1@techacct.adobe.com", "client_id": "4a1c", "secret": "x"}
        options["path_to_key"] = "keys/private.key"
        cjapy.configure(**options, private_key=None)
        """,
        """
        import cjapy

        options = {"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "secret": "x"}
        cjapy.configure(**options, scopes="openid,AdobeID,read_organizations")
        """,
        "report.py",
    )


def test_metascope_of_a_template_goes() -> None:
    """`createConfigFile` of launchpy takes no scopes: its metascope goes, and nothing comes."""
    check_rewritten(
        """
        import launchpy

        launchpy.createConfigFile(scope="https://ims-na1.adobelogin.com/s/ent_reactor_sdk", verbose=True)
        """,
        """
        import launchpy

        launchpy.createConfigFile(verbose=True)
        """,
        "setup_tags.py",
    )


@pytest.mark.parametrize("package", FAMILY)
def test_template_takes_the_default(package: str) -> None:
    """The packages spell the new type in two ways in this call; all of them take OAuth where none is given."""
    check_rewritten(
        f"import {package}\n\n{package}.createConfigFile('template.json', auth_type='jwt')\n",
        f"import {package}\n\n{package}.createConfigFile('template.json')\n",
        "template.py",
    )


def test_configuration_file_named_by_an_expression() -> None:
    """A path that is put together, or kept in a name, is looked up by the file's name."""
    config = '{"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "tech_id": "9F1", "secret": "x", "pathToKey": "p.key"}\n'
    for path in ('os.path.join(HERE, "aepp.json")', "CONFIG"):
        head = 'import os\nimport aepp\n\nHERE = os.getcwd()\nCONFIG = "aepp.json"\n'
        text = f'{head}aepp.importConfigFile({path}, auth_type="jwt")\n'
        result = rewrite({"report.py": text, "aepp.json": config})
        assert set(result.dispositions().values()) == {"safe"}, path


def test_configuration_outside_the_tree_is_told() -> None:
    """The code changes, and the reader is told of the file that nobody here can change: it is not called safe."""
    result = rewrite({"report.py": 'import aepp\n\naepp.importConfigFile("/etc/acme/aepp.json", auth_type="jwt")\n'})
    rewritten = next(iter(result.plan.rewrites.values()))
    assert rewritten.disposition.value == "unsafe"
    assert "report.py:3 reads a configuration file that is not part of this tree" in rewritten.instruction


def test_calls_with_scopes_are_kept() -> None:
    """Nothing to do."""
    check_kept(
        'import aepp\n\naepp.configure(org_id="D4B@AdobeOrg", client_id="4a1c", secret="x", scopes="openid")\n', "a.py"
    )


def test_another_configure_is_kept() -> None:
    """A call of something else with the same name is not touched."""
    check_kept('import aepp\nimport acme\n\nacme.configure(private_key="x", tech_id="y")\n', "a.py")


def test_configuration_that_a_program_writes_itself() -> None:
    """A dict of the file's form changes as the file would."""
    check_rewritten(
        """
        import json
        import os

        import aanalytics2 as api2

        config = {
            "org_id": os.environ["AA_ORG_ID"],
            "client_id": os.environ["AA_CLIENT_ID"],
            "tech_id": os.environ["AA_TECH_ID"],
            "pathToKey": os.environ["AA_KEY_FILE"],
            "secret": os.environ["AA_CLIENT_SECRET"],
        }
        with open("config.json", "w") as handle:
            json.dump(config, handle)

        api2.importConfigFile("config.json")
        """,
        """
        import json
        import os

        import aanalytics2 as api2

        config = {
            "org_id": os.environ["AA_ORG_ID"],
            "client_id": os.environ["AA_CLIENT_ID"],
            "scopes": os.environ.get("AA_SCOPES", "openid,AdobeID,read_organizations"),
            "secret": os.environ["AA_CLIENT_SECRET"],
        }
        with open("config.json", "w") as handle:
            json.dump(config, handle)

        api2.importConfigFile("config.json")
        """,
        "report.py",
    )
