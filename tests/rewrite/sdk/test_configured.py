"""Sections of configuration that the catalogue describes, in every format that they are written in."""

from __future__ import annotations

import json

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

JSON = """
{
  "ims": {
    "contexts": {
      "report": {
        "client_id": "abc",
        "client_secret": "def",
        "technical_account_id": "9F1@techacct.adobe.com",
        "meta_scopes": ["ent_user_sdk"],
        "ims_org_id": "ABC@AdobeOrg",
        "private_key": "private.key"
      },
      "user": {
        "client_id": "ghi",
        "client_secret": "jkl",
        "scope": "openid"
      }
    }
  }
}
"""
JSON_AFTER = """
{
  "ims": {
    "contexts": {
      "report": {
        "client_id": "abc",
        "client_secrets": ["def"],
        "technical_account_id": "9F1@techacct.adobe.com",
        "technical_account_email": "COPY_THE_TECHNICAL_ACCOUNT_EMAIL",
        "scopes": ["openid", "AdobeID", "read_organizations"],
        "ims_org_id": "ABC@AdobeOrg"
      },
      "user": {
        "client_id": "ghi",
        "client_secret": "jkl",
        "scope": "openid"
      }
    }
  }
}
"""
HJSON = """
{
  // of the report
  ims: {
    contexts: {
      report: {
        client_id: abc
        client_secret: def
        meta_scopes: ["ent_user_sdk"]
        technical_account_id: 9F1@techacct.adobe.com
        technical_account_email: report@techacct.adobe.com
        private_key: private.key
        ims_org_id: ABC@AdobeOrg
      }
    }
  }
}
"""
HJSON_AFTER = """
{
  // of the report
  ims: {
    contexts: {
      report: {
        client_id: abc
        client_secrets: ["def"]
        scopes: ["openid", "AdobeID", "read_organizations"]
        technical_account_id: 9F1@techacct.adobe.com
        technical_account_email: report@techacct.adobe.com
        ims_org_id: ABC@AdobeOrg
      }
    }
  }
}
"""
YAML = """
ims:
  contexts:
    report:
      client_id: abc
      client_secret: ${SECRET}  # from the vault
      meta_scopes:
        - ent_user_sdk
        - ent_adobeio_sdk
      private_key: |
        -----BEGIN PRIVATE KEY-----
        not a key
        -----END PRIVATE KEY-----
      technical_account_id: 9F1@techacct.adobe.com
      ims_org_id: ABC@AdobeOrg
"""
YAML_AFTER = """
ims:
  contexts:
    report:
      client_id: abc
      client_secrets: ["${SECRET}"]  # from the vault
      scopes:
        - openid
        - AdobeID
        - read_organizations
      technical_account_id: 9F1@techacct.adobe.com
      technical_account_email: COPY_THE_TECHNICAL_ACCOUNT_EMAIL
      ims_org_id: ABC@AdobeOrg
"""
CLOUD_MANAGER = """
{"ims": {"contexts": {"aio-cli-plugin-cloudmanager": {
  "client_id": "abc", "client_secret": "def", "technical_account_id": "9F1@techacct.adobe.com",
  "meta_scopes": ["ent_cloudmgr_sdk"], "ims_org_id": "ABC@AdobeOrg", "oauth_enabled": false, "private_key": "k.pem"}}}}
"""
CLOUD_MANAGER_AFTER = """
{"ims": {"contexts": {"aio-cli-plugin-cloudmanager": {
  "client_id": "abc", "client_secrets": ["def"], "technical_account_id": "9F1@techacct.adobe.com", \
"technical_account_email": "COPY_THE_TECHNICAL_ACCOUNT_EMAIL",
  "scopes": ["openid", "AdobeID", "read_organizations", "additional_info.projectedProductContext", \
"read_pc.dma_aem_ams"], "ims_org_id": "ABC@AdobeOrg", "oauth_enabled": true}}}}
"""
PROPERTIES = """
# workspace
aio_project_id=1
aio_meta_scopes=/s/ent_adobeio_sdk
aio_ims_org_id=A@AdobeOrg
aio_technical_account_id=b@techacct.adobe.com
aio_encoded_pkcs8=abc
aio_api_key=abc
aio_client_secret=def
"""
PROPERTIES_AFTER = """
# workspace
aio_project_id=1
aio_oauth_scopes=openid,AdobeID,read_organizations
aio_ims_org_id=A@AdobeOrg
aio_api_key=abc
aio_client_secret=def
"""
PDF = """
{
  "client_credentials": {
    "client_id": "abc",
    "client_secret": "def"
  },
  "service_account_credentials": {
    "organization_id": "A@AdobeOrg",
    "account_id": "b@techacct.adobe.com",
    "private_key_file": "private.key"
  }
}
"""
PDF_AFTER = """
{
  "client_credentials": {
    "client_id": "abc",
    "client_secret": "def"
  },
  "service_principal_credentials": {
    "organization_id": "A@AdobeOrg"
  }
}
"""
CONSOLE = """
{"project": {"org": {"ims_org_id": "A@AdobeOrg"}, "workspace": {"details": {"credentials": [
  {"id": "1", "integration_type": "service",
   "jwt": {"client_id": "abc", "client_secret": "def", "technical_account_email": "a@techacct.adobe.com",
           "technical_account_id": "b@techacct.adobe.com", "meta_scopes": ["ent_user_sdk"]}},
  {"id": "2", "integration_type": "apikey", "api_key": {"client_id": "ghi"}}]}}}}
"""
CONSOLE_AFTER = """
{"project": {"org": {"ims_org_id": "A@AdobeOrg"}, "workspace": {"details": {"credentials": [
  {"id": "1", "integration_type": "oauth_server_to_server",
   "oauth_server_to_server": {"client_id": "abc", "client_secrets": ["def"], \
"technical_account_email": "a@techacct.adobe.com",
           "technical_account_id": "b@techacct.adobe.com", "scopes": ["openid", "AdobeID", "read_organizations"]}},
  {"id": "2", "integration_type": "apikey", "api_key": {"client_id": "ghi"}}]}}}}
"""
DOWNLOAD = """
{
  "CLIENT_SECRET": "def",
  "ORG_ID": "A@AdobeOrg",
  "API_KEY": "abc",
  "TECHNICAL_ACCOUNT_ID": "b@techacct.adobe.com",
  "TECHNICAL_ACCOUNT_EMAIL": "a@techacct.adobe.com",
  "PUBLIC_KEYS_WITH_EXPIRY": {"00": "2023-01-01"}
}
"""
DOWNLOAD_AFTER = """
{
  "CLIENT_SECRETS": ["def"],
  "ORG_ID": "A@AdobeOrg",
  "CLIENT_ID": "abc",
  "TECHNICAL_ACCOUNT_ID": "b@techacct.adobe.com",
  "SCOPES": ["openid", "AdobeID", "read_organizations"],
  "TECHNICAL_ACCOUNT_EMAIL": "a@techacct.adobe.com"
}
"""
STREAMING = """
{
  "aep.connection.auth.enabled": true,
  "aep.connection.auth.token.type": "jwt_token",
  "aep.connection.auth.client.id": "abc",
  "aep.connection.auth.client.secret": "def",
  "aep.connection.auth.imsOrg": "A@AdobeOrg",
  "aep.connection.auth.accountKey": "b@techacct.adobe.com",
  "aep.connection.auth.filePath": "/keys/secret.key",
  "aep.connection.auth.endpoint": "https://ims-na1.adobelogin.com"
}
"""
STREAMING_AFTER = """
{
  "aep.connection.auth.enabled": true,
  "aep.connection.auth.token.type": "oauth2_access_token",
  "aep.connection.auth.client.id": "abc",
  "aep.connection.auth.client.secret": "def",
  "aep.connection.auth.endpoint": "https://ims-na1.adobelogin.com"
}
"""


@pytest.mark.parametrize(
    ("path", "before", "after", "disposition"),
    [
        (".aio", JSON, JSON_AFTER, "safe"),
        (".aio", HJSON, HJSON_AFTER, "safe"),
        ("aio.yaml", YAML, YAML_AFTER, "safe"),
        (".aio", CLOUD_MANAGER, CLOUD_MANAGER_AFTER, "unsafe"),
        ("config.properties", PROPERTIES, PROPERTIES_AFTER, "unsafe"),
        ("pdfservices-api-credentials.json", PDF, PDF_AFTER, "unsafe"),
        ("console.json", CONSOLE, CONSOLE_AFTER, "unsafe"),
        ("adobe.json", DOWNLOAD, DOWNLOAD_AFTER, "unsafe"),
        ("connector.json", STREAMING, STREAMING_AFTER, "unsafe"),
    ],
)
def test_a_section_gets_its_oauth_form(path: str, before: str, after: str, disposition: str) -> None:
    """Keys change in place and the rest of the file stays; only what the real library read is safe."""
    result = check_rewritten(before, after, path)
    assert set(result.dispositions().values()) == {disposition}
    check_kept(after, path)


def test_line_ends_survive() -> None:
    """Windows line ends stay, also in what is added."""
    before = YAML.lstrip("\n").replace("\n", "\r\n")
    after = YAML_AFTER.lstrip("\n").replace("\n", "\r\n")
    assert rewrite({"aio.yaml": before}).files["aio.yaml"] == after


def test_both_credentials_of_an_open_migration_become_one() -> None:
    """A file that holds the OAuth block already loses the other one."""
    before = """
        {"project": {"workspace": {"details": {"credentials": [{"integration_type": "service",
          "jwt": {"client_id": "abc", "client_secret": "def", "technical_account_id": "b@techacct.adobe.com"},
          "oauth_server_to_server": {"client_id": "abc", "client_secrets": ["def"], "scopes": ["openid"]}}]}}}}
    """
    after = rewrite({"console.json": before}).files["console.json"]
    assert '"jwt"' not in after
    assert '"oauth_server_to_server": {"client_id": "abc", "client_secrets": ["def"], "scopes": ["openid"]}' in after


def test_the_library_moves_with_the_context() -> None:
    """A context of the new kind needs the version that reads it."""
    manifest = '{"dependencies": {"@adobe/aio-lib-ims": "~6.3.0"}}\n'
    result = rewrite({".aio": JSON, "package.json": manifest})
    assert result.files["package.json"] == manifest.replace("~6.3.0", "~6.4.1")


@pytest.mark.parametrize(("contexts", "rewritten"), [(40, True), (400, False)])
def test_a_flood_of_contexts_is_left_alone(contexts: int, rewritten: bool) -> None:  # noqa: FBT001 - a column
    """Nobody writes hundreds of contexts: a file that holds them is made to cost time."""
    context: dict[str, object] = {"client_id": "a", "client_secret": "b"}
    context |= {"technical_account_id": "x@techacct.adobe.com"}
    context |= {"meta_scopes": ["ent_user_sdk"], "ims_org_id": "A@AdobeOrg", "private_key": "k"}
    data = {f"c{number}": context for number in range(contexts)}
    result = rewrite({".aio": json.dumps({"ims": {"contexts": data}}, indent=1)})
    assert bool(result.plan.files) is rewritten
    assert len(result.findings) >= contexts


def test_a_file_that_a_command_loads_is_a_context() -> None:
    """`aio config:set ims.contexts.NAME FILE --file --json` takes the whole file; without it it is nobody's."""
    config = """
        {
          "client_id": "abc",
          "client_secret": "def",
          "technical_account_id": "b@techacct.adobe.com",
          "ims_org_id": "A@AdobeOrg",
          "meta_scopes": ["ent_cloudmgr_sdk"]
        }
    """
    load = "aio config:set ims.contexts.aio-cli-plugin-cloudmanager ./cm.json --file --json\n"
    after = rewrite({"cm.json": config, "set-up.sh": load}).files["cm.json"]
    assert json.loads(after) == {
        "client_id": "abc",
        "client_secrets": ["def"],
        "technical_account_id": "b@techacct.adobe.com",
        "oauth_enabled": True,
        "technical_account_email": "COPY_THE_TECHNICAL_ACCOUNT_EMAIL",
        "ims_org_id": "A@AdobeOrg",
        "scopes": [
            "openid",
            "AdobeID",
            "read_organizations",
            "additional_info.projectedProductContext",
            "read_pc.dma_aem_ams",
        ],
    }
    check_kept(config, "cm.json")


@pytest.mark.parametrize(
    ("path", "reads", "kept"),
    [
        ("sign.sh", "secret=$(jq -r .CLIENT_SECRET adobe.json)\n", True),
        ("sign.js", "const { secret } = { secret: require('./adobe.json').CLIENT_SECRET }\n", True),
        ("sign.js", "const secret = process.env.CLIENT_SECRET\n", False),
    ],
)
def test_a_download_that_is_read_by_its_keys_keeps_them(path: str, reads: str, kept: bool) -> None:  # noqa: FBT001
    """A new name of a key would stop what reads it; a variable of the environment is another thing."""
    after = rewrite({"adobe.json": DOWNLOAD, path: reads}).files["adobe.json"]
    assert ('"CLIENT_SECRET"' in after) is kept
