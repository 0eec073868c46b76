"""Documentation gets new text where it told of the old flow: offered, never written without a look."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.config.programs import PROGRAM
from tests.rewrite.harness import SCOPES, check_kept, check_rewritten, rewrite

NEW = ",".join(SCOPES)

SETUP = """
    # Adobe credential

    1. Open the Adobe Developer Console and choose **Service Account (JWT)**.
    2. Click *Generate public/private keypair*; `config.zip` holds `private.key`
       and `certificate_pub.crt`.
    3. Put `private.key` into `keys/`.
    4. Copy client ID and client secret into `.env`.

    You need a Service Account (JWT) credential. Ask Marek for the private key.
    The program exchanges a signed JWT for an access token.
    """
SETUP_AFTER = """
    # Adobe credential

    1. Open the Adobe Developer Console and choose **OAuth Server-to-Server**.
    2. Copy client ID and client secret into `.env`.

    You need an OAuth Server-to-Server credential. Ask Marek for the client secret.
    The program asks for an access token.
    """
CURL = """
    ## Try it at Adobe

    - by hand:

      ```bash
      curl -X POST https://ims-na1.adobelogin.com/ims/exchange/jwt \\
        -d "client_id=$ADOBE_CLIENT_ID" \\
        -d "client_secret=$ADOBE_CLIENT_SECRET" \\
        -d "jwt_token=$JWT"
      ```

    The answer holds the token, and `expires_in` in milliseconds:

    ```json
    {"access_token": "...", "expires_in": 86399991}
    ```

    The metascope is `ent_dataservices_sdk`.
    """
CURL_AFTER = f"""
    ## Try it at Adobe

    - by hand:

      ```bash
      curl -X POST https://ims-na1.adobelogin.com/ims/token/v3 \\
        -d "client_id=$ADOBE_CLIENT_ID" \\
        -d "client_secret=$ADOBE_CLIENT_SECRET" \\
        -d "grant_type=client_credentials" \\
        -d "scope={NEW}"
      ```

    The answer holds the token, and `expires_in` in seconds:

    ```json
    {{"access_token": "...", "expires_in": 86399}}
    ```

    The scopes are `{NEW}`; compare them with the scopes on the credential's page in the Developer Console.
    """
ROTATION = """
    # Operations

    ## Certificate rotation (yearly, August)

    | when | what |
    | --- | --- |
    | 1 August | upload `certificate_pub.crt` in the Adobe Developer Console under *Service Account (JWT)* |

    ## Backups

    Nightly.
    """
ROTATION_AFTER = """
    # Operations

    ## Client secret rotation

    The OAuth Server-to-Server credential has neither a certificate nor a key, so nothing runs out on a date. Its
    client secret can be rotated at any time:

    1. Add a second client secret to the credential in the Adobe Developer Console; it holds two at most.
    2. Deploy the new secret everywhere, and check that every program signs in with it.
    3. Delete the old secret in the Console. This cannot be undone.

    ## Backups

    Nightly.
    """
DOCUMENTS = {
    "Markdown guide": ("docs/setup.md", SETUP, SETUP_AFTER),
    "block of code in a list": ("README.md", CURL, CURL_AFTER),
    "chapter on the certificate": ("docs/operations.md", ROTATION, ROTATION_AFTER),
    "reStructuredText": (
        "docs/index.rst",
        """
        Adobe credential
        ================

        Choose *Service Account (JWT)* in the Adobe Developer Console::

            curl -X POST https://ims-na1.adobelogin.com/ims/exchange/jwt \\
              -d client_id=$ID -d client_secret=$SECRET -d jwt_token=$JWT
        """,
        f"""
        Adobe credential
        ================

        Choose *OAuth Server-to-Server* in the Adobe Developer Console::

            curl -X POST https://ims-na1.adobelogin.com/ims/token/v3 \\
              -d client_id=$ID -d client_secret=$SECRET -d grant_type=client_credentials -d scope={NEW}
        """,
    ),
    "AsciiDoc": (
        "docs/index.adoc",
        """
        == Adobe credential

        . Choose *Service Account (JWT)* in the Adobe Developer Console.
        . Put `private.key` into `keys/`.

        [source,bash]
        ----
        curl https://ims-na1.adobelogin.com/ims/exchange/jwt -d client_id=$ID -d client_secret=$SECRET -d jwt_token=$JWT
        ----
        """,
        f"""
        == Adobe credential

        . Choose *OAuth Server-to-Server* in the Adobe Developer Console.

        [source,bash]
        ----
        curl https://ims-na1.adobelogin.com/ims/token/v3 -d client_id=$ID -d client_secret=$SECRET -d grant_type=client_credentials -d scope={NEW}
        ----
        """,  # noqa: E501 - one line of a shell
    ),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_new_text(case: str) -> None:
    """Words, steps and code change, the rest stays to the byte, and a second run finds nothing more to say."""
    path, before, after = DOCUMENTS[case]
    result = check_rewritten(before, after, path)
    assert set(result.dispositions().values()) <= {"unsafe", "manual"}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_only_with_a_look(case: str) -> None:
    """Without --unsafe no document is written."""
    path, before, _ = DOCUMENTS[case]
    assert rewrite({path: before}, unsafe=False).plan.files == ()


@pytest.mark.parametrize("case", DOCUMENTS)
def test_line_ends_stay(case: str) -> None:
    """Windows line ends are kept, and none is mixed in."""
    path, before, after = DOCUMENTS[case]
    text = rewrite({path: dedent(before).lstrip("\n").replace("\n", "\r\n")}).files[path]
    assert text.replace("\r\n", "\n") == dedent(after).lstrip("\n")
    assert text.count("\n") == text.count("\r\n")


def test_rows_of_variables() -> None:
    """A table of what has to be set follows the code: the key's row goes, that of the metascopes is renamed."""
    table = """
        # Sync to Adobe: Service Account (JWT)

        | variable | meaning |
        | --- | --- |
        | `ADOBE_CLIENT_ID` | client ID |
        | `ADOBE_META_SCOPES` | metascopes |
        | `ADOBE_PRIVATE_KEY` | the private key |
        """
    after = f"""
        # Sync to Adobe: OAuth Server-to-Server

        | variable | meaning |
        | --- | --- |
        | `ADOBE_CLIENT_ID` | client ID |
        | `ADOBE_SCOPES` | Scopes, comma separated, for example `{NEW}` |
        """
    result = rewrite({"sync.py": PROGRAM, "README.md": table})
    assert result.files["README.md"] == dedent(after).lstrip("\n")
    kept = rewrite({"sync.py": PROGRAM, "a.py": "def f(c):\n    return c['ADOBE_PRIVATE_KEY']\n", "README.md": table})
    assert "ADOBE_PRIVATE_KEY" in kept.files["README.md"]


def test_samples_of_configuration() -> None:
    """A block of settings follows the code, like the file that it shows."""
    text = """
        # Sync to Adobe: Service Account (JWT)

        1. Put this into `.env`:

           ```dotenv
           ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
           ADOBE_META_SCOPES=ent_dataservices_sdk
           ADOBE_PRIVATE_KEY=private.key
           ```
        """
    after = f"""
        # Sync to Adobe: OAuth Server-to-Server

        1. Put this into `.env`:

           ```dotenv
           ADOBE_CLIENT_ID=5f1c0a7be94d4c2f8a3b6d90e12f7c44
           ADOBE_SCOPES={NEW}
           ```
        """
    result = rewrite({"sync.py": PROGRAM, "README.md": text})
    assert result.files["README.md"] == dedent(after).lstrip("\n")
    kept = rewrite({"README.md": text}).files["README.md"]
    assert "ADOBE_PRIVATE_KEY=private.key" in kept


@pytest.mark.parametrize("path", ["CHANGELOG.md", "docs/adr/0004-jwt.md", "HISTORY.rst", "docs/migration.md"])
def test_what_tells_of_the_past_stays(path: str) -> None:
    """A change log and a decision say what was true then."""
    check_kept("Adobe: choose Service Account (JWT) in the Developer Console, then exchange the JWT.\n", path)


def test_other_products_stay() -> None:
    """Service accounts of others, and words about tokens in general."""
    check_kept("Create a Google service account and download its private key.\n", "README.md")
    check_kept("Adobe IMS: you need the private key of the certificate, not the public one.\n", "README.md")
    check_kept("Our sessions are JWT based; keep `private.key` out of the image.\n", "README.md")


def test_nothing_is_told_while_the_program_still_signs() -> None:
    """A guide says what the program does: where that has to be changed by hand, the guide waits."""
    stuck = PROGRAM.replace("data=data", "data=make(data)").replace('"jwt_token": assertion', "**other(assertion)")
    path, before, _ = DOCUMENTS["Markdown guide"]
    assert rewrite({"sync.py": stuck, path: before}).files[path] == dedent(before).lstrip("\n")


def test_configuration_in_a_document_follows() -> None:
    """A sample of an SDK's configuration file shows the keys that the new sign-in reads."""
    text = """
        # Reports

        ```json
        {
          "org_id": "D4B@AdobeOrg",
          "client_id": "4a1c",
          "tech_id": "9F1@techacct.adobe.com",
          "secret": "x",
          "pathToKey": "private.key"
        }
        ```
        """
    rewritten = rewrite({"README.md": text}).files["README.md"]
    assert '"scopes": "openid,AdobeID,read_organizations"' in rewritten
    assert "tech_id" not in rewritten
    assert "pathToKey" not in rewritten
