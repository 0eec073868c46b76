"""A connection of the one that the environment describes."""

import json
import logging
import os


class Connection:
    def __init__(self, described):
        self.login = described["login"]
        self.password = described["password"]
        self.extra_dejson = described["extra"]


class BaseHook:
    log = logging.getLogger("airflow")

    @classmethod
    def get_connection(cls, conn_id):
        return Connection(json.loads(os.environ["AIRFLOW_CONNECTION"]))
