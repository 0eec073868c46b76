"""Prints the companies that the integration may report on; its options are put together in one place."""

import os

import aanalytics2 as api2

settings = {
    "org_id": os.environ["ANALYTICS_ORG_ID"],
    "client_id": os.environ["ANALYTICS_CLIENT_ID"],
    "secret": os.environ["ANALYTICS_CLIENT_SECRET"],
    "tech_id": os.environ["ANALYTICS_TECH_ID"],
}
settings["path_to_key"] = os.environ["ANALYTICS_KEY_FILE"]

api2.configure(**settings)
for company in api2.Login().getCompanyId():
    print(company["globalCompanyId"])
