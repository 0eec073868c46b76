"""Prints the mails of the users."""

import umapi_client

from account import load

directory = umapi_client.Connection(load("account.json")["org_id"], auth_dict=load("account.json"))
for user in umapi_client.UsersQuery(directory):
    print(user["email"])
