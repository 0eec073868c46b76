"""R packages take the type s2s, and nothing of the key."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, check_tree


def test_type_of_the_session() -> None:
    """By position and by name, with and without the package in front; the variable of the key goes."""
    result = check_tree(
        {
            "report.R": """
                library(adobeanalyticsr)
                library(cjar)

                Sys.setenv(AW_PRIVATE_KEY = "keys/private.key")
                Sys.setenv(AW_CLIENT_ID = "4a1c", AW_PRIVATE_KEY = "keys/private.key")
                aw_auth_with("jwt")
                aw_auth()
                adobeanalyticsr::aw_auth(type = 'jwt')
                cjar::cja_auth(type = "jwt")
                """,
            "DESCRIPTION": """
                Package: reports
                Imports:
                    adobeanalyticsr (>= 0.3.0),
                    cjar (< 0.2)
                """,
            ".Renviron": "AW_AUTH_FILE=aw.json\nAW_PRIVATE_KEY=keys/private.key\n",
        },
        {
            "report.R": """
                library(adobeanalyticsr)
                library(cjar)

                Sys.setenv(AW_CLIENT_ID = "4a1c")
                aw_auth_with("s2s")
                aw_auth()
                adobeanalyticsr::aw_auth(type = 's2s')
                cjar::cja_auth(type = "s2s")
                """,
            "DESCRIPTION": """
                Package: reports
                Imports:
                    adobeanalyticsr (>= 0.5.0),
                    cjar (>= 0.2.0)
                """,
            ".Renviron": "AW_AUTH_FILE=aw.json\n",
        },
    )
    assert result.dispositions()["sdk-usage"] == "unsafe"


def test_direct_call() -> None:
    """The function of the type, without the key."""
    check_rewritten(
        'library(adobeanalyticsr)\nauth_jwt(file = "aw.json", private_key = "private.key")\n',
        'library(adobeanalyticsr)\nauth_s2s(file = "aw.json")\n',
        "report.R",
    )


def test_other_types_are_kept() -> None:
    """Server-to-Server and the user's own login."""
    check_kept('library(adobeanalyticsr)\naw_auth_with("s2s")\naw_auth("oauth")\n', "report.R")
