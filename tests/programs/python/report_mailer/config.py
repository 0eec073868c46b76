import os

ADOBE = {
    "api_key": os.environ["ADOBE_API_KEY"],
    "client_secret": os.environ["ADOBE_CLIENT_SECRET"],
    "technical_account_id": os.environ["ADOBE_TECHNICAL_ACCOUNT_ID"],
    "org_id": os.environ["ADOBE_ORG_ID"],
    "private_key": os.environ["ADOBE_PRIVATE_KEY"].replace("\\n", "\n"),
    "metascopes": "ent_analytics_bulk_ingest_sdk",
    "ims_exchange": "https://ims-na1.adobelogin.com/ims/exchange/jwt",
}

REPORT_SUITE = os.environ.get("REPORT_SUITE", "examplecoprod")
RECIPIENTS = os.environ.get("RECIPIENTS", "").split(",")
