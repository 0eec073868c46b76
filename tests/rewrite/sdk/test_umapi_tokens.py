"""`umapi_client.auth` of 2.x: what was made of an assertion step by step becomes OAuthS2S."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite


def test_three_steps_become_one() -> None:
    """The file that was opened for the key goes with it, and the options of the connection follow."""
    result = check_rewritten(
        """
        import umapi_client
        from umapi_client.auth import JWT, AccessRequest, Auth

        def connect(config):
            with open(config["key_file"]) as source:
                jwt = JWT(config["org"], config["tech"], config["host"], config["key"], source)
            token = AccessRequest("https://ims.example/ims/exchange/jwt", config["key"], config["secret"], jwt())
            auth = Auth(config["key"], token())
            return umapi_client.Connection(
                org_id=config["org"], auth=auth, user_management_endpoint="https://u.example", logger=None
            )
        """,
        """
        import umapi_client
        from umapi_client.auth import OAuthS2S

        def connect(config):
            auth = OAuthS2S(client_id=config["key"], client_secret=config["secret"], auth_host=config["host"])
            return umapi_client.Connection(
                org_id=config["org"], auth=auth, endpoint="https://u.example"
            )
        """,
        "connect.py",
    )
    assert set(result.dispositions().values()) == {"safe"}
    assert any("It logs as umapi_client.connection, and takes no logger." in note for note in result.plan.notes)


def test_one_inside_the_other() -> None:
    """Without names, by the module, with an address that is kept apart, and a certificate that is not checked."""
    check_rewritten(
        """
        import umapi_client.auth

        ADDRESS = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


        def signed(org, tech, key, secret, verify):
            jwt = umapi_client.auth.JWT(org, tech, "ims-na1.adobelogin.com", key, open("private.key"))()
            return umapi_client.auth.Auth(key, umapi_client.auth.AccessRequest(ADDRESS, key, secret, jwt, verify)())


        print(signed("D4B@AdobeOrg", "9F1", "4a1c", "x", False))
        """,
        """
        import umapi_client.auth


        def signed(key, secret, verify):
            return umapi_client.auth.OAuthS2S(client_id=key, client_secret=secret, ssl_verify=verify)


        print(signed("4a1c", "x", False))
        """,
        "connect.py",
    )


@pytest.mark.parametrize(
    "rest",
    [
        "print(token())\nauth = Auth(key, token())",
        "auth = Auth(key, kept())",
        "auth = Auth(key, token)",
        "keep(token)\nauth = Auth(key, token())",
    ],
)
def test_steps_that_something_else_uses_stay(rest: str) -> None:
    """A token that is shown, one from elsewhere, one that was not asked for, an instance that is handed on."""
    text = (
        "from umapi_client import Connection\nfrom umapi_client.auth import JWT, AccessRequest, Auth\n\n"
        'jwt = JWT(org, tech, host, key, open("private.key"))\n'
        'token = AccessRequest("https://" + host + "/ims/exchange/jwt", key, secret, jwt())\n'
        f"{rest}\nconnection = Connection(org, auth=auth, timeout_seconds=3)\n"
    )
    result = rewrite({"connect.py": text})
    assert result.files["connect.py"] == text
    assert any("The request that goes to this address was not found" in note for note in result.plan.notes)


def test_what_3_has_is_kept() -> None:
    """Nothing to do."""
    check_kept("from umapi_client.auth import OAuthS2S\n\nauth = OAuthS2S(key, secret)\n", "connect.py")
