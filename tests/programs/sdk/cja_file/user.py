"""Prints the user that the integration acts as."""

import cjapy

cjapy.importConfigFile("config_cja.json", auth_type="jwt")
print(cjapy.CJA().getCurrentUser()["imsUserId"])
