"""Monday report for marketing: visits and orders of members by tier, from Adobe Analytics.

Owner: insight team (ask Priya). Uses its own Adobe project, not the loyalty one.
"""

import datetime
import pathlib

import aanalytics2 as api2

HERE = pathlib.Path(__file__).parent
SUITE = "hearthalderprod"


def connect():
    api2.importConfigFile(str(HERE / "aanalytics_config.json"))
    login = api2.Login()
    company = login.getCompanyId()[0]["globalCompanyId"]
    return api2.Analytics(company)


def last_week():
    end = datetime.date.today()
    start = end - datetime.timedelta(days=7)
    return "{}T00:00:00.000/{}T00:00:00.000".format(start, end)


def main():
    analytics = connect()
    request = {
        "rsid": SUITE,
        "globalFilters": [{"type": "dateRange", "dateRange": last_week()}],
        "metricContainer": {"metrics": [{"id": "metrics/visits"}, {"id": "metrics/orders"}]},
        "dimension": "variables/evar12",
    }
    report = analytics.getReport(request)
    report["data"].to_csv(HERE / "weekly.csv", index=False)


if __name__ == "__main__":
    main()
