"""Gives the users of a list their new e-mail; lists who there is where no list is given."""

import json
import os

from umapi_client import Connection, IdentityTypes, UserAction, UsersQuery


def connect(settings):
    directory = settings["directory"]
    with open(directory["priv_key_path"]) as file:
        directory["private_key_data"] = file.read()
    return Connection(org_id=directory["org_id"], auth_dict=directory, test_mode=True)


def rename(connection, people):
    actions = {}
    for username, email, new_email in people:
        action = UserAction(id_type=IdentityTypes.federatedID, username=username, email=email)
        action.update(email=new_email)
        actions[email] = action
        connection.execute_single(action)
    return {email: one.wire_dict() for email, one in actions.items() if not one.execution_errors()}


if __name__ == "__main__":
    with open("settings.json") as file:
        directory = connect(json.load(file))
    for user in UsersQuery(directory):
        print(user["email"])
    if "RENAME" in os.environ:
        print(rename(directory, json.loads(os.environ["RENAME"])))
