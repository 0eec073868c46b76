"""Prints the users of the organisation that a configuration file names."""

from configparser import RawConfigParser

import umapi_client

config = RawConfigParser()
config.read("usermanagement.config")
enterprise = dict(config.items("enterprise"))

conn = umapi_client.Connection(
    org_id=enterprise["org_id"],
    auth_dict=enterprise,
    ims_host=config.get("server", "ims_host"),
    ims_endpoint_jwt=config.get("server", "ims_endpoint_jwt"),
    user_management_endpoint="https://" + config.get("server", "host") + config.get("server", "endpoint"),
)
for user in umapi_client.UsersQuery(conn):
    print(user["email"])
