"""Configuration files of SDKs and of User Sync in their OAuth form."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

CONNECTOR = """
    # UMAPI connector of the nightly sync
    server:
      # host of the API
      host: usermanagement.adobe.io
      {endpoint}

    enterprise:
      org_id: "D4B@AdobeOrg"
      client_id: "4a1c"
      client_secret: "x"
      # technical account and private key of the integration
      tech_acct_id: "9F1@techacct.adobe.com"
      {key}
    """


@pytest.mark.parametrize("endpoint", ["ims_endpoint_jwt: /ims/exchange/jwt", "auth_endpoint: /ims/exchange/jwt/"])
@pytest.mark.parametrize(
    "key",
    [
        'priv_key_path: "private.key"',
        "secure_priv_key_data_key: umapi-key\n      secure_priv_key_pass_key: umapi-pass",
        'priv_key_path: "private.key"\n      priv_key_pass: "y"',
    ],
)
def test_user_sync_connector(endpoint: str, key: str) -> None:
    """The method comes, key and account go (an account left behind is an error), and so does the old endpoint."""
    check_rewritten(
        CONNECTOR.format(endpoint=endpoint, key=key),
        """
        # UMAPI connector of the nightly sync
        authentication_method: oauth
        server:
          # host of the API
          host: usermanagement.adobe.io

        enterprise:
          org_id: "D4B@AdobeOrg"
          client_id: "4a1c"
          client_secret: "x"
        """,
        "connector-umapi.yml",
    )


def test_user_sync_method_written_out_and_old_names() -> None:
    """`jwt` becomes `oauth` where it stands, `api_key` gets its new name, and an emptied section goes."""
    check_rewritten(
        """
        authentication_method: jwt

        server:
          ims_endpoint_jwt: /ims/exchange/jwt

        enterprise:
          org_id: D4B@AdobeOrg
          api_key: 4a1c
          client_secret: x
          tech_acct: 9F1@techacct.adobe.com
          priv_key_path: private.key
        """,
        """
        authentication_method: oauth

        enterprise:
          org_id: D4B@AdobeOrg
          client_id: 4a1c
          client_secret: x
        """,
        "connector-umapi.yml",
    )


def test_admin_console_connector() -> None:
    """The directory connector has the same form below `integration`."""
    check_rewritten(
        """
        integration:
          org_id: D4B@AdobeOrg
          client_id: 4a1c
          client_secret: x
          tech_acct_id: 9F1@techacct.adobe.com
          secure_priv_key_data_key: console-key
        """,
        """
        authentication_method: oauth
        integration:
          org_id: D4B@AdobeOrg
          client_id: 4a1c
          client_secret: x
        """,
        "connector-adobe-console.yml",
    )


def test_long_comments_and_old_names_of_user_sync() -> None:
    """As in the tool's sample: an explanation of several settings stays, names of the credential store change."""
    check_rewritten(
        """
        # This is a sample configuration file for the umapi connector type.

        # (required) enterprise organization settings
        # You must specify all of these settings.
        enterprise:
          org_id: D4B@AdobeOrg
          secure_api_key_key: umapi_api_key
          secure_client_secret_key: umapi_client_secret
          tech_acct: 9F1@techacct.adobe.com

          # (optional) You can store credentials in the operating system credential store
          # (Windows Credential Manager, Mac Keychain, Linux Freedesktop Secret Service
          # or KWallet - these will be built into the Linux distribution).
          # To use this feature, remove the api_key, client_secret, and priv_key_data above.
          secure_priv_key_data_key: umapi_private_key_data
        """,
        """
        # This is a sample configuration file for the umapi connector type.

        authentication_method: oauth

        # (required) enterprise organization settings
        # You must specify all of these settings.
        enterprise:
          org_id: D4B@AdobeOrg
          secure_client_id_key: umapi_api_key
          secure_client_secret_key: umapi_client_secret

          # (optional) You can store credentials in the operating system credential store
          # (Windows Credential Manager, Mac Keychain, Linux Freedesktop Secret Service
          # or KWallet - these will be built into the Linux distribution).
          # To use this feature, remove the api_key, client_secret, and priv_key_data above.
        """,
        "connector-umapi.yml",
    )


def test_other_endpoints_of_user_sync_stay() -> None:
    """An endpoint that is no JWT exchange is somebody's choice."""
    text = """
        authentication_method: jwt
        server:
          auth_endpoint: /ims/token/v3
        enterprise:
          org_id: D4B@AdobeOrg
          client_id: 4a1c
          client_secret: x
          priv_key_path: private.key
        """
    assert "auth_endpoint: /ims/token/v3" in rewrite({"connector-umapi.yml": text}).files["connector-umapi.yml"]


def test_json_of_launchpy_loses_its_metascope() -> None:
    """The metascope is `scope`, the new list `scopes`: the one goes, the other comes."""
    result = rewrite(
        {
            "tags.py": 'import launchpy\n\nlaunchpy.importConfigFile("tags.json")\n',
            "tags.json": """
                {"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "tech_id": "9F1@techacct.adobe.com", "secret": "x",
                 "pathToKey": "private.key", "scope": "https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk"}
                """,
        }
    )
    kept = '"org_id": "D4B@AdobeOrg", "client_id": "4a1c"'
    scopes = '"scopes": "openid,AdobeID,read_organizations"'
    assert result.files["tags.json"] == f'{{{kept}, {scopes}, "secret": "x"}}\n'


def test_file_of_a_wrapper() -> None:
    """The wrapper aanalyticsact reads the same keys from a file of its own name."""
    check_rewritten(
        """
        {
          "org_id": "D4B@AdobeOrg",
          "client_id": "4a1c",
          "tech_id": "9F1@techacct.adobe.com",
          "secret": "x",
          "pathToKey": "private.key"
        }
        """,
        """
        {
          "org_id": "D4B@AdobeOrg",
          "client_id": "4a1c",
          "scopes": "openid,AdobeID,read_organizations",
          "secret": "x"
        }
        """,
        "aanalyticsact_auth.json",
    )


def test_credential_file_of_pdf_services() -> None:
    """The section gets its OAuth name and keeps the organisation: the form that Adobe documents."""
    result = check_rewritten(
        """
        {
          "client_credentials": {
            "client_id": "4a1c",
            "client_secret": "x"
          },
          "service_account_credentials": {
            "organization_id": "D4B@AdobeOrg",
            "account_id": "9F1@techacct.adobe.com",
            "private_key_file": "private.key"
          }
        }
        """,
        """
        {
          "client_credentials": {
            "client_id": "4a1c",
            "client_secret": "x"
          },
          "service_principal_credentials": {
            "organization_id": "D4B@AdobeOrg"
          }
        }
        """,
        "pdfservices-api-credentials.json",
    )
    assert set(result.dispositions().values()) == {"unsafe"}


def test_oauth_forms_are_kept() -> None:
    """Nothing to do."""
    check_kept('{"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "secret": "x", "scopes": "openid"}\n', "aepp.json")
    check_kept(
        "authentication_method: oauth\nenterprise:\n  org_id: D4B@AdobeOrg\n  client_id: 4a1c\n  client_secret: x\n",
        "connector-umapi.yml",
    )


def test_a_file_like_user_syncs_that_other_code_reads_is_no_connector() -> None:
    """The program goes on reading the keys it knows, and finds the new address where the old one stood."""
    config = """
        server:
          ims_host: ims-na1.adobelogin.com
          ims_endpoint_jwt: /ims/exchange/jwt
        enterprise:
          org_id: D4B@AdobeOrg
          api_key: 4a1c
          client_secret: x
          priv_key_path: config/umapi.key
        """
    program = """
        require 'jwt'
        settings = YAML.load_file('config/umapi.yml')
        server, enterprise = settings.values_at('server', 'enterprise')
        key = OpenSSL::PKey::RSA.new(File.read(enterprise['priv_key_path']))
        assertion = JWT.encode({ iss: enterprise['org_id'] }, key, 'RS256')
        uri = URI("https://#{server['ims_host']}#{server['ims_endpoint_jwt']}")
        answer = Net::HTTP.post_form(uri,
                                     'client_id' => enterprise['api_key'],
                                     'client_secret' => enterprise['client_secret'],
                                     'jwt_token' => assertion)
        puts JSON.parse(answer.body)['access_token']
        """
    result = rewrite({"config/umapi.yml": config, "sync.rb": program}, unsafe=False)
    assert result.files["config/umapi.yml"] == dedent(
        """\
        server:
          ims_host: ims-na1.adobelogin.com
          ims_endpoint_jwt: /ims/token/v3
        enterprise:
          org_id: D4B@AdobeOrg
          api_key: 4a1c
          client_secret: x
        """
    )
    assert "client_credentials" in result.files["sync.rb"]
    assert "priv_key_path" not in result.files["sync.rb"]


def test_a_connector_that_a_program_of_umapi_client_shares() -> None:
    """The program looks up `api_key` in it: it keeps its name, and what the tool needs is told."""
    config = """
        server:
          ims_host: ims-na1.adobelogin.com
        enterprise:
          org_id: D4B@AdobeOrg
          api_key: 4a1c
          client_secret: x
          private_key_file: umapi.key
        """
    program = """
        import umapi_client
        import yaml

        with open("connector-umapi.yml") as file:
            account = yaml.safe_load(file)["enterprise"]
        connection = umapi_client.Connection(org_id=account["org_id"], auth_dict=account)
        """
    result = rewrite({"connector-umapi.yml": config, "move.py": program})
    assert "  api_key: 4a1c\n  client_secret: x\n" in result.files["connector-umapi.yml"]
    assert "private_key_file" not in result.files["connector-umapi.yml"]
    assert any("move.py reads connector-umapi.yml by names" in note for note in result.plan.notes)
    assert 'client_id=account["api_key"]' in result.files["move.py"]


@pytest.mark.parametrize(
    "line", ["# lp.createConfigFile(auth_type='jwt')", "made = lp.createConfigFile\nmade(auth_type='jwt')"]
)
def test_only_code_that_runs_holds_a_configuration_back(line: str) -> None:
    """What a comment tells of the JWT sign-in asks for nothing."""
    settings = '{"org_id": "D4B@AdobeOrg", "client_id": "4a1c", "secret": "x", "tech_id": "9F1@techacct.adobe.com", '
    settings += '"pathToKey": "private.key", "scope": "https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk"}\n'
    usage = f"import launchpy as lp\n\n{line}\nlp.importConfigFile('admin.json')\nprint(lp.Admin().getCompanyId())\n"
    result = rewrite({"admin.json": settings, "usage.py": usage})
    told = " ".join(one.instruction + str(one.disposition) for one in result.plan.rewrites.values())
    assert ("still asks for the JWT sign-in" in told) is not line.startswith("#")
