import json

from connectors import CONNECTORS

with open("accounts.json") as file:
    for kind, settings in json.load(file).items():
        connector = CONNECTORS[kind]
        print(kind, connector(connector.account_model(**settings)).header())
