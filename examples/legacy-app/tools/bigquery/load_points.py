"""Loads the points ledger into BigQuery."""

import os
import sys

from google.cloud import bigquery
from google.oauth2 import service_account

TABLE = "hearth-alder-warehouse.loyalty.points"


def client():
    key_file = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS", "tools/bigquery/service-account.json")
    credentials = service_account.Credentials.from_service_account_file(key_file)
    return bigquery.Client(credentials=credentials, project=credentials.project_id)


def main(path):
    job_config = bigquery.LoadJobConfig(
        source_format=bigquery.SourceFormat.CSV,
        skip_leading_rows=1,
        write_disposition="WRITE_TRUNCATE",
    )
    with open(path, "rb") as handle:
        job = client().load_table_from_file(handle, TABLE, job_config=job_config)
    job.result()


if __name__ == "__main__":
    main(sys.argv[1])
