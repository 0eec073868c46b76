"""What is exempt from the end of life, and what only looks like it."""

from __future__ import annotations

import pytest

from migrator.detect import detect
from migrator.parse.read import parse
from migrator.rules.common.signals import signals
from migrator.rules.metascope import RULE as METASCOPE
from migrator.rules.private_key_reference import RULE as KEY


@pytest.mark.parametrize(
    ("metascopes", "exempt"),
    [
        ("ent_aem_cloud_api", True),
        ("ent_aem_cloud_sdk,ent_cloudmgr_sdk", True),
        ("ent_cloudmgr_sdk,ent_aem_cloud_api", False),
        ("ent_cloudmgr_sdk", False),
        ("ent_aem_cloud_api,ent_user_sdk", False),
    ],
)
def test_metascopes_of_service_credentials(metascopes: str, exempt: bool) -> None:  # noqa: FBT001 - a table
    """Those of AEM as a Cloud Service are exempt; with one of another API they are a project's of the Console."""
    (found,) = detect(parse("adobe.conf", f'METASCOPES="{metascopes}"\n'.encode()), (METASCOPE,))
    assert found.exempt is exempt


AUTHOR = "aem_author=https://author-p1-e1.adobeaemcloud.com\n"
INPUTS = f"ims_technical_account_id=\nims_org_id=\nims_private_key=\n{AUTHOR}"
PARTS = (
    "const config = { privateKey: params.AEM_SERVICECREDENTIALS_PRIVATEKEY, metaScopes: scopes, technicalAccountId };\n"
)


@pytest.mark.parametrize(
    ("path", "text", "exempt"),
    [("dot.env", INPUTS, False), ("dot.env", INPUTS.replace("ims_", "aem_"), True), ("load.js", PARTS, True)],
)
def test_keys_beside_a_host_of_aem(path: str, text: str, exempt: bool) -> None:  # noqa: FBT001 - a table
    """A host of AEM exempts no account that is given for IMS; variables of the service credentials are their own."""
    (found,) = detect(parse(path, text.encode()), (KEY,))
    assert found.exempt is exempt


@pytest.mark.parametrize(
    "text", ["scope_ent_aem_cloud_api: true,\nscope_ent_cloudmgr_sdk: true,\n", "ent_aem_cloud_api\n"]
)
def test_metascopes_in_the_names_of_fields(text: str) -> None:
    """A client that may ask for Cloud Manager's metascope, too, is no user of the service credentials."""
    assert signals(text).aem_cloud is ("cloudmgr" not in text)
