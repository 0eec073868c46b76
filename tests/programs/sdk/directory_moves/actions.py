"""What is done with people and groups, shown as it is sent."""

import json

import umapi_client
from umapi_client import GroupTypes, IdentityTypes, IfAlreadyExistsOptions, UserAction, UserGroupAction

KINDS = {"adobe": IdentityTypes.adobeID, "enterprise": IdentityTypes.enterpriseID, "federated": "federatedID"}
PEOPLE = [
    {"kind": "federated", "mail": "ada@acme.example", "name": "ada.l", "domain": "people.acme.example"},
    {"kind": "federated", "mail": "bob@acme.example", "name": "b.bert", "domain": None},
    {"kind": "federated", "mail": "cid@acme.example", "name": "cid@acme.example", "domain": "acme.example"},
    {"kind": "federated", "mail": "dot@acme.example", "name": "d@other.example", "domain": ""},
    {"kind": "enterprise", "mail": "eve@acme.example", "name": None, "domain": None},
    {"kind": "adobe", "mail": "fay@acme.example", "name": "fay@acme.example", "domain": None},
]


def joined(person, groups=None):
    action = UserAction(KINDS[person["kind"]], person["mail"], requestID="7")
    action.create("Ada", last_name="Lovelace", country="DE", on_conflict=IfAlreadyExistsOptions.updateIfAlreadyExists)
    action.add_to_groups(groups).add_to_groups(["Stock"], group_type=GroupTypes.product)
    return action


def named(person):
    action = UserAction(IdentityTypes.federatedID, person["mail"], person["name"], person["domain"])
    return action.create(last_name="Lovelace", email=person["mail"])


def renamed(person):
    user = umapi_client.UserAction(
        id_type=umapi_client.IdentityTypes.federatedID,
        username=person["name"],
        domain=person["domain"],
        email=person["mail"],
    )
    user.update(first_name="A.", username="new.name")
    return user


def promoted(mail):
    return UserAction(email=mail).add_role(groups=["Admins"], role_type="productAdmin").remove_role(["Old"])


def left(mail):
    action = UserAction("enterpriseID", email=mail).remove_from_groups(all_groups=True)
    action.remove_from_groups(["Print"], False, "productConfiguration")
    action.remove_from_organization(delete_account=True)
    return action


def team(name):
    group = UserGroupAction(group_name=name).create(description="all of them")
    group.add_to_products(all_products=True).remove_from_products(products=["XD"]).add_users(users=["a@acme.example"])
    return group


def everything():
    actions = {}
    for person in PEOPLE:
        actions[person["mail"]] = joined(person)
        if person["kind"] == "federated":
            actions["named " + person["mail"]] = named(person)
            actions["renamed " + person["mail"]] = renamed(person)
    actions["promoted"] = promoted("gil@acme.example")
    actions["left"] = left("hal@acme.example")
    actions["everywhere"] = UserAction(email="ida@acme.example").add_to_groups(all_groups=True)
    actions["team"] = team("Designers")
    return actions


if __name__ == "__main__":
    for title, one in everything().items():
        print(title, json.dumps(one.wire_dict(), sort_keys=True), len(one.execution_errors()))
