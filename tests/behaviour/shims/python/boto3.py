"""A parameter store in an environment variable."""

import json
import os


class _Ssm:
    def get_parameter(self, Name, WithDecryption=False):
        return {"Parameter": {"Value": json.loads(os.environ["PARAMETERS"])[Name.rpartition("/")[2]]}}


def client(service):
    return _Ssm()
