"""Prints the data views."""

import json

import cjapy

with open("config_cja.json") as handle:
    settings = json.load(handle)
with open(settings["pathToKey"]) as handle:
    key = handle.read()

cjapy.configure(
    org_id=settings["org_id"],
    tech_id=settings["tech_id"],
    secret=settings["secret"],
    client_id=settings["client_id"],
    private_key=key,
)

cja = cjapy.CJA()
print(cja.getCurrentUser()["imsUserId"])
