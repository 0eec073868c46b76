"""Files that were opened for the key alone."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten


def test_block_around_the_sign_in_is_unwrapped() -> None:
    """Nothing reads the file any more: it is not opened, and its path goes with it."""
    check_rewritten(
        """
        import os
        from umapi_client import Connection, JWTAuth

        key_file = os.environ["KEY_FILE"]
        with open(key_file) as handle:
            auth = JWTAuth(
                "D4B@AdobeOrg", "4a1c", "x", "9F1@techacct.adobe.com", handle.read()
            )
            conn = Connection(org_id="D4B@AdobeOrg", auth=auth)
        """,
        """
        from umapi_client import Connection, OAuthS2S

        auth = OAuthS2S(
            "4a1c", "x"
        )
        conn = Connection(org_id="D4B@AdobeOrg", auth=auth)
        """,
        "sync.py",
    )


def test_file_that_is_still_read_is_kept() -> None:
    """What else reads it keeps it open."""
    check_rewritten(
        """
        import json
        import aepp

        with open("settings.json") as handle:
            settings = json.load(handle)
            aepp.configure(org_id=settings["o"], client_id="4", secret="x", tech_id="9", private_key=settings["key"])
        """,
        """
        import json
        import aepp

        with open("settings.json") as handle:
            settings = json.load(handle)
            aepp.configure(org_id=settings["o"], client_id="4", secret="x", scopes="openid,AdobeID,read_organizations")
        """,
        "report.py",
    )


def test_other_blocks_are_kept() -> None:
    """A program without the old sign-in is not touched."""
    check_kept('with open("a.txt") as handle:\n    print("nothing read")\n', "a.py")
