from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.errors import CredentialError
from migrator.ims.credentials import OAuthCredential, load, load_jwt
from migrator.ims.credentials import given as from_options
from migrator.ims.credentials.reading import LIMIT
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLIENT = "5f1c0a7be94d4c2f8a3b6d90e12f7c44"
OTHER = "c27d9e40b1864f0f9d35a8e6f70b2a19"
SECRET = "p8e-CanaryCanaryCanaryCanary0123"
SECOND = "p8e-SecondSecondSecondSecond4567"
ORG = "3B8F1C2E5D7A90410A495F1E@AdobeOrg"
ACCOUNT = "71D2E0A45F3C9B620A495C8A@techacct.adobe.com"
PEM = "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----"

CONSOLE = {
    "CLIENT_SECRETS": [SECRET, SECOND],
    "ORG_ID": ORG,
    "CLIENT_ID": CLIENT,
    "SCOPES": ["openid", "AdobeID"],
    "TECHNICAL_ACCOUNT_ID": ACCOUNT,
    "TECHNICAL_ACCOUNT_EMAIL": "a@techacct.adobe.com",
}
WORKSPACE = {
    "project": {
        "org": {"ims_org_id": ORG},
        "workspace": {
            "details": {
                "credentials": [
                    {"name": "API key", "integration_type": "apikey", "api_key": {"client_id": "k"}},
                    {
                        "name": "New",
                        "integration_type": "oauth_server_to_server",
                        "oauth_server_to_server": {
                            "client_id": CLIENT,
                            "client_secrets": [SECRET, SECOND],
                            "technical_account_id": ACCOUNT,
                            "technical_account_email": "a@techacct.adobe.com",
                            "scopes": ["openid", "AdobeID"],
                        },
                    },
                ]
            }
        },
    }
}
AIO = {
    "ims": {
        "contexts": {
            "cli": {"access_token": {"token": "x"}},
            "app": {
                "client_id": CLIENT,
                "client_secrets": [SECRET, SECOND],
                "ims_org_id": ORG,
                "scopes": ["openid", "AdobeID"],
                "technical_account_id": ACCOUNT,
                "technical_account_email": "a@techacct.adobe.com",
            },
        }
    }
}
POSTMAN = {
    "name": "prod",
    "values": [
        {"key": "API_KEY", "value": CLIENT, "enabled": True},
        {"key": "CLIENT_SECRET", "value": f"{SECRET},{SECOND}", "enabled": True},
        {"key": "IMS_ORG", "value": ORG, "enabled": True},
        {"key": "SCOPES", "value": "openid, AdobeID", "enabled": True},
        {"key": "TECHNICAL_ACCOUNT_ID", "value": ACCOUNT, "enabled": True},
        {"key": "TECHNICAL_ACCOUNT_EMAIL", "value": "a@techacct.adobe.com"},
        {"key": "CLIENT_SECRET", "value": "disabled", "enabled": False},
    ],
}
DOTENV = f"""
# the new credential
export IMS_OAUTH_S2S_CLIENT_ID={CLIENT}
IMS_OAUTH_S2S_CLIENT_SECRET="{SECRET},{SECOND}"  # two while rotating
IMS_OAUTH_S2S_ORG_ID='{ORG}'
IMS_OAUTH_S2S_SCOPES=["openid","AdobeID"]
IMS_OAUTH_S2S_TECHNICAL_ACCOUNT_ID={ACCOUNT}
IMS_OAUTH_S2S_TECHNICAL_ACCOUNT_EMAIL=a@techacct.adobe.com
GOOGLE_CLIENT_ID=123.apps.googleusercontent.com
GOOGLE_CLIENT_SECRET=GOCSPX-not-adobes-secret
"""
AIO_ENV = f"""
AIO_ims_contexts_my__app_client__id={CLIENT}
AIO_ims_contexts_my__app_client__secrets=["{SECRET}","{SECOND}"]
AIO_ims_contexts_my__app_ims__org__id={ORG}
AIO_ims_contexts_my__app_scopes=["openid","AdobeID"]
AIO_ims_contexts_my__app_technical__account__id={ACCOUNT}
AIO_ims_contexts_my__app_technical__account__email=a@techacct.adobe.com
"""
USER_SYNC = f"""
server: {{auth_host: ims-na1.adobelogin.com}}
authentication_method: oauth
enterprise: {{org_id: {ORG}, client_id: {CLIENT}, client_secret: [{SECRET}, {SECOND}],
  scopes: [openid, AdobeID], technical_account_id: {ACCOUNT}, technical_account_email: a@techacct.adobe.com}}
"""
PROPERTIES = f"""
! aio-lib-java
aio_api_key = {CLIENT}
aio_client_secret = {SECRET},{SECOND}
aio_ims_org_id: {ORG}
aio_oauth_scopes=openid,AdobeID
aio_technical_account_id={ACCOUNT}
aio_technical_account_email=a@techacct.adobe.com
"""

CARRIERS = {
    "console.json": json.dumps(CONSOLE),
    "bom.json": "\ufeff" + json.dumps(CONSOLE),
    "workspace.json": json.dumps(WORKSPACE),
    ".aio": json.dumps(AIO),
    "contexts.yaml": json.dumps(AIO),
    "prod.postman_environment.json": json.dumps(POSTMAN),
    ".env": DOTENV,
    "aio.env": AIO_ENV,
    "connector-umapi.yml": USER_SYNC,
    "adobe.properties": PROPERTIES,
    "list.json": json.dumps([CONSOLE]),
    "wrapped.yaml": json.dumps({"oauth_server_to_server": CONSOLE}),
}


@pytest.mark.parametrize("name", CARRIERS)
def test_every_carrier_gives_the_same_credential(tmp_path: Path, name: str) -> None:
    """The same credential is read whole from each carrier, both secrets in order, other providers' left alone."""
    path = tmp_path / name
    path.write_text(CARRIERS[name], encoding="utf-8")
    (credential,) = load([path], {})
    assert credential == OAuthCredential(
        origin=name,
        client_id=CLIENT,
        client_secrets=(Secret(SECRET), Secret(SECOND)),
        org_id=ORG,
        scopes=("openid", "AdobeID"),
        technical_account_id=ACCOUNT,
        technical_account_email="a@techacct.adobe.com",
    )


def test_environment_counts_where_no_file_is_named() -> None:
    """Variables of the process give credentials by themselves; those of other providers and unprefixed ones do not."""
    environ = {
        "ADOBE_CLIENT_ID": CLIENT,
        "ADOBE_CLIENT_SECRET": SECRET,
        "IMS_ORG_ID": ORG,
        "CLIENT_ID": "",
        "STRIPE_CLIENT_ID": "acct_1",
        "STRIPE_CLIENT_SECRET": "sk-something-else",
        "OAUTH_CLIENT_ID": "other",
        "OAUTH_CLIENT_SECRET": "another-provider",
        "PATH": "/usr/bin",
    }
    (credential,) = load([], environ)
    assert (credential.origin, credential.client_id, credential.org_id) == ("environment", CLIENT, ORG)
    assert load([], {"CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}) == ()
    assert [one.client_id for one in load([], {"CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, "ORG_ID": ORG})] == [
        CLIENT
    ]


def test_several_credentials_are_told_apart(tmp_path: Path) -> None:
    """Groups of one file are named by their prefix, files by their name; a client ID counts where it stands first."""
    first, second = tmp_path / "a.env", tmp_path / "b.json"
    first.write_text(
        f"A_CLIENT_ID={CLIENT}\nA_CLIENT_SECRET={SECRET}\nA_ORG_ID={ORG}\n"
        f"B_CLIENT_ID={OTHER}\nB_CLIENT_SECRET={SECOND}\nB_SCOPES=openid,AdobeID\n"
    )
    second.write_text(json.dumps({**CONSOLE, "CLIENT_SECRETS": [SECOND]}))
    found = load([first, second], {"ADOBE_CLIENT_ID": "ignored", "ADOBE_CLIENT_SECRET": SECRET})
    assert [(one.origin, one.client_id) for one in found] == [("a.env: A", CLIENT), ("a.env: B", OTHER)]
    assert found[0].client_secrets == (Secret(SECRET),)


def test_an_open_migration_gives_both_sides(tmp_path: Path) -> None:
    """`oauth_server_to_server_migrate` has the new credential and, beside it, the metascopes of the old one."""
    both = json.loads(json.dumps(WORKSPACE))
    block = both["project"]["workspace"]["details"]["credentials"][1]
    block["integration_type"] = "oauth_server_to_server_migrate"
    block["jwt"] = {"client_id": CLIENT, "client_secret": SECRET, "meta_scopes": ["ent_dataservices_sdk"]}
    path = tmp_path / "workspace.json"
    path.write_text(json.dumps(both))
    assert [one.scopes for one in load([path], {})] == [("openid", "AdobeID")]
    assert [(one.client_id, one.metascopes) for one in load_jwt([path], {})] == [(CLIENT, ("ent_dataservices_sdk",))]


def test_pdf_services_file_names_no_scopes(tmp_path: Path) -> None:
    """The file of PDF Services has client and organisation in two blocks and never a scope."""
    path = tmp_path / "pdfservices-api-credentials.json"
    client = {"client_id": CLIENT, "client_secret": SECRET}
    path.write_text(
        json.dumps({"client_credentials": client, "service_principal_credentials": {"organization_id": ORG}})
    )
    (credential,) = load([path], {})
    assert (credential.org_id, credential.scopes) == (ORG, ())


def test_a_private_key_in_a_context_is_a_leftover(tmp_path: Path) -> None:
    """A key that stands as a list of lines beside the metascopes is read for inspection, and is a Secret."""
    path = tmp_path / "aio.json"
    context = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "meta_scopes": ["ent_user_sdk"],
        "private_key": PEM.split("\n"),
    }
    path.write_text(json.dumps({"ims": {"contexts": {"old": context}}}))
    (leftover,) = load_jwt([path], {})
    assert leftover.private_key == Secret(PEM)
    assert "MIIEvQ" not in repr(leftover)


BAD = [
    ("empty.env", "  \n", "is empty; it should hold a credential"),
    ("broken.json", '{"CLIENT_ID": ', "is broken JSON at line 1"),
    ("array.json", "[1, 2]", "holds no OAuth Server-to-Server credential"),
    ("no.json", "CLIENT_ID=1", "is no JSON"),
    ("broken.yaml", "a: [\n b: }", "is broken YAML at line 2"),
    ("deep.json", "[" * 100_000, "is nested too deeply"),
    ("list.yaml", "- a", "holds no OAuth Server-to-Server credential"),
    ("nothing.env", "COLOUR=blue", "holds no OAuth Server-to-Server credential"),
    ("nosecret.env", f"CLIENT_ID={CLIENT}", "CLIENT_ID: stands without a client secret"),
    ("noid.env", f"CLIENT_SECRET={SECRET}\nORG_ID={ORG}", "CLIENT_SECRET: stands without a client ID"),
    ("swapped.env", f"CLIENT_ID={SECRET}\nCLIENT_SECRET={CLIENT}", "CLIENT_ID: holds a client secret"),
    ("uuid.env", f"CLIENT_ID=0f1e2d3c-aaaa-bbbb-cccc-0123456789ab\nCLIENT_SECRET={CLIENT}", "CLIENT_ID: client ID and"),
    ("cut.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET=p8e-abc", "CLIENT_SECRET: is too short"),
    ("masked.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET=p8e-abcdefgh...", "CLIENT_SECRET: is cut off or masked"),
    ("holder.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET=<your secret>", "CLIENT_SECRET: still holds a placeholder"),
    ("blank.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET=two words here", "CLIENT_SECRET: has blanks"),
    ("key.env", f'CLIENT_ID={CLIENT}\nCLIENT_SECRET="{PEM}"', "CLIENT_SECRET: holds a private key"),
    ("jwt.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET=eyJhbGciOi.eyJpc3Mi.c2ln", "CLIENT_SECRET: holds a signed token"),
    ("org.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nORG_ID={ACCOUNT}", "ORG_ID: holds a technical account"),
    ("org2.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nORG_ID=acme", "ORG_ID: is no organisation ID"),
    ("orgid.env", f"CLIENT_ID={ORG}\nCLIENT_SECRET={SECRET}", "CLIENT_ID: holds an organisation ID"),
    ("account.env", f"CLIENT_ID={ACCOUNT}\nCLIENT_SECRET={SECRET}", "CLIENT_ID: holds a technical account"),
    ("number.json", json.dumps({**CONSOLE, "CLIENT_ID": 42}), "CLIENT_ID: expected a text, found a number"),
    (
        "null.json",
        json.dumps({**CONSOLE, "CLIENT_SECRETS": [None]}),
        "CLIENT_SECRETS: expected a client secret, found nothing",
    ),
    ("object.json", json.dumps({**CONSOLE, "CLIENT_SECRETS": {"a": 1}}), "expected a client secret, found a mapping"),
    ("nolist.json", json.dumps({**CONSOLE, "CLIENT_SECRETS": []}), "CLIENT_SECRETS: is an empty list"),
    ("scope.json", json.dumps({**CONSOLE, "SCOPES": [1]}), "SCOPES: expected a list of texts, found a number"),
    ("scope.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nSCOPES=[openid", "SCOPES: starts like a JSON list"),
    ("scope2.env", f"CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nSCOPES=a;b", "SCOPES: is no list of scopes"),
    (
        "sandbox.env",
        f"CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nSANDBOX_NAME=A B",
        "SANDBOX_NAME: is no sandbox name",
    ),
    ("ring.yml", f"enterprise: {{org_id: {ORG}, client_id: {CLIENT}, secure_client_secret_key: k}}", "key ring"),
    ("collection.json", json.dumps({"info": {}, "item": []}), "is a Postman collection; name its environment"),
    ("aem.json", json.dumps({"integration": {"technicalAccount": {"clientId": "cm-p1"}}}), "AEM as a Cloud Service"),
]


@pytest.mark.parametrize(("name", "text", "message"), BAD, ids=[name for name, _, _ in BAD])
def test_what_is_wrong_is_said_in_one_line_without_the_value(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    """Each mistake names the file, the key and the problem; the value that is wrong never appears."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CredentialError) as caught:
        load([path], {})
    line = str(caught.value)
    assert line.startswith(name)
    assert message in line
    assert "\n" not in line
    assert not any(value in line for value in (SECRET, SECOND, CLIENT, ACCOUNT, PEM, "p8e-abc", "two words"))
    assert caught.value.exit_status == 2


def test_files_that_are_none(tmp_path: Path) -> None:
    """A missing file, a directory, a binary file and one that is too large are told apart."""
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\xd8garbage\x00")
    (tmp_path / "zero").write_bytes(b"A=\0")
    (tmp_path / "large.env").write_bytes(b"A=" + b"x" * LIMIT)
    expected = {
        "missing.env": "there is no such credential file",
        ".": "is a directory",
        "binary": "is no text in UTF-8",
        "zero": "is a binary file",
        "large.env": "is larger than 1024 KiB",
    }
    for name, message in expected.items():
        with pytest.raises(CredentialError, match=message):
            load([tmp_path / name], {})


def test_an_absolute_path_is_not_shown(tmp_path: Path) -> None:
    """Where a credential comes from is a file name, not the layout of somebody's disk."""
    path = tmp_path / ".env"
    path.write_text(DOTENV)
    assert load([path], {})[0].origin == ".env"


def test_secrets_of_one_credential_are_each_taken_once(tmp_path: Path) -> None:
    """The same secret under two names is no rotation."""
    path = tmp_path / ".env"
    path.write_text(f'CLIENT_ID={CLIENT}\nCLIENT_SECRET={SECRET}\nCLIENT_SECRETS=["{SECRET}"]\n')
    assert load([path], {})[0].client_secrets == (Secret(SECRET),)


def test_quoted_values_may_span_lines(tmp_path: Path) -> None:
    """A key in PEM inside quotes does not swallow the lines after it."""
    path = tmp_path / ".env"
    path.write_text(f'JWT_PRIVATE_KEY="{PEM}"\nJWT_CLIENT_ID={CLIENT}\nJWT_CLIENT_SECRET={SECRET}\n')
    (leftover,) = load_jwt([path], {})
    assert leftover.private_key == Secret(PEM)
    assert leftover.client_id == CLIENT


def test_a_path_to_a_key_is_no_key(tmp_path: Path) -> None:
    """Contexts may hold the path of a key; what is inspected is a key or nothing."""
    path = tmp_path / "aio.json"
    context = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "meta_scopes": ["ent_user_sdk"],
        "private_key": "private.key",
    }
    path.write_text(json.dumps({"ims": {"contexts": {"old": context}}}))
    assert [one.private_key for one in load_jwt([path], {})] == [None]


def test_options_and_a_prompt_give_a_credential() -> None:
    """The same checks as for a file; what is missing is named by the option."""
    credential = from_options(
        {"client_id": CLIENT, "client_secret": SECRET, "org_id": ORG, "scopes": "a b", "sandbox": ""}
    )
    assert credential == OAuthCredential("command line", CLIENT, (Secret(SECRET),), ORG, ("a", "b"))
    with pytest.raises(CredentialError, match="command line: client_id: stands without a client secret"):
        from_options({"client_id": CLIENT, "client_secret": ""})
    with pytest.raises(CredentialError, match="client_id: is missing"):
        from_options({})


def test_a_message_is_one_printable_line(tmp_path: Path) -> None:
    """A key of a hostile file puts no escape into the terminal."""
    path = tmp_path / "aio.json"
    path.write_text(json.dumps({"ims": {"contexts": {"a\u001b[31m\n": {"client_id": 1, "client_secret": SECRET}}}}))
    with pytest.raises(CredentialError) as caught:
        load([path], {})
    assert str(caught.value).isprintable()


NAMES = st.sampled_from(
    [
        "project",
        "workspace",
        "details",
        "credentials",
        "org",
        "ims",
        "contexts",
        "$ims",
        "values",
        "key",
        "value",
        "enabled",
        "enterprise",
        "integration",
        "client_credentials",
        "service_principal_credentials",
        "oauth_server_to_server",
        "jwt",
        "CLIENT_ID",
        "client_secret",
        "CLIENT_SECRETS",
        "scopes",
        "org_id",
        "private_key",
        "meta_scopes",
        "name",
        "info",
        "item",
    ]
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from([CLIENT, SECRET, ORG])
)
TREES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4))
)


@settings(max_examples=200, deadline=None)
@given(tree=TREES, suffix=st.sampled_from([".json", ".yaml", ".env"]))
def test_any_structure_gives_credentials_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, tree: object, suffix: str
) -> None:
    """Values of the wrong type in the right places: credentials or CredentialError, nothing else, and no secret."""
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_text(json.dumps(tree), encoding="utf-8")
    for line in (_message(load, path), _message(load_jwt, path)):
        assert line.isprintable()
        assert SECRET not in line


def _message(reader: Callable[[list[Path], dict[str, str]], object], path: Path) -> str:
    """What a reader complains of; empty where it is content."""
    try:
        reader([path], {})
    except CredentialError as error:
        return str(error)
    return ""


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from("CLIENT_IDSRAO=:\"' \n#[],\\{}$é\x00"), max_size=200))
def test_any_text_gives_credentials_or_one_line(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Lines of any shape, quotes without end and brackets that do not close."""
    path = tmp_path_factory.getbasetemp() / "any.env"
    path.write_text(text, encoding="utf-8")
    assert _message(load, path).isprintable()
