"""`umapi_client.UserAction` is made and called as 3.0 wants it, where the version moves with the sign-in."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_CONNECT = """
connection = umapi_client.Connection(
    org_id="D4B@AdobeOrg",
    auth_dict={"api_key": "4a1c", "client_secret": "x", "tech_acct_id": "9F1", "private_key_file": "private.key"},
)
"""
CASES = {
    "a type as text": (
        """
        action = umapi_client.UserAction(id_type="federatedID", email=user["email"])
        action.remove_from_groups(groups=["All Apps"])
        connection.execute_single(action)
        """,
        """
        action = umapi_client.UserAction(user=user["email"])
        action.remove_from_groups(groups=["All Apps"])
        connection.execute_single(action)
        """,
    ),
    "an Adobe ID by default": (
        """
        connection.execute_single(umapi_client.UserAction(email=mail).add_to_groups([group]))
        """,
        """
        connection.execute_single(umapi_client.UserAction(user=mail, use_adobe_id=True).add_to_groups([group]))
        """,
    ),
    "a username beside the e-mail, kept for later": (
        """
        action = umapi_client.UserAction(id_type="federatedID", username=name, email=row["mail"])
        action.update(email=new)
        actions[name] = action
        connection.execute_single(action)
        if action.execution_errors(): print(name)
        """,
        """
        action = umapi_client.UserAction(user=name or row["mail"], domain=None if "@" in (name or row["mail"]) else row["mail"].partition("@")[2])
        action.update(email=new)
        actions[name] = action
        connection.execute_single(action)
        if action.execution_errors(): print(name)
        """,  # noqa: E501 - as it is written
    ),
    "a new user": (
        """
        user = umapi_client.UserAction(id_type=umapi_client.IdentityTypes.enterpriseID, email=mail)
        user.create(first_name=first, country="DE").add_to_groups(groups=groups)
        connection.execute_multiple([user])
        """,
        """
        user = umapi_client.UserAction(user=mail)
        user.create(firstname=first, country="DE", email=mail, id_type="enterpriseID").add_to_groups(groups=groups)
        connection.execute_multiple([user])
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_goes_over_the_wire_stays_the_same(name: str) -> None:
    """And nothing of it needs a look."""
    before, after = map(dedent, CASES[name])
    result = rewrite({"sync.py": f"import umapi_client\n{_CONNECT}{before}"})
    assert result.files["sync.py"].endswith(after)
    assert set(result.dispositions().values()) == {"safe"}
    assert rewrite(result.files).plan.files == ()


def test_types_that_are_imported() -> None:
    """Under their new name."""
    text = (
        f"import umapi_client\nfrom umapi_client import IdentityTypes, UserAction\n{_CONNECT}"
        "connection.execute_single(UserAction(IdentityTypes.federatedID, email=mail))\n"
    )
    told = rewrite({"sync.py": text})
    assert any("sync.py uses IdentityTypes, UserAction" in note for note in told.plan.notes)
    by_name = rewrite({"sync.py": text.replace("(IdentityTypes", "(id_type=IdentityTypes")})
    assert "import IdentityType, UserAction" in by_name.files["sync.py"]
    assert "UserAction(user=mail)" in by_name.files["sync.py"]


@pytest.mark.parametrize(
    "use",
    [
        'umapi_client.UserAction(email=mail).add_role(groups=["admins"])',
        'umapi_client.UserAction(email=mail).add_to_groups(groups=groups, group_type="product")',
        'umapi_client.UserAction(id_type="federatedID", username=name, domain=domain)',
        'umapi_client.UserAction(id_type="adobeID", username=name, email=mail)',
        'umapi_client.UserAction(id_type="federatedID", username=next(names), email=mail)',
        "remember(umapi_client.UserAction(email=mail))",
        "umapi_client.UserAction(id_type=kind, email=mail)",
        'umapi_client.UserAction(email=mail).create("Ada", "Lovelace")',
    ],
)
def test_what_is_not_followed_needs_a_look(use: str) -> None:
    """A role, a type of group, users without an e-mail or with a name in question, a type or arguments by place."""
    result = rewrite({"sync.py": f"import umapi_client\n{_CONNECT}{use}\n"})
    assert result.files["sync.py"].endswith(f"{use}\n")
    assert any("umapi-client 3 has changed or dropped" in note for note in result.plan.notes)
