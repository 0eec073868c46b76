"""Prints the e-mail addresses of all users of the organisation."""

import os

import umapi_client

credentials = {
    "tech_acct_id": os.environ["UMAPI_TECH_ACCT"],
    "api_key": os.environ["UMAPI_KEY"],
    "client_secret": os.environ["UMAPI_SECRET"],
    "private_key_file": os.environ["UMAPI_KEY_FILE"],
}


def connect():
    return umapi_client.Connection(
        org_id=os.environ["UMAPI_ORG"],
        auth_dict=credentials,
        timeout_seconds=60,
    )


if __name__ == "__main__":
    for user in umapi_client.UsersQuery(connect()):
        print(user["email"])
