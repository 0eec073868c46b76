"""Authenticators of the Meltano SDK: the metascopes go with the claims, which alone read them."""

from __future__ import annotations

from tests.rewrite.harness import check_tree, rewrite

_AUTH = """
    {imports}from singer_sdk.authenticators import OAuthJWTAuthenticator


    class Authenticator(OAuthJWTAuthenticator):
        @property
        def auth_endpoint(self):
            return "https://ims-na1.adobelogin.com/ims/{path}"

    {claims}    @property
        def oauth_request_payload(self):
            return {{
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                {entry},
            }}
    {more}"""
_CLAIMS = """    @property
        def oauth_request_body(self):
            claims = {
                "sub": self.config["technical_account_id"],
                "aud": f"https://ims-na1.adobelogin.com/c/{self.client_id}",
            }
            for scope in self.oauth_scopes:
                claims[f"https://ims-na1.adobelogin.com/s/{scope}"] = True
            return claims

    """
_CLIENT = """
    from auth import Authenticator


    class GroupsStream:
        @property
        def authenticator(self):
            return Authenticator(stream=self{scopes})
    """
_NEW = '"grant_type": "client_credentials",\n                "scope": "openid,AdobeID,read_organizations"'


def _before(more: str = "") -> dict[str, str]:
    old = '"jwt_token": jwt.encode(self.oauth_request_body, self.private_key, "RS256")'
    auth = _AUTH.format(imports="import jwt\n    ", path="exchange/jwt", claims=_CLAIMS, entry=old, more=more)
    return {"auth.py": auth, "client.py": _CLIENT.format(scopes=', oauth_scopes=["ent_user_sdk"]')}


def test_the_scopes_of_an_authenticator_go_with_the_claims() -> None:
    """The form says what is asked for; the SDK does without the argument."""
    result = check_tree(
        _before(),
        {
            "auth.py": _AUTH.format(imports="", path="token/v3", claims="", entry=_NEW, more=""),
            "client.py": _CLIENT.format(scopes=""),
        },
    )
    assert not any("metascope" in note for note in result.plan.notes if note.startswith("have a look"))


def test_scopes_that_something_else_reads_stay_and_are_told() -> None:
    """A log line of another kind goes on to show them: whoever reads it has to say what it is to show."""
    more = "\n        def describe(self):\n            return {'scopes': list(self.oauth_scopes)}\n    "
    result = rewrite(_before(more))
    assert 'oauth_scopes=["ent_user_sdk"]' in result.files["client.py"]
    assert rewrite(_before(more), unsafe=False).plan.files == ()


def test_an_argument_of_a_class_that_is_none_of_the_sdk_stays() -> None:
    """What another library does with its scopes is not known."""
    before = {name: text.replace("singer_sdk", "other_sdk") for name, text in _before().items()}
    assert rewrite(before, unsafe=False).plan.files == ()
    assert 'oauth_scopes=["ent_user_sdk"]' in rewrite(before).files["client.py"]
