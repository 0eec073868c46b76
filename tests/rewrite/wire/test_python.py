"""The request in Python, whatever carries its parameters."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

_ADDRESS = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
_HEAD = "import requests\n\nURL = 'https://ims-na1.adobelogin.com/ims/{path}'\n\n"


def _both(before: str, after: str) -> None:
    """The statement that sends, in a file that names the address."""
    check_rewritten(_HEAD.format(path="exchange/jwt") + before, _HEAD.format(path="token/v3") + after, "ims.py")


def test_a_dict_literal() -> None:
    """The entry becomes two, in the same place and quotes."""
    _both(
        "r = requests.post(URL, data={'client_id': i, 'client_secret': s, 'jwt_token': t})\n",
        "r = requests.post(URL, data={'client_id': i, 'client_secret': s, 'grant_type': 'client_credentials', "
        "'scope': 'openid,AdobeID,read_organizations'})\n",
    )


def test_files_become_data() -> None:
    """`files=` made it multipart; its tuples are unwrapped."""
    _both(
        "r = requests.post(URL, files={\n    'client_id': (None, i),\n    'client_secret': (None, s),\n"
        "    'jwt_token': (None, t),\n})\n",
        "r = requests.post(URL, data={\n    'client_id': i,\n    'client_secret': s,\n"
        "    'grant_type': 'client_credentials',\n    'scope': 'openid,AdobeID,read_organizations',\n})\n",
    )


def test_a_query_becomes_a_body() -> None:
    """Secrets leave the address."""
    _both(
        "p = {'client_id': i, 'client_secret': s, 'jwt_token': t}\nr = requests.post(URL, params=p)\n",
        "p = {'client_id': i, 'client_secret': s, 'grant_type': 'client_credentials', "
        "'scope': 'openid,AdobeID,read_organizations'}\nr = requests.post(URL, data=p)\n",
    )


def test_a_list_of_pairs() -> None:
    """Tuples in a list are entries, too."""
    _both(
        "r = requests.post(URL, data=[('client_id', i), ('client_secret', s), ('jwt_token', t)])\n",
        "r = requests.post(URL, data=[('client_id', i), ('client_secret', s), ('grant_type', 'client_credentials'), "
        "('scope', 'openid,AdobeID,read_organizations')])\n",
    )


def test_a_body_made_of_text() -> None:
    """One parameter of a string is replaced inside the string."""
    _both(
        "r = requests.post(URL, data=f'client_id={i}&client_secret={s}&jwt_token={t}')\n",
        "r = requests.post(URL, data=f'client_id={i}&client_secret={s}&grant_type=client_credentials"
        "&scope=openid,AdobeID,read_organizations')\n",
    )


def test_an_entry_set_afterwards() -> None:
    """A statement that sets the entry becomes two statements."""
    _both(
        "d = {'client_id': i, 'client_secret': s}\nd['jwt_token'] = t\nr = requests.post(URL, data=d)\n",
        "d = {'client_id': i, 'client_secret': s}\nd['grant_type'] = 'client_credentials'\n"
        "d['scope'] = 'openid,AdobeID,read_organizations'\nr = requests.post(URL, data=d)\n",
    )


def test_the_scope_comes_from_where_the_credentials_come_from() -> None:
    """Beside an environment variable of the credential stands one for the scopes, with the proposal as default."""
    check_rewritten(
        f"""
        import os
        import requests

        requests.post("{_ADDRESS}", data={{
            "client_id": os.environ["ACME_CLIENT_ID"],
            "client_secret": os.environ["ACME_CLIENT_SECRET"],
            "jwt_token": token,
        }})
        """,
        """
        import os
        import requests

        requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data={
            "client_id": os.environ["ACME_CLIENT_ID"],
            "client_secret": os.environ["ACME_CLIENT_SECRET"],
            "grant_type": "client_credentials",
            "scope": os.environ.get("ACME_SCOPES", "openid,AdobeID,read_organizations"),
        })
        """,
        "ims.py",
    )


@pytest.mark.parametrize(
    "text",
    [
        "requests.post('https://my.workfront.com/integrations/oauth2/api/v1/jwt/exchange', data={'jwt_token': t})\n",
        "token = jwt.encode({'iss': app_id}, key, algorithm='RS256')\n",
        "requests.post('https://ims-na1.adobelogin.com/ims/token/v3', data={'grant_type': 'client_credentials'})\n",
        "requests.post('https://oauth2.googleapis.com/token', data={'assertion': signed})\n",
        "session['jwt_token'] = create_session_token(user)\n",
    ],
)
def test_other_systems_are_left_alone(text: str) -> None:
    """Workfront, GitHub Apps, Google, sessions, and what is migrated already."""
    check_kept("import jwt\nimport requests\n\n" + text, "other.py")


def test_a_multipart_encoder_in_a_variable() -> None:
    """The encoder becomes the mapping it was given, its content type the one of the new body."""
    _both(
        "from requests_toolbelt import MultipartEncoder\n\n\ndef login(i, s, t):\n"
        "    form = MultipartEncoder(\n        fields={\n            'client_id': i,\n            'client_secret': s,\n"
        "            'jwt_token': t,\n        }\n    )\n"
        "    return requests.post(URL, data=form, headers={'Content-Type': form.content_type})\n",
        "\ndef login(i, s, t):\n"
        "    form = {\n        'client_id': i,\n        'client_secret': s,\n"
        "        'grant_type': 'client_credentials',\n        'scope': 'openid,AdobeID,read_organizations',\n    }\n"
        "    return requests.post(URL, data=form, headers={'Content-Type': 'application/x-www-form-urlencoded'})\n",
    )


def test_what_an_object_keeps_is_no_parameter() -> None:
    """The assertion in an attribute goes; the grant and the scopes stand in the request alone."""
    text = """
    import jwt
    import requests


    class Client:
        def __init__(self, config):
            self.client_id = config["client_id"]
            self.client_secret = config["client_secret"]
            self.jwt_token = self.sign(config["private_key"])
            self.access_token = self.exchange()

        def sign(self, key):
            claims = {"sub": "x@techacct.adobe.com", "aud": "https://ims-na1.adobelogin.com/c/" + self.client_id}
            return jwt.encode(claims, key, algorithm="RS256")

        def exchange(self):
            form = {
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "jwt_token": self.jwt_token,
            }
            return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form).json()["access_token"]
    """
    after = """
    import requests


    class Client:
        def __init__(self, config):
            self.client_id = config["client_id"]
            self.client_secret = config["client_secret"]
            self.access_token = self.exchange()

        def exchange(self):
            form = {
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "grant_type": "client_credentials",
                "scope": "openid,AdobeID,read_organizations",
            }
            return requests.post("https://ims-na1.adobelogin.com/ims/token/v3", data=form).json()["access_token"]
    """
    check_rewritten(text, after, "client.py")


def test_a_parameter_that_a_method_gives() -> None:
    """What the object does to make it does not make it the object's own."""
    text = """
    import os
    import requests


    class Client:
        def login(self):
            form = {"client_id": self.client_id, "client_secret": self.secret}
            form["jwt_token"] = self.assertion
            return self.session.post(os.path.join("https://ims-na1.adobelogin.com", "ims/exchange/jwt"), data=form)
    """
    after = """
    import os
    import requests


    class Client:
        def login(self):
            form = {"client_id": self.client_id, "client_secret": self.secret}
            form["grant_type"] = "client_credentials"
            form["scope"] = "openid,AdobeID,read_organizations"
            return self.session.post(os.path.join("https://ims-na1.adobelogin.com", "ims/token/v3"), data=form)
    """
    check_rewritten(text, after, "client.py")


def test_a_variable_of_the_function_is_no_entry_of_the_form() -> None:
    """A key that is read beside a form that is filled step by step makes no setting of it."""
    after = rewrite(
        {
            "a.py": """
            import jwt
            import requests

            def login(config):
                private_key = open(config["path"]).read()
                form = {"client_id": config["id"], "client_secret": config["secret"]}
                form["jwt_token"] = jwt.encode({"aud": "x"}, private_key, algorithm="RS256")
                return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data=form)
            """
        }
    ).files["a.py"]
    assert 'form["grant_type"] = "client_credentials"' in after
    assert "private_key" not in after


_CLIENT = """
import requests

class Client:
    def post(self, url, {0}):
        return requests.post(url, {1}).json()
"""


@pytest.mark.parametrize(
    ("taken", "given", "disposition"),
    [
        ("params=None", "params=params", "unsafe"),
        ("params=None, data=None", "params=params, data=data", "safe"),
        ("**options", "**options", "safe"),
    ],
)
def test_a_request_that_the_program_sends_itself(taken: str, given: str, disposition: str) -> None:
    """The query becomes the body; a function of the program that has no such parameter is named."""
    login = """
    from client import Client

    def login(client_id, secret, assertion):
        query = {"client_id": client_id, "client_secret": secret, "jwt_token": assertion}
        return Client().post("https://ims-na1.adobelogin.com/ims/exchange/jwt", params=query)["access_token"]
    """
    result = rewrite({"login.py": login, "client.py": _CLIENT.format(taken, given)})
    assert '/ims/token/v3", data=query)' in result.files["login.py"]
    assert set(result.dispositions().values()) == {disposition}
    named = any("client.py: post takes params, and no data" in one.instruction for one in result.plan.rewrites.values())
    assert named == (disposition == "unsafe")
