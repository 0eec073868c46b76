"""Prints the companies that the integration may report on."""

import aanalytics2 as api2

api2.importConfigFile("config_analytics.json", auth_type="jwt")

login = api2.Login()
for company in login.getCompanyId():
    print(company["globalCompanyId"])
