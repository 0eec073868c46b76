"""Lists the schemas of a sandbox."""

import aepp
from aepp import schema

aepp.importConfigFile("config_aep.json")

catalog = schema.Schema()
for one in catalog.getSchemas():
    print(one["title"])
