"""Prints the groups' members, and sends what is to be done."""

import logging
import os
import sys

import umapi_client
import yaml

import actions
import gate

log = logging.getLogger("moves")


def main():
    with open("directory.yml") as source:
        settings = yaml.safe_load(source)
    settings["umapi"]["enterprise"]["client_secret"] = os.environ["UMAPI_SECRET"]
    connection = gate.opened(settings["umapi"], log)
    for user in umapi_client.UsersQuery(connection, in_domain="acme.example"):
        print(user["email"])
    if "--send" in sys.argv:
        connection.execute_multiple(list(actions.everything().values()))


if __name__ == "__main__":
    main()
