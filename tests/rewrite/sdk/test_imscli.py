"""The command line of imscli signs in with client credentials."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten


def test_subcommand_options_and_variable() -> None:
    """The subcommand, the scopes in place of the metascopes, and nothing of key and account, in both spellings."""
    result = check_rewritten(
        r"""
        #!/bin/sh
        export IMS_PRIVATEKEY=keys/private.key
        token=$(imscli authorize jwt \
          --clientID "$CLIENT_ID" --clientSecret "$CLIENT_SECRET" \
          --privateKey keys/private.key --account "$ACCOUNT" --metascopes ent_cloudmgr_sdk \
          --organization "$ORG")
        imscli authz jwt -k private.key -A "$ACCOUNT" -m=ent_user_sdk > token
        """,
        r"""
        #!/bin/sh
        token=$(imscli authorize client \
          --clientID "$CLIENT_ID" --clientSecret "$CLIENT_SECRET" --scopes openid,AdobeID,read_organizations \
          --organization "$ORG")
        imscli authz client --scopes=openid,AdobeID,read_organizations > token
        """,
        "token.sh",
    )
    assert set(result.dispositions().values()) == {"unsafe"}


def test_other_flows_are_kept() -> None:
    """A service token and client credentials are no JWT."""
    check_kept("#!/bin/sh\nimscli authorize service --clientID x\nimscli authorize client --clientID x\n", "token.sh")
