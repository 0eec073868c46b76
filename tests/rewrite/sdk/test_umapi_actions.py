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
    "arguments by place": (
        """
        action = umapi_client.UserAction("enterpriseID", mail, requestID=at)
        connection.execute_single(action.create("Ada", "Lovelace", "DE"))
        """,
        """
        action = umapi_client.UserAction(user=mail, requestID=at)
        connection.execute_single(action.create(firstname="Ada", lastname="Lovelace", country="DE", email=mail, id_type="enterpriseID"))
        """,  # noqa: E501 - as it is written
    ),
    "a user name, and a domain": (
        """
        action = umapi_client.UserAction(id_type="federatedID", username=user["name"], domain=user["domain"])
        connection.execute_single(action.update(last_name=last))
        """,
        """
        action = umapi_client.UserAction(user=user["name"], domain=None if "@" in user["name"] else user["domain"])
        connection.execute_single(action.update(lastname=last))
        """,
    ),
    "a user name, or else an e-mail": (
        """
        def rename(name, mail):
            connection.execute_single(
                umapi_client.UserAction(id_type="federatedID", email=mail, username=name).update(username="ada")
            )
        """,
        """
        def rename(name, mail):
            connection.execute_single(
                umapi_client.UserAction(user=name or mail, domain=None if "@" in (name or mail) else mail.partition("@")[2]).update(username="ada")
            )
        """,  # noqa: E501 - as it is written
    ),
    "a user name in the text": (
        """
        first = umapi_client.UserAction("federatedID", username="ada.l", email="ada@acme.example")
        second = umapi_client.UserAction("federatedID", username="bob@acme.example", domain="acme.example")
        connection.execute_multiple([first, second])
        """,
        """
        first = umapi_client.UserAction(user="ada.l", domain="acme.example")
        second = umapi_client.UserAction(user="bob@acme.example")
        connection.execute_multiple([first, second])
        """,
    ),
    "a type that is known when it runs": (
        """
        action = umapi_client.UserAction(id_type=kind, email=mail)
        connection.execute_single(action.create())
        """,
        """
        action = umapi_client.UserAction(user=mail, use_adobe_id=kind in ("adobeID", umapi_client.IdentityType.adobeID))
        connection.execute_single(action.create(email=mail, id_type=kind))
        """,
    ),
    "types of groups, and all groups": (
        """
        action = umapi_client.UserAction("federatedID", mail).add_to_groups(groups, group_type="product")
        action.remove_from_groups([group], False, umapi_client.GroupTypes.usergroup).add_to_groups(all_groups=True)
        action.add_to_groups(groups=[group], group_type=umapi_client.GroupTypes.group)
        """,
        """
        action = umapi_client.UserAction(user=mail).append(add={"product": list(groups)})
        action.append(remove={"usergroup": [group]}).append(add="all")
        action.add_to_groups(groups=[group])
        """,
    ),
    "roles": (
        """
        action = umapi_client.UserAction("federatedID", mail).add_role(groups=["admins"])
        action.remove_role([group], role_type=umapi_client.RoleTypes.productAdmin)
        """,
        """
        action = umapi_client.UserAction(user=mail).append(addRoles={"admin": ["admins"]})
        action.append(removeRoles={"productAdmin": [group]})
        """,
    ),
    "groups and queries": (
        """
        umapi_client.UserGroupAction(group_name=group).add_to_products(all_products=True).add_users(users)
        found = umapi_client.UserQuery(connection, email=mail).result()
        every = list(umapi_client.UserGroupsQuery(connection))
        """,
        """
        umapi_client.GroupAction(group_name=group).append(add="all").add_users(users)
        found = umapi_client.UserQuery(connection, user_string=mail).result()
        every = list(umapi_client.QueryMultiple(connection, object_type="user-group"))
        """,
    ),
    "actions that are kept": (
        """
        actions = {}
        for mail in mails:
            action = umapi_client.UserAction("federatedID", email=mail)
            action.update(first_name=names[mail])
            actions[mail] = action
        failed = [mail for mail, action in actions.items() if action.execution_errors()]
        """,
        """
        actions = {}
        for mail in mails:
            action = umapi_client.UserAction(user=mail)
            action.update(firstname=names[mail])
            actions[mail] = action
        failed = [mail for mail, action in actions.items() if action.execution_errors()]
        """,
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            """
            from umapi_client import GroupTypes, IdentityTypes, UserAction
            connection.execute_single(
                UserAction(IdentityTypes.federatedID, email=mail).add_to_groups([one], group_type=GroupTypes.product)
            )
            """,
            """
            from umapi_client import IdentityType, UserAction
            connection.execute_single(
                UserAction(user=mail).append(add={"product": [one]})
            )
            """,
        ),
        (
            """
            from umapi_client import UserAction
            connection.execute_single(UserAction(kind, email=mail))
            """,
            """
            from umapi_client import UserAction, IdentityType
            connection.execute_single(UserAction(user=mail, use_adobe_id=kind in ("adobeID", IdentityType.adobeID)))
            """,
        ),
        (
            """
            from umapi_client import GroupTypes
            umapi_client.UserAction(email=mail).add_to_groups(groups, False, GroupTypes.usergroup)
            """,
            """
            umapi_client.UserAction(user=mail, use_adobe_id=True).append(add={"usergroup": list(groups)})
            """,
        ),
    ],
)
def test_names_that_are_imported(before: str, after: str) -> None:
    """Under their new name, out where nothing needs them any more, and in where something needs them now."""
    result = rewrite({"sync.py": f"import umapi_client\n{_CONNECT.strip()}\n{dedent(before)}"})
    assert result.files["sync.py"].endswith(f")\n{dedent(after)}")
    assert set(result.dispositions().values()) == {"safe"}


def test_what_feeds_an_action_goes_on_feeding_it() -> None:
    """A parameter that is one of two now is given as before."""
    text = (
        "import umapi_client\n"
        + _CONNECT
        + "\n\ndef rename(name=None, mail=None):\n"
        + '    connection.execute_single(umapi_client.UserAction("federatedID", email=mail, username=name))\n\n\n'
        + 'rename(name="ada.l", mail="ada@acme.example")\n'
    )
    after = rewrite({"sync.py": text}).files["sync.py"]
    assert "def rename(name=None, mail=None):" in after
    assert after.endswith('rename(name="ada.l", mail="ada@acme.example")\n')


@pytest.mark.parametrize(
    ("use", "told"),
    [
        ('umapi_client.UserAction("adobeID", mail, name)', "sync.py:7: 2.x refuses a user name beside another e-mail"),
        ("umapi_client.UserAction(kind, mail, name)", "sync.py:7: 2.x refuses a user name beside another e-mail"),
        ("class Ours(umapi_client.UserAction): pass", "sync.py:7 hands on UserAction"),
        ("make(umapi_client.UserAction)", "sync.py:7 hands on UserAction"),
        (
            'remember(umapi_client.UserAction("federatedID", mail))\nfound.update(country="DE")',
            "sync.py:8 updates the country of a user",
        ),
        ("umapi_client.UserAction(**user)", "sync.py:7 makes a UserAction of what is not followed"),
        (
            'umapi_client.UserAction("federatedID", email=ask(), username=name)',
            "sync.py:7 works out the user in the call",
        ),
        ("action = umapi_client.UserAction(email=mail)\nprint(action.domain)", "sync.py:8 reads action.domain"),
        ('action = umapi_client.UserAction(email=mail)\ngetattr(action, "update")()', "sync.py:8 looks up a method"),
        ('umapi_client.UserAction(email=mail).update(country="DE")', "sync.py:7 updates the country of a user"),
        (
            "umapi_client.UserAction(email=mail).add_to_groups(groups, group_type=kind)",
            "sync.py:7 gives a type of group",
        ),
        ("umapi_client.UserAction(email=mail).add_role(groups)", "sync.py:7: 3.0 does not divide a role"),
        (
            "umapi_client.UserAction(email=mail).add_role(groups, kind)",
            "sync.py:7 gives a role that is known when it runs",
        ),
        ("remember(umapi_client.UserAction(email=mail))\nfound().create()", "sync.py:8 creates a user whose action"),
        (
            "umapi_client.UserAction(email=mail).create(**user)",
            "sync.py:7 calls create with arguments that are unpacked",
        ),
        ('umapi_client.UsersQuery(connection, identity_type="adobeID")', "sync.py:7 asks for users of one type"),
        (
            "print(list(umapi_client.RoleTypes))",
            "sync.py:7 uses RoleTypes, which umapi-client 3 has changed or dropped",
        ),
        ("from umapi_client import RoleTypes as Roles", "sync.py:7 uses RoleTypes, which umapi-client 3 has changed"),
    ],
)
def test_what_is_not_followed_is_told_at_its_line(use: str, told: str) -> None:
    """And the rewrite of the sign-in is not called safe."""
    result = rewrite({"sync.py": f"import umapi_client\n{_CONNECT.strip()}\n\n{use}\n"})
    assert any(told in note for note in result.plan.notes), result.plan.notes
    assert "unsafe" in result.dispositions().values()


def test_the_class_as_a_type_needs_no_look() -> None:
    """In an annotation, or where something is asked for its class."""
    text = (
        "import umapi_client\n"
        + _CONNECT
        + "\n\ndef push(action: umapi_client.UserAction):\n"
        + "    if isinstance(action, umapi_client.UserAction):\n        connection.execute_single(action)\n"
    )
    result = rewrite({"sync.py": text})
    assert result.files["sync.py"].endswith(text.rpartition(")\n\n\n")[2])
    assert set(result.dispositions().values()) == {"safe"}


def test_what_other_things_are_called_stays() -> None:
    """A dict that is updated, a row that is created, an action of version 3."""
    text = (
        "from umapi_client import Connection, JWTAuth, UserAction\n\n"
        'auth = JWTAuth("D4B@AdobeOrg", "4a1c", "x", "9F1", key)\n'
        'Connection("D4B@AdobeOrg", auth).execute_single(UserAction("a@acme.example").create(email="a@acme.example"))\n'
        "Row.objects.create(email=mail)\nusers.update(email=mail)\n"
    )
    after = rewrite({"sync.py": text}).files["sync.py"]
    assert after.partition("\n\n")[2] == text.partition("\n\n")[2].replace("JWTAuth", "OAuthS2S").replace(
        '"D4B@AdobeOrg", "4a1c", "x", "9F1", key', '"4a1c", "x"'
    )


def test_a_call_in_a_file_of_its_own_is_told() -> None:
    """It gets an action of a file that makes one; a row of a table is none."""
    connect = f"import umapi_client\nimport steps\n{_CONNECT}\nsteps.finish(umapi_client.UserAction(email=mail))\n"
    result = rewrite(
        {
            "sync.py": connect,
            "steps.py": "def finish(action):\n    return action.create(country='DE')\n",
            "rows.py": "def add(table, mail):\n    return table.objects.create(email=mail)\n",
        }
    )
    cautions = " ".join(result.plan.notes)
    assert "steps.py:2 creates a user whose action is made elsewhere" in cautions
    assert "rows.py" not in cautions
