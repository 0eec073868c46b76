"""Prints who is in the directory; signs in step by step, with the classes of umapi_client.auth."""

import os

from umapi_client import Connection, UsersQuery
from umapi_client.auth import JWT, AccessRequest, Auth

IMS = "ims-na1.adobelogin.com"


class Directory:
    def __init__(self, org, key):
        self.org = org
        self.key = key

    def connect(self):
        with open(os.environ["DIRECTORY_KEY_FILE"], "r") as source:
            assertion = JWT(self.org, os.environ["DIRECTORY_ACCOUNT"], IMS, self.key, source)
        request = AccessRequest(
            endpoint="https://" + IMS + "/ims/exchange/jwt/",
            api_key=self.key,
            client_secret=os.environ["DIRECTORY_SECRET"],
            jwt_token=assertion(),
            ssl_verify=True,
        )
        return Connection(self.org, auth=Auth(self.key, request()), retry_max_attempts=2, logger=None)


directory = Directory(os.environ["DIRECTORY_ORG"], os.environ["DIRECTORY_KEY"]).connect()
for user in UsersQuery(directory, identity_type=""):
    print(user["email"])
