"""Python: what a module offers goes when nothing asks it for it, by whatever name the module is called."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, rewrite

_SETTINGS = """
import os

ORG_ID = "5E6F708192031425@AdobeOrg"
TECH_ID = "920314255E6F7081@techacct.adobe.com"
CLIENT_ID = "3b4c5d6e7f8091a2b3c4d5e6f7081920"
SECRET = os.environ["ADOBE_SECRET"]
KEY = os.environ["ADOBE_KEY"]
"""
_SETTINGS_AFTER = """
import os

CLIENT_ID = "3b4c5d6e7f8091a2b3c4d5e6f7081920"
SECRET = os.environ["ADOBE_SECRET"]
"""
_LOGIN = """
import jwt
import requests

{imported}


def login():
    claims = {{"iss": {s}.ORG_ID, "sub": {s}.TECH_ID, "aud": "https://ims-na1.adobelogin.com/c/" + {s}.CLIENT_ID}}
    token = jwt.encode(claims, {s}.KEY, algorithm="RS256")
    return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={{
        "client_id": {s}.CLIENT_ID, "client_secret": {s}.SECRET, "jwt_token": token,
    }}).json()
"""
_IMPORTS = {
    "import app.settings as conf": "conf",
    "from app import settings as conf": "conf",
    "from . import settings": "settings",
    "from app import settings": "settings",
}


@pytest.mark.parametrize("imported", _IMPORTS)
def test_constants_go_by_any_name_of_their_module(imported: str) -> None:
    """Those of client ID and secret, which the request reads by the same name, stay."""
    login = _LOGIN.format(imported=imported, s=_IMPORTS[imported])
    result = rewrite({"app/settings.py": _SETTINGS, "app/login.py": login}, unsafe=False)
    assert result.files["app/settings.py"] == _SETTINGS_AFTER.lstrip("\n")
    assert rewrite(result.files).plan.files == ()


def test_a_constant_that_another_module_reads_stays() -> None:
    """Under a name of its own."""
    login = _LOGIN.format(imported="import settings", s="settings")
    other = "import settings as conf\n\nupload(conf.KEY, conf.ORG_ID)\n"
    result = rewrite({"settings.py": _SETTINGS, "login.py": login, "other.py": other})
    assert "KEY = " in result.files["settings.py"]
    assert "ORG_ID = " in result.files["settings.py"]
    assert "TECH_ID" not in result.files["settings.py"]


def test_constants_that_only_an_sdk_was_given_go() -> None:
    """The rewrite of the call takes them out of the other file, and nothing else reads them."""
    audit = """
    import launchpy as lp

    import settings as conf

    lp.configure(
        org_id=conf.ORG_ID,
        tech_id=conf.TECH_ID,
        secret=conf.SECRET,
        client_id=conf.CLIENT_ID,
        path_to_key=conf.KEY,
        scope=conf.SCOPE,
    )
    """
    settings = _SETTINGS + 'SCOPE = "https://ims-na1.adobelogin.com/s/ent_reactor_admin_sdk"\n'
    after = rewrite({"settings.py": settings, "audit.py": audit}).files["settings.py"]
    assert "TECH_ID" not in after
    assert "KEY" not in after
    assert "SCOPE" not in after
    assert 'ORG_ID = "5E6F708192031425@AdobeOrg"\n' in after


def test_settings_without_a_sign_in_are_kept() -> None:
    """Whatever they are called."""
    check_kept(_SETTINGS, "settings.py")


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("from settings import *\n\nupload(KEY, ORG_ID)\n", {"KEY", "ORG_ID"}),
        ('import settings\n\nupload(getattr(settings, "ORG_ID", None))\n', {"ORG_ID"}),
        ("from settings import *\n\nORG_ID = 'mine'\nupload(ORG_ID)\n", set()),
    ],
)
def test_names_that_are_taken_all_at_once(other: str, kept: set[str]) -> None:
    """`from settings import *` gives a file every name that it does not bind itself; so does `getattr` one."""
    login = _LOGIN.format(imported="from settings import *", s="_").replace("_.", "")
    result = rewrite({"settings.py": _SETTINGS, "login.py": login, "other.py": other})
    left = {line.partition(" ")[0] for line in result.files["settings.py"].splitlines() if " = " in line}
    assert left == {"CLIENT_ID", "SECRET", *kept}
    assert "client_credentials" in result.files["login.py"]
