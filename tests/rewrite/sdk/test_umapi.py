"""umapi_client: the dict of 2.x and the class of 3.0 become OAuthS2S."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, check_tree, rewrite


def test_auth_dict_becomes_oauth() -> None:
    """The dict keeps what OAuth needs, options get their names of 3.0, and the manifest follows."""
    result = check_tree(
        {
            "sync.py": """
                import os

                import umapi_client

                auth = {
                    "tech_acct_id": os.environ["UMAPI_TECH_ACCT"],
                    "api_key": os.environ["UMAPI_KEY"],
                    "client_secret": os.environ["UMAPI_SECRET"],
                    "private_key_file": os.environ["UMAPI_KEY_FILE"],
                }
                conn = umapi_client.Connection(org_id=os.environ["UMAPI_ORG"], auth_dict=auth, timeout_seconds=30)
                """,
            "requirements.txt": "umapi-client==2.22\n",
        },
        {
            "sync.py": """
                import os

                import umapi_client

                auth = {
                    "api_key": os.environ["UMAPI_KEY"],
                    "client_secret": os.environ["UMAPI_SECRET"],
                }
                conn = umapi_client.Connection(org_id=os.environ["UMAPI_ORG"], auth=umapi_client.OAuthS2S(client_id=auth["api_key"], client_secret=auth["client_secret"]), timeout=30)
                """,  # noqa: E501 - as it is written
            "requirements.txt": "umapi-client==3.0.1\n",
        },
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_inline_dict_and_import() -> None:
    """The values move into the new class, which is imported beside the old names; the default host may stay."""
    check_rewritten(
        """
        from umapi_client import Connection, UsersQuery

        conn = Connection(
            org_id="D4B@AdobeOrg",
            auth_dict={
                "tech_acct_id": "9F1@techacct.adobe.com",
                "api_key": "4a1c",
                "client_secret": "x",
                "private_key_data": open("private.key").read(),
            },
            ims_host="ims-na1.adobelogin.com",
        )
        """,
        """
        from umapi_client import Connection, UsersQuery, OAuthS2S

        conn = Connection(
            org_id="D4B@AdobeOrg",
            auth=OAuthS2S(client_id="4a1c", client_secret="x", auth_host="ims-na1.adobelogin.com"),
        )
        """,
        "sync.py",
    )


def test_other_names_and_another_literal() -> None:
    """A class under another name, and a dict that is called together."""
    check_rewritten(
        """
        from umapi_client import Connection as Conn

        conn = Conn(org_id="D4B@AdobeOrg", auth_dict=dict(api_key="4a1c", client_secret="x", private_key_file="p.key"))
        """,
        """
        from umapi_client import Connection as Conn, OAuthS2S

        conn = Conn(org_id="D4B@AdobeOrg", auth=OAuthS2S(client_id="4a1c", client_secret="x"))
        """,
        "sync.py",
    )


def test_jwt_auth_becomes_oauth() -> None:
    """The class of 3.0, by name and by position."""
    check_rewritten(
        """
        from umapi_client import Connection, JWTAuth

        key = open("private.key").read()
        first = JWTAuth("D4B@AdobeOrg", "4a1c", "x", "9F1@techacct.adobe.com", key)
        second = JWTAuth(org_id="D4B@AdobeOrg", client_id="4", client_secret="x", tech_acct_id="9", priv_key_data=key)
        connections = [Connection("D4B@AdobeOrg", auth) for auth in (first, second)]
        """,
        """
        from umapi_client import Connection, OAuthS2S

        first = OAuthS2S("4a1c", "x")
        second = OAuthS2S(client_id="4", client_secret="x")
        connections = [Connection("D4B@AdobeOrg", auth) for auth in (first, second)]
        """,
        "sync.py",
    )


def test_other_changes_of_the_version_are_told() -> None:
    """3.0 renames more than the sign-in: code that uses what has changed is not called safe."""
    result = rewrite(
        {
            "sync.py": "import umapi_client\n\n"
            'conn = umapi_client.Connection(org_id="D4B@AdobeOrg", auth_dict={"api_key": "4a1c", "client_secret": "x", '
            '"tech_acct_id": "9F1", "private_key_file": "private.key"})\n',
            "users.py": "import umapi_client\n\nprint(list(umapi_client.GroupTypes))\n",
        }
    )
    cautions = " ".join(one.instruction for one in result.plan.rewrites.values())
    assert "unsafe" in result.dispositions().values()
    assert "users.py:3 uses GroupTypes, which umapi-client 3 has changed or dropped" in cautions


def test_oauth_is_kept() -> None:
    """Nothing to do."""
    check_kept(
        "from umapi_client import Connection, OAuthS2S\n\n"
        'conn = Connection("D4B@AdobeOrg", OAuthS2S(client_id="4a1c", client_secret="x"))\n',
        "sync.py",
    )


_METHOD = """
import os
from dataclasses import dataclass

REQUIRED = ("UMAPI_KEY", "UMAPI_SECRET", "UMAPI_TECH_ACCT")


@dataclass
class Settings:
    key: str
    secret: str
    tech_acct: str

    @classmethod
    def from_env(cls):
        missing = [name for name in REQUIRED if name not in os.environ]
        if missing:
            raise SystemExit("not set: " + ", ".join(missing))
        return cls(
            key=os.environ["UMAPI_KEY"], secret=os.environ["UMAPI_SECRET"], tech_acct=os.environ["UMAPI_TECH_ACCT"]
        )

    def auth(self):
        return {
            "api_key": self.key,
            "client_secret": self.secret,
            "tech_acct_id": self.tech_acct,
            "private_key_file": os.environ.get("UMAPI_KEY_FILE", "private.key"),
        }
"""
_METHOD_AFTER = """
import os
from dataclasses import dataclass

REQUIRED = ("UMAPI_KEY", "UMAPI_SECRET")


@dataclass
class Settings:
    key: str
    secret: str

    @classmethod
    def from_env(cls):
        missing = [name for name in REQUIRED if name not in os.environ]
        if missing:
            raise SystemExit("not set: " + ", ".join(missing))
        return cls(
            key=os.environ["UMAPI_KEY"], secret=os.environ["UMAPI_SECRET"]
        )

    def auth(self):
        return {
            "api_key": self.key,
            "client_secret": self.secret,
        }
"""


def test_a_dict_that_a_method_of_another_file_makes() -> None:
    """It is asked for once, and gives no more than OAuth needs; what only filled it goes, and is not required."""
    connect = "import umapi_client\n\n\ndef connect(settings):\n{}"
    result = check_tree(
        {
            "settings.py": _METHOD,
            "client.py": connect.format(
                '    return umapi_client.Connection(org_id="D4B@AdobeOrg", auth_dict=settings.auth())\n'
            ),
        },
        {
            "settings.py": _METHOD_AFTER,
            "client.py": connect.format(
                "    credentials = settings.auth()\n"
                '    return umapi_client.Connection(org_id="D4B@AdobeOrg", auth=umapi_client.OAuthS2S('
                'client_id=credentials["api_key"], client_secret=credentials["client_secret"]))\n'
            ),
        },
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_a_dict_of_another_one_and_a_field() -> None:
    """What the other holds is taken from it; a field is indexed where it is used, and emptied where it is filled."""
    check_tree(
        {
            "first.py": """
                import umapi_client

                def connect(config, key):
                    return umapi_client.Connection(org_id="D4B@AdobeOrg", auth_dict={**config, "private_key_data": key})
                """,
            "second.py": """
                import os

                import umapi_client

                class Directory:
                    def __init__(self):
                        self.auth = {"api_key": "4a1c", "client_secret": os.environ["SECRET"], "tech_acct_id": "9F1"}
                        self.auth["private_key_file"] = os.environ["KEY_FILE"]

                    def connect(self):
                        return umapi_client.Connection(org_id="D4B@AdobeOrg", auth_dict=self.auth)
                """,
        },
        {
            "first.py": """
                import umapi_client

                def connect(config, key):
                    return umapi_client.Connection(org_id="D4B@AdobeOrg", auth=umapi_client.OAuthS2S(client_id=config["api_key"], client_secret=config["client_secret"]))
                """,  # noqa: E501 - as it is written
            "second.py": """
                import os

                import umapi_client

                class Directory:
                    def __init__(self):
                        self.auth = {"api_key": "4a1c", "client_secret": os.environ["SECRET"]}

                    def connect(self):
                        return umapi_client.Connection(org_id="D4B@AdobeOrg", auth=umapi_client.OAuthS2S(client_id=self.auth["api_key"], client_secret=self.auth["client_secret"]))
                """,  # noqa: E501 - as it is written
        },
    )


def test_a_key_that_something_else_looks_up_stays() -> None:
    """Nothing is taken out of the dict."""
    text = (
        "import umapi_client\n\n\ndef auth():\n"
        '    return {"api_key": "4a1c", "client_secret": "x", "tech_acct_id": "9F1"}\n\n\n'
        'print(auth()["tech_acct_id"], umapi_client.Connection(org_id="D4B@AdobeOrg", auth_dict=auth()))\n'
    )
    assert '"tech_acct_id": "9F1"' in rewrite({"sync.py": text}).files["sync.py"]


_SETTINGS = """
    import json
    import os

    NEEDED = {needed}


    def load(path):
        with open(path) as source:
            auth = json.load(source)
        for key in NEEDED:
            if key not in auth:
                raise SystemExit(key)
    {beside}    return auth
    """
_BESIDE = '    auth["private_key_file"] = os.path.join(os.path.dirname(path), auth["private_key_file"])\n    '
_CONNECTS = """
    import umapi_client
    from settings import load

    auth = load("auth.json")
    connection = umapi_client.Connection(auth["org_id"], {how})
    """
_SIGNS_IN = 'auth=umapi_client.OAuthS2S(client_id=auth["api_key"], client_secret=auth["client_secret"])'


def test_a_key_that_another_file_demands_and_changes_goes() -> None:
    """Only the library looked it up; without `os.path` the import of `os` goes as well."""
    needed = '("org_id", "api_key", "client_secret", "tech_acct_id", "private_key_file")'
    check_tree(
        {
            "settings.py": _SETTINGS.format(needed=needed, beside=_BESIDE),
            "users.py": _CONNECTS.format(how="auth_dict=auth"),
        },
        {
            "settings.py": _SETTINGS.replace("    import os\n", "").format(
                needed='("org_id", "api_key", "client_secret")', beside=""
            ),
            "users.py": _CONNECTS.format(how=_SIGNS_IN),
        },
    )


def test_a_key_that_another_file_needs_itself_stays() -> None:
    """What it checks and finds is still to be there."""
    shown = _BESIDE + '    upload(auth["private_key_file"])\n    '
    text = _SETTINGS.format(needed='["api_key", "private_key_file"]', beside=shown)
    after = rewrite({"settings.py": text, "users.py": _CONNECTS.format(how="auth_dict=auth")}).files["settings.py"]
    assert '["api_key", "private_key_file"]' in after
    assert "os.path.join" in after


def test_what_shows_a_key_and_connects_stays() -> None:
    """The connection is what the program is rewritten for, wherever it is made."""
    text = 'import umapi_client\nprint(auth["tech_acct_id"], umapi_client.Connection(org_id="D4B", auth_dict=auth))\n'
    after = rewrite({"sync.py": text}).files["sync.py"]
    assert "OAuthS2S" in after
    assert 'auth["tech_acct_id"]' in after


def test_a_key_that_is_put_into_a_dict_from_elsewhere() -> None:
    """It goes with what reads it; options by place and unpacked ones get their names of 3.0, unknown ones go."""
    result = check_tree(
        {
            "gate.py": """
                import umapi_client

                def opened(settings, log):
                    account = settings["enterprise"]
                    try:
                        with open(account["priv_key_path"], "r") as source:
                            account["private_key_data"] = source.read()
                    except OSError as problem:
                        raise SystemExit("the key cannot be read: %s" % problem)
                    options = {"timeout_seconds": 30, "retry_max_attempts": 2, "ims_host": settings["ims"]}
                    return umapi_client.Connection(
                        account["org_id"], account, private_key_file_path=account["priv_key_path"], **options
                    )

                def plain(account):
                    return umapi_client.Connection(account["org_id"], account, None, "ims.example", "/jwt", "https://u.example", True)
                """,  # noqa: E501 - seven arguments by place
        },
        {
            "gate.py": """
                import umapi_client

                def opened(settings, log):
                    account = settings["enterprise"]
                    options = {"timeout": 30, "max_retries": 2, "ims_host": settings["ims"]}
                    return umapi_client.Connection(
                        account["org_id"], auth=umapi_client.OAuthS2S(client_id=account["api_key"], client_secret=account["client_secret"], auth_host=options.pop("ims_host", "ims-na1.adobelogin.com")), **options
                    )

                def plain(account):
                    return umapi_client.Connection(account["org_id"], auth=umapi_client.OAuthS2S(client_id=account["api_key"], client_secret=account["client_secret"], auth_host="ims.example"), endpoint="https://u.example", test_mode=True)
                """,  # noqa: E501 - as it is written
        },
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_options_that_are_not_followed_are_told_at_their_line() -> None:
    """Whatever they hold, 3.0 may not take it."""
    text = (
        "import umapi_client\n\n\ndef connect(account, options):\n"
        '    return umapi_client.Connection(account["org_id"], auth_dict=account, **options)\n'
    )
    result = rewrite({"gate.py": text})
    assert result.files["gate.py"] == text
    assert any("gate.py:5 unpacks **options, which is not followed" in note for note in result.plan.notes)


def test_what_is_put_into_a_dict_before_it_is_handed_over() -> None:
    """The key, with the file that was opened for it; what else is put in or done there stays."""
    check_rewritten(
        """
        import umapi_client


        def connect(given, log):
            with open(given["priv_key_path"]) as file:
                given["private_key_data"] = file.read()
            given["client_secret"] = given["secret"].strip()
            with open(log) as file:
                given["tech_acct_id"] = log
                print(file.read())
            return umapi_client.Connection(org_id=given["org_id"], auth_dict=given)
        """,
        """
        import umapi_client


        def connect(given, log):
            given["client_secret"] = given["secret"].strip()
            with open(log) as file:
                print(file.read())
            return umapi_client.Connection(org_id=given["org_id"], auth=umapi_client.OAuthS2S(client_id=given["api_key"], client_secret=given["client_secret"]))
        """,  # noqa: E501 - as it is written
        "connect.py",
    )


def test_an_address_that_is_kept_apart_goes_with_its_option() -> None:
    """The package knows where the grant is sent to."""
    result = check_rewritten(
        """
        import os

        import umapi_client

        EXCHANGE = os.environ.get("IMS_JWT") or "/ims/exchange/jwt/"


        def connect(account):
            return umapi_client.Connection(account["org_id"], auth_dict=account, ims_endpoint_jwt=EXCHANGE)
        """,
        """
        import umapi_client


        def connect(account):
            return umapi_client.Connection(account["org_id"], auth=umapi_client.OAuthS2S(client_id=account["api_key"], client_secret=account["client_secret"]))
        """,  # noqa: E501 - as it is written
        "connect.py",
    )
    assert set(result.dispositions().values()) == {"safe"}


def test_an_address_that_something_else_sends_to_is_told() -> None:
    """What goes there is not known: it is not called safe."""
    result = rewrite(
        {
            "connect.py": """
                import umapi_client

                ADDRESS = "https://ims-na1.adobelogin.com/ims/exchange/jwt"


                def connect(account):
                    return umapi_client.Connection(account["org_id"], auth_dict=account)


                def other(sender, body):
                    return sender.send(ADDRESS, body)
                """
        }
    )
    assert any("connect.py:3 is an address that umapi-client did not need" in note for note in result.plan.notes)
    assert "unsafe" in result.dispositions().values()
