"""Prints the company whose properties the release job works on."""

import launchpy

launchpy.importConfigFile("config_launch.json")

admin = launchpy.Admin()
print(admin.getCompanyId())
